import type { Asking } from '../../shared/gate/asking.ts';
import { nameAccount } from '../../shared/gate/name-account.ts';
import { invariant } from '../../shared/invariant.ts';
import {
  type Body,
  type HttpCall,
  mayCharge,
  type Recognised,
  recogniseFor,
} from '../../shared/recognise/recognise.ts';
import { quoteDocument } from '../../shared/words/quote-document.ts';
import type { Client } from '../http/client.ts';
import { firstOf, pairsOf, valuesOf } from '../http/header-list.ts';
import { readBoolean } from '../http/structured-field.ts';
import { takeBody } from '../http/take-body.ts';
import { type CallPorts, MOST_BYTES, type Passage } from './call-ports.ts';
import { chargingCall } from './charging-call.ts';
import { freeCall } from './free-call.ts';
import { passOtherPath } from './other-path.ts';
import { type Problem, sendJson, sendProblem } from './own-answer.ts';
import { readRequest } from './read-copy.ts';
import { refuseLarge } from './refuse-large.ts';
import { readTag } from './tag.ts';

const noDryRun = (value: string): Problem => ({
  kind: 'bad-request',
  status: 400,
  title: 'Tollgate-Dry-Run is not understood',
  detail: `Tollgate-Dry-Run takes 1 or 0 (also ?1, ?0, true, false), not ${JSON.stringify(value)}. Nothing was sent.`,
});

const noCall: Problem = {
  kind: 'no-call',
  status: 422,
  title: 'There is nothing to quote',
  detail: 'The address is none of the provider’s API. Nothing was sent.',
};

/** What was read of a call. */
type Read =
  /** `recognised` null: none of the provider's API. */
  | {
      readonly kind: 'read';
      readonly recognised: Recognised | null;
      readonly body: Buffer | AsyncIterable<Buffer> | null;
    }
  | { readonly kind: 'too-large'; readonly why: string };

const LONGER = 'is longer than 8 MB';
/** A body that no rule looks at is read all the same while it is short, or says that it holds fields: it may carry another call. */
const SHORT_BYTES = 64 * 1024;
const FIELDS = /json|form|text/i;

/** True for a body that may go on unread: the call cannot charge, and nothing in it is looked at. */
const mayStream = (client: Client, first: Recognised | null): boolean => {
  if (first !== null && (mayCharge(first) || first.call?.document.items?.in === 'body')) return false;
  if (client.length !== null) return client.length > SHORT_BYTES;
  return !FIELDS.test(firstOf(client.headers, 'content-type') ?? '');
};

/** Reads as much of a call as recognising it takes: one that may charge whole, of the others the first 8 MB. */
const readCall = async (
  client: Client,
  first: Recognised | null,
  recognise: (body: Body) => Recognised | null,
): Promise<Read> => {
  if (client.body === null) return { kind: 'read', recognised: first, body: null };
  if (mayStream(client, first)) return { kind: 'read', recognised: first, body: client.body };
  const isCharging = first !== null && mayCharge(first);
  if (isCharging && client.length !== null && client.length > MOST_BYTES)
    return { kind: 'too-large', why: `the body ${LONGER}` };
  const taken = await takeBody(client.body, MOST_BYTES);
  if (taken.kind === 'whole') {
    const recognised = recognise(await readRequest(taken.bytes, client.headers)) ?? first;
    return { kind: 'read', recognised, body: taken.bytes.length === 0 ? null : taken.bytes };
  }
  if (isCharging) {
    taken.drop();
    return { kind: 'too-large', why: `the body ${LONGER}` };
  }
  return { kind: 'read', recognised: recognise({ kind: 'unreadable', why: LONGER }) ?? first, body: taken.all };
};

/** Serves one request to a provider: recognise, then quote, decide, reserve, send, settle, as far as the call needs it. */
export const serveProviderCall = async (ports: CallPorts, passage: Passage, url: URL): Promise<void> => {
  const { client, pack } = passage;
  const dryRun = valuesOf(client.headers, 'tollgate-dry-run');
  const isDryRun = dryRun.length === 0 ? false : readBoolean(dryRun.join(', '));
  // Not understood (several of them, too), it may well have meant: do not send.
  if (isDryRun === null) return sendProblem(client, noDryRun(dryRun.join(', ')));
  const tag = readTag(client.headers);
  if (tag.kind === 'wrong') return sendProblem(client, tag.problem);

  const recognise = (body: Body): Recognised | null => {
    const http: HttpCall = { method: client.method, url: url.href, headers: pairsOf(client.headers), body };
    return recogniseFor(pack, http, url, { pathname: url.pathname, practice: false });
  };
  const first = recognise({ kind: 'none' });
  const read = await readCall(client, first, recognise);
  const found = read.kind === 'read' ? read.recognised : first;
  if (found === null) {
    if (isDryRun) return sendProblem(client, noCall);
    return passOtherPath(ports, passage, read.kind === 'read' ? read.body : null);
  }
  const named = await nameAccount(ports.gate, found);
  const { recognised, account } = named;
  const from = { road: 'proxy', tag: tag.tag, user: null, site: null } as const;
  const asking: Asking = { id: ports.newId(), ...named, from };
  if (read.kind === 'too-large') return refuseLarge(ports, client, asking, read.why);
  if (recognised.isTooLarge) return refuseLarge(ports, client, asking, recognised.unreadable ?? '');
  if (isDryRun) return sendJson(client, 200, quoteDocument(await ports.gate.quote(recognised, account), 'en'));
  if (mayCharge(recognised)) await chargingCall(ports, passage, asking, wholeOf(read.body));
  else await freeCall(ports, passage, asking, read.body);
};

/** What may charge was read whole. */
const wholeOf = (body: Buffer | AsyncIterable<Buffer> | null): Buffer | null => {
  invariant(body === null || Buffer.isBuffer(body), 'a call that may charge was not read whole');
  return body;
};
