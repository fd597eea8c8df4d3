import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Client, clientOf } from '../http/client.ts';
import { UsageError } from '../usage-error.ts';
import { sendDocument } from './own-answer.ts';
import { troubleOf } from './trouble.ts';
import { limitWaiting } from './waiting-connections.ts';

const MOST_HEADER_BYTES = 16 * 1024;
/** Far more than programs of one person need; calls that are being answered are bounded by the machine's own limit of open files. */
const MOST_WAITING = 500;
const HEADERS_MS = 20_000;
const CHECK_MS = 5_000;
const STALL_MS = 60_000;
const IDLE_MS = 30_000;
const LOOPBACK = '127.0.0.1';

/** A listener on loopback. */
export interface Listener {
  readonly port: number;
  /** True for an address that leads back here. */
  readonly isSelf: (address: string, port: number) => boolean;
  /** Takes no more requests and waits for those that are being answered, at most so many milliseconds; then `stop` ends them. */
  readonly close: (graceMs: number, stop: () => void) => Promise<void>;
}

const explain = (error: unknown, port: number): Error => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new UsageError(
      `port ${port} is taken by another program: choose another with --port, or 0 for any free one`,
    );
  }
  if (code === 'EACCES') return new UsageError(`port ${port} may not be used by this user: choose one above 1023`);
  return error instanceof Error ? error : new Error(String(error));
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port)));
    server.listen(port, LOOPBACK, () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

/**
 * Starts to listen on 127.0.0.1; 0 picks a free port. Requests that nobody finishes are ended: headers within 20 s, and sooner where many connections wait;
 * a body never silent for a minute.
 * Throws UsageError when the port cannot be had.
 */
export const startListener = async (
  wantedPort: number,
  handle: (client: Client) => Promise<void>,
  log: (line: string) => void,
): Promise<Listener> => {
  const running = new Set<Promise<void>>();
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse, sends: 'at-once' | 'when-told'): void => {
    waiting.asked(incoming.socket, outgoing);
    const client = clientOf(incoming, outgoing, { waits: sends === 'when-told', stallMs: STALL_MS });
    const done = handle(client)
      .catch((error: unknown) => {
        if (client.isGone()) return;
        const { document, headers, line } = troubleOf(error);
        log(line);
        if (outgoing.headersSent) client.breakOff();
        else sendDocument(client, document, headers);
      })
      .finally(() => running.delete(done));
    running.add(done);
  };
  const options = {
    maxHeaderSize: MOST_HEADER_BYTES,
    headersTimeout: HEADERS_MS,
    // Bodies may be of any size: they are watched piece by piece, where they are read.
    requestTimeout: 0,
    keepAliveTimeout: IDLE_MS,
    connectionsCheckingInterval: CHECK_MS,
  };
  const server = createServer(options, (incoming, outgoing) => answer(incoming, outgoing, 'at-once'));
  const waiting = limitWaiting(server, MOST_WAITING);
  server.on('checkContinue', (incoming: IncomingMessage, outgoing: ServerResponse) =>
    answer(incoming, outgoing, 'when-told'),
  );
  // A tunnel would pass by every rule.
  server.on('connect', (_incoming: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 501 Not Implemented\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  const port = await listen(server, wantedPort);
  // A connection that cannot be taken (no more file handles) is no reason to end.
  server.on('error', (error) => log(`a connection could not be taken: ${error.message}`));
  return {
    port,
    isSelf: (address, to) => to === port && address.replace(/^::ffff:/, '') === LOOPBACK,
    close: async (graceMs, stop) => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const over = setTimeout(() => {
        stop();
        server.closeAllConnections();
      }, graceMs);
      // Calls whose client has left are read to their end as well.
      while (running.size > 0) await Promise.allSettled([...running]);
      clearTimeout(over);
      server.closeAllConnections();
      await closed;
    },
  };
};
