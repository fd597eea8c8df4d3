import type { Asking } from '../../shared/gate/gate.ts';
import {
  type Body,
  type HttpCall,
  mayCharge,
  type Recognised,
  recogniseFor,
} from '../../shared/recognise/recognise.ts';
import { quoteDocument } from '../../shared/rules/quote-document.ts';
import type { Client } from '../http/client.ts';
import { pairsOf, valuesOf } from '../http/header-list.ts';
import { readBoolean } from '../http/structured-field.ts';
import { takeBody } from '../http/take-body.ts';
import { type CallPorts, MOST_BYTES, type Passage } from './call-ports.ts';
import { chargingCall } from './charging-call.ts';
import { freeCall } from './free-call.ts';
import { passOtherPath } from './other-path.ts';
import { type Problem, sendJson, sendProblem } from './own-answer.ts';
import { readRequest } from './read-copy.ts';
import { readTag } from './tag.ts';

const tooLong: Problem = {
  kind: 'too-long',
  status: 413,
  title: 'The body is too long',
  detail: 'A call that may charge is read whole before it leaves, up to 8 MB. Nothing was sent: split the call.',
};

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

/** A call of which enough was read to recognise it. */
type Read =
  | { readonly kind: 'may-charge'; readonly recognised: Recognised; readonly body: Buffer | null }
  | { readonly kind: 'free'; readonly recognised: Recognised; readonly body: Buffer | AsyncIterable<Buffer> | null }
  | { readonly kind: 'too-long' };

/** Reads as much of a call as recognising it takes: one that may charge whole, of the others what names their items. */
const readCall = async (
  client: Client,
  first: Recognised,
  recognise: (body: Body) => Recognised | null,
): Promise<Read> => {
  const kind = mayCharge(first) ? 'may-charge' : 'free';
  if (client.body === null) return { kind, recognised: first, body: null };
  if (kind === 'free' && first.call?.document.items?.in !== 'body')
    return { kind, recognised: first, body: client.body };
  if (kind === 'may-charge' && client.length !== null && client.length > MOST_BYTES) return { kind: 'too-long' };
  const taken = await takeBody(client.body, MOST_BYTES);
  if (taken.kind === 'whole') {
    const recognised = recognise(await readRequest(taken.bytes, client.headers)) ?? first;
    return { kind, recognised, body: taken.bytes.length === 0 ? null : taken.bytes };
  }
  if (kind === 'may-charge') {
    taken.drop();
    return { kind: 'too-long' };
  }
  return { kind, recognised: recognise({ kind: 'unreadable', why: 'is longer than 8 MB' }) ?? first, body: taken.all };
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
    const http: HttpCall = {
      method: client.method,
      url: url.href,
      headers: pairsOf(client.headers),
      body,
    };
    return recogniseFor(pack, http, url, url.pathname, false);
  };
  const first = recognise({ kind: 'none' });
  if (first === null) return isDryRun ? sendProblem(client, noCall) : passOtherPath(ports, passage);
  const read = await readCall(client, first, recognise);
  if (read.kind === 'too-long') return sendProblem(client, tooLong);
  const { recognised } = read;
  const account = await ports.gate.accountOf(recognised);
  if (isDryRun) return sendJson(client, 200, quoteDocument(await ports.gate.quote(recognised, account), 'en'));
  const from = { road: 'proxy', tag: tag.tag, user: null, site: null } as const;
  const asking: Asking = { id: ports.newId(), recognised, account, from };
  if (read.kind === 'may-charge') await chargingCall(ports, passage, asking, read.body);
  else await freeCall(ports, passage, asking, read.body);
};
