import type { Client } from '../../http/client.ts';
import { takeBody } from '../../http/take-body.ts';
import { PRACTICE_ROOT } from '../../practice/practice-root.ts';
import { MOST_BYTES } from '../call-ports.ts';
import { noRoute, wrongMethod } from '../control-problems.ts';
import { sendProblem, writeOwnHead } from '../own-answer.ts';
import { sendPortalFile } from './portal-file.ts';
import type { PracticePorts } from './practice-ports.ts';

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

/** True for what lies at or below the practice portal. */
export const isPractice = (path: string): boolean => `${path}/`.startsWith(`${PRACTICE_ROOT}/`);

/** Serves the practice portal's page, and the simulated providers below it. */
export const servePractice = async (ports: PracticePorts, client: Client, path: string): Promise<void> => {
  if (path === PRACTICE_ROOT) {
    writeOwnHead(client, 308, ['Location', `${PRACTICE_ROOT}/`, 'Content-Length', '0']);
    return client.end();
  }
  const isRead = client.method === 'GET' || client.method === 'HEAD';
  // What the standard Request does not take.
  if (['CONNECT', 'TRACE', 'TRACK'].includes(client.method)) return sendProblem(client, wrongMethod('GET, POST'));
  if (isRead && (await sendPortalFile(client, ports.portalDir, path.slice(PRACTICE_ROOT.length)))) return;
  const request = await requestOf(client);
  const response = request === null ? undefined : await ports.practice(request);
  if (response !== undefined) return sendResponse(client, response);
  sendProblem(client, isRead ? noRoute : wrongMethod('GET'));
};
