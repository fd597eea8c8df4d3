import { CALLS_PORT } from '../../shared/messages/bridge-port.ts';
import type { Runtime } from './runtime.ts';

/** One connection to the background. Both functions are for one use each: after `closed` it says nothing more. */
export interface Line {
  /** False when the connection turned out to be closed. */
  say(message: unknown): boolean;
}

export interface LineEvents {
  heard(message: unknown): void;
  closed(): void;
}

/** Connects to the background, and starts it where it sleeps. Null when the extension that put the bridge here is gone. */
export const connect = (runtime: Runtime, events: LineEvents): Line | null => {
  if (runtime.id === undefined) return null;
  try {
    const port = runtime.connect({ name: CALLS_PORT });
    port.onMessage.addListener(events.heard);
    port.onDisconnect.addListener(() => {
      void runtime.lastError;
      events.closed();
    });
    return {
      say(message) {
        try {
          port.postMessage(message);
          return true;
        } catch {
          return false;
        }
      },
    };
  } catch {
    // Invalidated between the look and the call.
    return null;
  }
};
