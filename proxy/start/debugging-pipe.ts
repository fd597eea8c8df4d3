import type { Readable, Writable } from 'node:stream';
import { isBag } from '../../shared/bag.ts';

/** The browser refused a command, or went away before it answered. */
export class BrowserError extends Error {
  override readonly name = 'BrowserError';
}

export type DebuggingPipe = {
  /** Sends one command; rejects with BrowserError when the browser refuses it or goes away. */
  send(method: string, params?: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
};

type Waiting = {
  readonly method: string;
  resolve(result: Readonly<Record<string, unknown>>): void;
  reject(error: BrowserError): void;
};

/**
 * Speaks the DevTools protocol over the two pipes of `--remote-debugging-pipe`: JSON messages, each ended by a NUL.
 * Only the browser's own session is used, so events and messages of other sessions are dropped.
 */
export function openDebuggingPipe(toBrowser: Writable, fromBrowser: Readable): DebuggingPipe {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let gone = false;
  let unread = '';

  const abandon = (): void => {
    gone = true;
    for (const { method, reject } of waiting.values()) {
      reject(new BrowserError(`the browser went away before it answered ${method}`));
    }
    waiting.clear();
  };

  fromBrowser.setEncoding('utf8');
  fromBrowser.on('data', (chunk: string) => {
    const messages = (unread + chunk).split('\0');
    unread = messages.pop() ?? '';
    for (const message of messages) answer(message, waiting);
  });
  fromBrowser.on('close', abandon);
  fromBrowser.on('error', abandon);
  // A write into a closed pipe: the close above tells those who wait.
  toBrowser.on('error', abandon);

  return {
    send(method, params = {}) {
      if (gone) return Promise.reject(new BrowserError(`the browser is gone: ${method} was not sent`));
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { method, resolve, reject });
        toBrowser.write(`${JSON.stringify({ id, method, params })}\0`);
      });
    },
  };
}

function answer(text: string, waiting: Map<number, Waiting>): void {
  const message: unknown = JSON.parse(text);
  if (!isBag(message) || typeof message['id'] !== 'number') return;
  const asked = waiting.get(message['id']);
  if (asked === undefined) return;
  waiting.delete(message['id']);
  const { error, result } = message;
  if (isBag(error)) asked.reject(new BrowserError(`${asked.method}: ${String(error['message'])}`));
  else asked.resolve(isBag(result) ? result : {});
}
