import type { IncomingMessage, ServerResponse } from 'node:http';
import { startHttpsServer } from '../https-server.ts';
import type { Given, Reached } from './guarded-shop.ts';
import { MEDDLER } from './meddler.ts';

type Answer = (call: Reached) => Given | 'hang-up';

export interface ShopServer {
  readonly hostMap: Readonly<Record<string, number>>;
  /** Calls that reached a provider, preflights left out. */
  readonly reached: readonly Reached[];
  /** What providers answer from here on. */
  answerWith(answer: Answer): void;
  /** Serves a script of the shop's at this path. */
  serveScript(path: string, text: string): void;
  close(): Promise<void>;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-allow-methods': '*',
};

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** One server in the place of shops under sites that are guarded, and of both providers. */
export async function startShopServer(first: Answer): Promise<ShopServer> {
  const reached: Reached[] = [];
  const scripts = new Map([['/worker.js', MEDDLER]]);
  let answer = first;

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const host = request.headers.host ?? '';
    if (host.startsWith('shop.')) {
      const script = scripts.get(request.url ?? '');
      response.writeHead(200, { 'content-type': script === undefined ? 'text/html' : 'text/javascript' });
      response.end(script ?? '<!doctype html><title>Import orders</title><h1>Shop</h1>');
      return;
    }
    if (request.method === 'OPTIONS') {
      response.writeHead(204, CORS).end();
      return;
    }
    const call = {
      host,
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: await bodyOf(request),
    };
    reached.push(call);
    const given = answer(call);
    if (given === 'hang-up') {
      request.socket.destroy();
      return;
    }
    await given.after;
    response.writeHead(given.status, { ...CORS, 'content-type': 'application/json' });
    response.flushHeaders();
    await given.bodyAfter;
    response.end(given.body);
  };

  const server = await startHttpsServer((request, response) => void respond(request, response));
  const hosts = ['api.17track.net', 'api.sinay.ai', 'shop.17track.net', 'shop.sinay.ai'];
  return {
    hostMap: Object.fromEntries(hosts.map((host) => [host, server.port])),
    reached,
    close: server.close,
    serveScript: (path, text) => void scripts.set(path, text),
    answerWith: (next) => {
      answer = next;
    },
  };
}
