import { usageRows } from '../../shared/books/usage.ts';
import type { Gate } from '../../shared/gate/gate.ts';
import type { Client } from '../http/client.ts';
import { firstOf } from '../http/header-list.ts';
import { noRoute, noToken, wrongMethod } from './control-problems.ts';
import { sendJson, sendProblem, writeOwnHead } from './own-answer.ts';
import { postEntry } from './post-entry.ts';
import { postQuote } from './post-quote.ts';
import type { Token } from './token.ts';

/** What the control routes work on. */
export interface ControlPorts {
  readonly gate: Gate;
  readonly token: Token;
  readonly newId: () => string;
  readonly origin: string;
  /** The whole ledger as lines of NDJSON, oldest first. */
  readonly ledgerText: () => AsyncIterable<Buffer>;
}

type Route = {
  readonly method: 'GET' | 'POST';
  readonly serve: (ports: ControlPorts, client: Client) => Promise<void>;
};

const getUsage = async ({ gate }: ControlPorts, client: Client): Promise<void> => {
  const usage = await gate.look(usageRows);
  sendJson(client, 200, { usage });
};

const getLedger = async ({ ledgerText }: ControlPorts, client: Client): Promise<void> => {
  let isBegun = false;
  for await (const text of ledgerText()) {
    if (client.isGone()) return;
    // The head waits for the first lines: a ledger that cannot be read is told by its status.
    if (!isBegun) writeOwnHead(client, 200, ['Content-Type', 'application/x-ndjson']);
    isBegun = true;
    await client.write(text);
  }
  if (!isBegun) writeOwnHead(client, 200, ['Content-Type', 'application/x-ndjson']);
  client.end();
};

const ROUTES: ReadonlyMap<string, Route> = new Map([
  ['/_tollgate/v1/usage', { method: 'GET', serve: getUsage }],
  ['/_tollgate/v1/ledger', { method: 'GET', serve: getLedger }],
  ['/_tollgate/v1/quotes', { method: 'POST', serve: postQuote }],
  ['/_tollgate/v1/entries', { method: 'POST', serve: postEntry }],
]);

/** Serves the routes under /_tollgate/ but the practice portal's. */
export const serveControl = async (ports: ControlPorts, client: Client, path: string): Promise<void> => {
  if (path === '/_tollgate/health') {
    if (client.method !== 'GET') return sendProblem(client, wrongMethod('GET'));
    return sendJson(client, 200, { status: 'ok' });
  }
  const route = ROUTES.get(path);
  if (route === undefined) return sendProblem(client, noRoute);
  if (!ports.token.isIn(firstOf(client.headers, 'authorization'))) return sendProblem(client, noToken);
  if (client.method !== route.method) return sendProblem(client, wrongMethod(route.method));
  await route.serve(ports, client);
};
