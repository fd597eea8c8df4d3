import { once } from 'node:events';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { testCertificate, testKey } from '../../browser/https-server.ts';

/** One request as the server saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

export interface LabServer {
  readonly port: number;
  /** What arrived with this tag in its query, in order. */
  seen(tag: string): readonly Seen[];
  close(): Promise<void>;
}

interface Given {
  readonly request: Http2ServerRequest;
  readonly response: Http2ServerResponse;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  /** This request and those before it with the same tag. */
  readonly seen: readonly Seen[];
}

type Answer = (given: Given) => Promise<void> | void;

const TOLD = ['accept', 'content-type', 'content-length', 'origin', 'referer', 'x-one', 'x-two', '17token', 'cookie'];

/** What a browser makes up anew for each form. */
const boundary = /-{4}(WebKitFormBoundary|geckoformboundary)\w+/g;

const toldHeaders = (request: Http2ServerRequest): { [name: string]: string } => {
  const told: { [name: string]: string } = {};
  for (const name of TOLD) {
    const value = request.headers[name];
    if (value !== undefined) told[name] = `${value}`.replace(boundary, 'BOUNDARY');
  }
  return told;
};

const plainBody = (body: Buffer): string => body.toString('latin1').replace(boundary, 'BOUNDARY');

/** What the server does is named in the query (`do`), so that any path of any host can be asked to do it. */
const answers: { readonly [name: string]: Answer } = {
  /** Says what arrived. */
  echo({ request, response, body }) {
    response.setHeader('content-type', 'application/json');
    const told = { method: request.method, headers: toldHeaders(request), body: plainBody(body) };
    // Firefox's boundaries are not all of one length.
    if (told.body.includes('BOUNDARY')) delete told.headers['content-length'];
    response.end(JSON.stringify(told));
  },
  /** Says `body` with `status` and `type`. */
  say({ response, query }) {
    response.statusCode = Number(query.get('status') ?? 200);
    response.setHeader('content-type', query.get('type') ?? 'text/plain');
    for (const name of ['x-one', 'set-cookie', 'cache-control', 'etag']) {
      const value = query.get(name);
      if (value !== null) response.setHeader(name, value);
    }
    const bytes = Buffer.from(query.get('body') ?? '', query.get('as') === 'base64' ? 'base64' : 'utf8');
    if (query.has('length')) response.setHeader('content-length', bytes.length);
    if ([204, 205, 304].includes(response.statusCode)) response.end();
    else response.end(bytes);
  },
  /** Says how often this very body has come by now. */
  count({ response, body, seen }) {
    response.end(`${seen.filter((one) => one.body === plainBody(body)).length}`);
  },
  gzip({ response, query }) {
    response.setHeader('content-encoding', 'gzip');
    response.setHeader('content-type', 'application/json');
    response.end(gzipSync(query.get('body') ?? ''));
  },
  /** Says `count` chunks of `size` bytes with pauses; with `hang` the end never comes. */
  async stream({ response, query }) {
    const chunk = Buffer.alloc(Number(query.get('size') ?? 10), 97);
    response.setHeader('content-type', 'text/plain');
    for (let at = 0; at < Number(query.get('count') ?? 3); at += 1) {
      response.write(chunk);
      await wait(Number(query.get('pause') ?? 20));
    }
    if (!query.has('hang')) response.end();
  },
  /** A page that listens for messages in disguise from its first script on, and that frames another page of the kind. */
  listen({ response, query }) {
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><script>
      window.heard ??= [];
      const hear = (event) => event instanceof MessageEvent && heard.push(event.type);
      for (const type of ['load', 'tollgate-meeting']) for (const target of [window, document]) target.addEventListener(type, hear, true);
      const frame = document.createElement('iframe');
      document.documentElement.append(frame);
      frame.src = ${JSON.stringify(query.has('inner') ? 'about:blank' : '?do=listen&inner=')};
      const inner = frame.contentWindow;
      inner.heard = heard;
      for (const type of ['load', 'tollgate-meeting']) inner.addEventListener(type, (event) => 'ports' in event && heard.push('window'), true);
      </script>`,
    );
  },
  /** Never answers. */
  hang() {},
  async late({ response, query }) {
    await wait(Number(query.get('after') ?? 50));
    response.end('late');
  },
  redirect({ request, response, query }) {
    response.statusCode = Number(query.get('status') ?? 302);
    response.setHeader('location', query.get('to') ?? `${new URL(request.url, 'https://x').pathname}?do=echo`);
    response.end();
  },
  /** Breaks the connection off before an answer. */
  reset({ response }) {
    response.stream.close(2);
  },
  /** Breaks it off in the middle of one. */
  async cut({ response }) {
    response.setHeader('content-type', 'text/plain');
    response.setHeader('content-length', 1000);
    response.write('only the beginning');
    await wait(50);
    response.stream.close(2);
  },
};

const allowCors = (request: Http2ServerRequest, response: Http2ServerResponse): void => {
  response.setHeader('access-control-allow-origin', `${request.headers.origin ?? '*'}`);
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-expose-headers', 'x-one, etag');
  response.setHeader('timing-allow-origin', '*');
};

/** A provider, a stranger and the page's own site in one: an HTTP/2 server on a free port of 127.0.0.1 that does what the query says. */
export async function startLabServer(): Promise<LabServer> {
  const seen = new Map<string, Seen[]>();
  const handle = async (request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> => {
    const { pathname, searchParams: query } = new URL(request.url, 'https://lab.test');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const tag = query.get('tag') ?? '';
    if (query.get('do') === 'seen') {
      response.setHeader('access-control-allow-origin', '*');
      response.end(JSON.stringify(seen.get(tag) ?? []));
      return;
    }
    const entry = { method: request.method, path: pathname, headers: toldHeaders(request), body: plainBody(body) };
    seen.set(tag, [...(seen.get(tag) ?? []), entry]);
    if (!query.has('nocors')) allowCors(request, response);
    if (request.method === 'OPTIONS') {
      response.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE, HEAD');
      response.setHeader('access-control-allow-headers', 'content-type, x-one, x-two, 17token');
      response.statusCode = 204;
      response.end();
      return;
    }
    const answer = answers[query.get('do') ?? ''];
    if (answer === undefined) {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>lab</title><p>lab</p>');
    } else await answer({ request, response, query, body, seen: seen.get(tag) ?? [] });
  };
  const server = createSecureServer({ key: testKey, cert: testCertificate, allowHTTP1: true }, (request, response) => {
    // A client that goes away in the middle is part of what is tried here.
    response.on('error', () => {});
    request.on('error', () => {});
    handle(request, response).catch(() => response.stream?.close(2));
  });
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => {});
    session.on('close', () => sessions.delete(session));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the lab server listens on no port');
  return {
    port: address.port,
    seen: (tag) => seen.get(tag) ?? [],
    async close() {
      for (const session of sessions) session.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
