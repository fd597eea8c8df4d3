import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Client } from '../http/client.ts';
import { takeBody } from '../http/take-body.ts';
import { MOST_BYTES } from './call-ports.ts';
import { noRoute, wrongMethod } from './control-problems.ts';
import { sendProblem, writeOwnHead } from './own-answer.ts';

/** The practice portal: a page, and the simulated providers that it calls. */
export interface PracticePorts {
  readonly practice: (request: Request) => Promise<Response | undefined>;
  /** The folder of the page's files. */
  readonly portalDir: string;
}

const ROOT = '/_tollgate/practice';

/** Everything from here, nothing inline, in no frame. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const requestOf = async (client: Client): Promise<Request | null> => {
  const headers = new Headers();
  for (let at = 0; at + 1 < client.headers.length; at += 2) {
    headers.append(client.headers[at] ?? '', client.headers[at + 1] ?? '');
  }
  const taken = client.body === null ? null : await takeBody(client.body, MOST_BYTES);
  if (taken?.kind === 'longer') {
    taken.drop();
    return null;
  }
  const body =
    taken === null || client.method === 'GET' || client.method === 'HEAD' ? {} : { body: new Uint8Array(taken.bytes) };
  return new Request(`http://${headers.get('host')}${client.target}`, { method: client.method, headers, ...body });
};

const sendResponse = async (client: Client, response: Response): Promise<void> => {
  const bytes = Buffer.from(await response.arrayBuffer());
  writeOwnHead(client, response.status, [...[...response.headers].flat(), 'Content-Length', String(bytes.length)]);
  client.end(bytes);
};

/** Sends a file of the portal. False when there is none of that name. */
const sendFile = async (client: Client, portalDir: string, path: string): Promise<boolean> => {
  const name = normalize(decodeURIComponent(path === '/' ? '/index.html' : path));
  const type = TYPES[extname(name)];
  const file = join(portalDir, name);
  if (type === undefined || !file.startsWith(join(portalDir, sep))) return false;
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) return false;
  const policy = ['Content-Security-Policy', POLICY, 'Referrer-Policy', 'no-referrer', 'X-Frame-Options', 'DENY'];
  writeOwnHead(client, 200, ['Content-Type', type, ...policy, 'Content-Length', String(bytes.length)]);
  client.end(bytes);
  return true;
};

/** Serves /_tollgate/practice/: the simulated providers below it, and the portal's page. */
export const servePractice = async (ports: PracticePorts, client: Client, path: string): Promise<void> => {
  if (path === ROOT) {
    writeOwnHead(client, 308, ['Location', `${ROOT}/`, 'Content-Length', '0']);
    return client.end();
  }
  const isRead = client.method === 'GET' || client.method === 'HEAD';
  // What the standard Request does not take.
  if (['CONNECT', 'TRACE', 'TRACK'].includes(client.method)) return sendProblem(client, wrongMethod('GET, POST'));
  if (isRead && (await sendFile(client, ports.portalDir, path.slice(ROOT.length)))) return;
  const request = await requestOf(client);
  const response = request === null ? undefined : await ports.practice(request);
  if (response !== undefined) return sendResponse(client, response);
  sendProblem(client, isRead ? noRoute : wrongMethod('GET'));
};
