import { once } from 'node:events';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { setTimeout as pause } from 'node:timers/promises';
import { testCertificate, testKey } from '../browser/https-server.ts';
import { fill, pageOf, type Row, type Served, tagIn } from './way.ts';

/** The words by which pages end rows, and what reached the providers. */
export interface Heard {
  /** Numbers of rows whose call reached a provider, preflights left out. */
  readonly reached: ReadonlySet<string>;
  /** Those of them that brought a key of an account, in whatever header. */
  readonly keyed: ReadonlySet<string>;
  /** What a row's page said of its call, by the row's number: the last word. */
  readonly said: ReadonlyMap<string, string>;
}

export interface ProviderServer extends Heard {
  readonly port: number;
  /** Serves a page of these rows from here on, at the first one's folder. */
  add(rows: readonly Row[]): void;
  close(): Promise<void>;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'application/xml',
};

/** Headers in which an account's key can be. */
const KEYS = ['17token', 'api_key', 'x-api-key', 'authorization', 'cookie'];

const textOf = async (request: Http2ServerRequest): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

const hostOf = ({ headers }: Http2ServerRequest): string => {
  const authority = headers[':authority'] ?? headers.host;
  return typeof authority === 'string' ? authority : '';
};

const isProvider = (host: string): boolean => /^api\.(17track\.net|sinay\.ai)\.?(:\d+)?$/i.test(host);

/** Every host of the matrix: the providers, their sites, and all others. By HTTP/2 as well, without which browsers send no streams. */
export async function startProviderServer(): Promise<ProviderServer> {
  const rows = new Map<string, Row>();
  const pages = new Map<string, readonly Row[]>();
  const reached = new Set<string>();
  const keyed = new Set<string>();
  const said = new Map<string, string>();

  const answerAsProvider = async (request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> => {
    const text = await textOf(request);
    if (request.method === 'OPTIONS') {
      response.writeHead(204, CORS).end();
      return;
    }
    const { referer: _, ...headers } = request.headers;
    const tag = tagIn(`${request.url} ${text} ${JSON.stringify(headers)}`);
    if (tag !== undefined) reached.add(tag);
    if (tag !== undefined && KEYS.some((key) => key in headers)) keyed.add(tag);
    response.writeHead(200, { ...CORS, 'content-type': 'application/json' });
    response.end('{"code":0,"data":{"accepted":[],"rejected":[]}}');
  };

  const serve = async (row: Row, name: string, response: Http2ServerResponse): Promise<void> => {
    const file: Served | undefined =
      name === ''
        ? { text: pageOf(pages.get(row.tag) ?? [row]), headers: row.way.headers ?? {} }
        : row.way.files?.[name];
    const type = name === '' ? 'text/html' : (TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain');
    const headers = Object.entries(file?.headers ?? {}).map(([key, value]) => [key, fill(row, value)]);
    if (file?.afterMs !== undefined) await pause(file.afterMs);
    response.writeHead(file === undefined ? 404 : (file.status ?? 200), {
      'content-type': type,
      ...Object.fromEntries(headers),
    });
    response.end(fill(row, file?.text ?? ''));
  };

  const respond = async (request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> => {
    if (isProvider(hostOf(request))) return answerAsProvider(request, response);
    const [, kind, tag = '', name = ''] = (request.url ?? '').replace(/[?#].*/, '').split('/');
    const row = rows.get(tag);
    if (kind === 'said') said.set(tag, name);
    if (kind === 'way' && row !== undefined) {
      if (request.method === 'OPTIONS') response.writeHead(204, CORS).end();
      else await serve(row, name, response);
    } else response.writeHead(404, { 'content-type': 'text/plain' }).end();
  };

  const server = createSecureServer({ key: testKey, cert: testCertificate, allowHTTP1: true }, (request, response) => {
    // A page that went away takes its calls with it.
    respond(request, response).catch(() => response.end());
  });
  const sockets = new Set<{ destroy(): void }>();
  server.on('secureConnection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  server.on('sessionError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server of the matrix listens on no port');
  return {
    port: address.port,
    reached,
    keyed,
    said,
    add(shown) {
      for (const row of shown) rows.set(row.tag, row);
      if (shown[0] !== undefined) pages.set(shown[0].tag, shown);
    },
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
