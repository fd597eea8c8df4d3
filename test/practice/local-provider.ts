import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { getResponse } from 'msw';
import type { HttpHandler } from 'msw/http';
import { sendResponse } from './local-answer.ts';
import { answer, type Move } from './local-move.ts';
import { decodeBody, readBody, type SeenRequest } from './seen-request.ts';

/** What stands behind the local server, and how the server presents itself. */
export interface LocalProviderOptions {
  /** msw handlers that serve the requests; what none of them answers gets 404. */
  readonly handlers?: readonly HttpHandler[];
  /** Serves the requests instead of handlers; undefined gives 404. */
  readonly respond?: (request: Request) => Response | undefined | Promise<Response | undefined>;
  /** The origin that handlers see, as `https://api.17track.net`; default: the server's own. */
  readonly origin?: string;
  /** Speak TLS with this certificate. */
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Let pages of other origins call: answers preflights (listed apart in `preflights`) and adds CORS headers. */
  readonly cors?: 'allow';
}

/** A provider on 127.0.0.1, as real as a socket can make it. */
export interface LocalProvider {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Every request whose head arrived, in order of arrival; preflights are not among them under `cors`. */
  readonly seen: readonly SeenRequest[];
  readonly preflights: readonly SeenRequest[];
  /** Queues moves: each request takes the next one; when none is left, the standing move. */
  readonly script: (...moves: readonly Move[]) => void;
  /** The standing move, for requests without a scripted one; at first the plain answer. */
  readonly standing: (move: Move) => void;
  /** Resolves once `count` requests were read whole. */
  readonly whenSeen: (count: number) => Promise<void>;
  /** Kills every open connection and stops listening. */
  readonly close: () => Promise<void>;
}

interface Waiter {
  readonly count: number;
  readonly resolve: () => void;
}

/** Starts a local provider on a free port of 127.0.0.1. Close it when the test ends. */
export async function startLocalProvider(options: LocalProviderOptions): Promise<LocalProvider> {
  const seen: SeenRequest[] = [];
  const preflights: SeenRequest[] = [];
  const moves: Move[] = [];
  const sockets = new Set<Socket>();
  const waiters = new Set<Waiter>();
  let standing = answer;
  let readWhole = 0;

  const listener = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const isPreflight = options.cors === 'allow' && incoming.method === 'OPTIONS';
    const move = isPreflight ? answer : (moves.shift() ?? standing);
    const record = newRecord(incoming, outgoing);
    (isPreflight ? preflights : seen).push(record);
    record.rawBody = await readBody(incoming);
    const body = decodeBody(record.rawBody, incoming.headers['content-encoding']);
    record.body = body.toString('utf8');
    if (isPreflight) {
      outgoing.writeHead(204, corsHeaders(incoming)).end();
      return;
    }
    readWhole += 1;
    for (const waiter of waiters) if (waiter.count <= readWhole) waiter.resolve();
    const origin = options.origin ?? `${options.tls === undefined ? 'http' : 'https'}://${incoming.headers.host}`;
    const more = options.cors === 'allow' ? corsHeaders(incoming) : {};
    await play(move, () => serveBy(options, toRequest(incoming, origin, body)), outgoing, more);
  };

  const answerOrHangUp = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    // A client that leaves half-way makes reading fail: there is nobody to answer then.
    listener(incoming, outgoing).catch(() => outgoing.destroy());
  };
  const server: Server =
    options.tls === undefined ? createServer(answerOrHangUp) : createSecureServer(options.tls, answerOrHangUp);
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  server.on('connection', keep);
  const port = await listen(server);

  return {
    url: `${options.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    seen,
    preflights,
    script: (...next) => void moves.push(...next),
    standing(move) {
      standing = move;
    },
    whenSeen: (count) =>
      new Promise((resolve) => {
        if (count <= readWhole) resolve();
        else waiters.add({ count, resolve });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The local provider has no port.'));
      else resolve(address.port);
    });
  });
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function newRecord(incoming: IncomingMessage, outgoing: ServerResponse): Writable<SeenRequest> {
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return {
    method: incoming.method ?? '',
    url: incoming.url ?? '',
    headers: Object.fromEntries(headers),
    rawHeaders: incoming.rawHeaders,
    rawBody: Buffer.alloc(0),
    body: '',
    over: new Promise((resolve) => {
      outgoing.once('finish', () => resolve('answered'));
      outgoing.once('close', () => resolve('closed'));
    }),
  };
}

function toRequest(incoming: IncomingMessage, origin: string, body: Buffer): Request {
  const headers = new Headers();
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '');
  }
  // The body is handed on decoded: these would be untrue of it.
  for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
  const method = incoming.method ?? 'GET';
  const mayHaveBody = method !== 'GET' && method !== 'HEAD';
  return new Request(new URL(incoming.url ?? '/', origin), {
    method,
    headers,
    ...(mayHaveBody ? { body: new Uint8Array(body) } : {}),
  });
}

async function serveBy(options: LocalProviderOptions, request: Request): Promise<Response> {
  try {
    const response =
      options.respond === undefined
        ? await getResponse([...(options.handlers ?? [])], request)
        : await options.respond(request);
    return response ?? new Response(null, { status: 404 });
  } catch (error) {
    // A mistake in a test's own provider shows as an answer that names it, not as a lost connection.
    return new Response(`The provider behind this server failed: ${String(error)}`, { status: 500 });
  }
}

async function play(
  move: Move,
  serve: () => Promise<Response>,
  outgoing: ServerResponse,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  switch (move.kind) {
    case 'answer': {
      const response = await serve();
      if (move.delayMs !== undefined) await wait(move.delayMs);
      return sendResponse(response, outgoing, move, more);
    }
    case 'refuse':
      if (move.delayMs !== undefined) await wait(move.delayMs);
      outgoing.writeHead(move.status, { ...more, ...move.headers }).end(move.body ?? '');
      return;
    case 'hang-up':
      if (move.point === 'after-serving') await serve();
      outgoing.destroy();
      return;
    case 'silence':
      if (move.point === 'after-serving') await serve();
      return;
    case 'raw':
      outgoing.socket?.end(move.bytes);
      return;
  }
}

function corsHeaders(incoming: IncomingMessage): Readonly<Record<string, string>> {
  return {
    'access-control-allow-origin': incoming.headers.origin ?? '*',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
    'access-control-allow-headers': incoming.headers['access-control-request-headers'] ?? '*',
    'access-control-expose-headers': '*',
    vary: 'Origin',
  };
}
