import { CALLS_PORT } from '../../shared/messages/bridge-port.ts';
import type { Runtime } from './runtime.ts';

/** One connection to the background. */
export interface Line {
  /** False when the connection turned out to be closed. */
  say(message: unknown): boolean;
}

export interface LineEvents {
  heard(message: unknown): void;
  /** Comes once, and nothing after it. */
  closed(): void;
}

/** How often a connection looks whether its extension is still there. */
const LOOK_EVERY_MS = 1000;

/** Connects to the background, and starts it where it sleeps. Null when the extension that put the bridge here is gone. */
export const connect = (runtime: Runtime, events: LineEvents): Line | null => {
  if (runtime.id === undefined) return null;
  try {
    const port = runtime.connect({ name: CALLS_PORT });
    const close = (): void => {
      clearInterval(look);
      removeEventListener('pagehide', leave, true);
      void runtime.lastError;
      events.closed();
    };
    // Firefox keeps the connection of a page that it keeps to come back to, and nobody would learn that the page went away.
    const leave = ({ isTrusted }: Event): void => {
      if (!isTrusted) return;
      port.disconnect();
      close();
    };
    addEventListener('pagehide', leave, true);
    // A connection made in the moment in which the extension is unloaded is never said to be closed.
    const look = setInterval(() => runtime.id === undefined && close(), LOOK_EVERY_MS);
    port.onMessage.addListener(events.heard);
    port.onDisconnect.addListener(close);
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
