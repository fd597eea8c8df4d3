import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HeaderList } from './header-list.ts';
import { StalledError } from './stalled-error.ts';

/** The head of an answer, as it goes to a client. */
export interface AnswerHead {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
}

/** One request of a client and the way to answer it. Writing to a client that went away does nothing. */
export interface Client {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: HeaderList;
  /** The body, to be read once; null when the request has none. Rejects when the client leaves half-way, and with StalledError when it stops sending. */
  readonly body: AsyncIterable<Buffer> | null;
  /** The length that the request announces, or null. */
  readonly length: number | null;
  readonly isGone: () => boolean;
  /** Calls back, once, when the client goes away before its answer is whole. */
  readonly onGone: (left: () => void) => void;
  readonly writeHead: (head: AnswerHead) => void;
  /** Resolves when the client takes more. */
  readonly write: (chunk: Buffer) => Promise<void>;
  readonly end: (last?: Buffer, trailers?: HeaderList) => void;
  /** Ends the connection: what was begun cannot be finished. */
  readonly breakOff: () => void;
}

export interface ClientOptions {
  /** The client waits for leave before it sends its body (`Expect: 100-continue`). */
  readonly waits: boolean;
  /** How long the client may take from one piece of its body to the next, in milliseconds; and, answered before its body was read, to end it. */
  readonly stallMs: number;
}

async function* readBody(incoming: IncomingMessage, begin: () => void, stallMs: number): AsyncGenerator<Buffer> {
  begin();
  const pieces = incoming.iterator({ destroyOnReturn: false });
  try {
    for (;;) {
      // Only the client's own slowness counts, not that of whoever takes the pieces.
      let timer: NodeJS.Timeout | undefined;
      const stalled = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new StalledError()), stallMs);
      });
      const next = await Promise.race([pieces.next(), stalled]).finally(() => clearTimeout(timer));
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Not awaited: a piece that never comes would be waited for.
    pieces.return?.().catch(() => {});
  }
}

const isText = (text: string): boolean => /^[\t\x20-\x7e\x80-\xff]*$/.test(text);

/** A request of node:http as a client. */
export const clientOf = (incoming: IncomingMessage, outgoing: ServerResponse, options: ClientOptions): Client => {
  const announced = incoming.headers['content-length'];
  const length = announced === undefined ? null : Number(announced);
  const hasBody = incoming.headers['transfer-encoding'] !== undefined || (length !== null && length > 0);
  let gone = false;
  let waits = options.waits;
  const begin = (): void => {
    if (waits) outgoing.writeContinue();
    waits = false;
  };
  outgoing.once('close', () => {
    gone = !outgoing.writableFinished;
  });
  outgoing.once('finish', () => {
    if (incoming.complete) return;
    // What comes of a body that nobody wanted is read and dropped: the next request may follow it. That has to end, too.
    incoming.resume();
    setTimeout(() => incoming.complete || incoming.destroy(), options.stallMs).unref();
  });
  outgoing.on('error', () => outgoing.destroy());
  const isOpen = (): boolean => !gone && !outgoing.destroyed && !outgoing.writableEnded;
  return {
    method: incoming.method ?? 'GET',
    target: incoming.url ?? '/',
    headers: incoming.rawHeaders,
    body: hasBody ? readBody(incoming, begin, options.stallMs) : null,
    length,
    isGone: () => gone,
    onGone: (left) => {
      if (gone) left();
      else outgoing.once('close', () => !outgoing.writableFinished && left());
    },
    writeHead: ({ status, statusText, headers }) => {
      if (!isOpen()) return;
      outgoing.sendDate = false;
      // Where the client waits for leave and never got it, Node ends the connection: nobody knows what would follow.
      outgoing.writeHead(status, isText(statusText) ? statusText : '', [...headers]);
    },
    write: async (chunk) => {
      if (!isOpen() || outgoing.write(chunk)) return;
      const done = new AbortController();
      const { signal } = done;
      // An error ends the wait like a close: whoever writes next finds the client gone.
      await Promise.race([once(outgoing, 'drain', { signal }), once(outgoing, 'close', { signal })]).catch(() => {});
      done.abort();
    },
    end: (last, trailers = []) => {
      if (!isOpen()) return;
      const pairs: [string, string][] = [];
      for (let at = 0; at + 1 < trailers.length; at += 2) pairs.push([trailers[at] ?? '', trailers[at + 1] ?? '']);
      if (pairs.length > 0) outgoing.addTrailers(pairs);
      outgoing.end(last);
    },
    breakOff: () => outgoing.destroy(),
  };
};
