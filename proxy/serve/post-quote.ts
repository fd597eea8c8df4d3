import type { Gate } from '../../shared/gate/gate.ts';
import { type HarRequest, parseHarRequest } from '../../shared/har/har-request.ts';
import { type Recognised, recogniseFor } from '../../shared/recognise/recognise.ts';
import { quoteDocument } from '../../shared/words/quote-document.ts';
import type { Client } from '../http/client.ts';
import { firstOf } from '../http/header-list.ts';
import type { ControlPorts } from './control.ts';
import { badRequest, notRecognised } from './control-problems.ts';
import { sendJson, sendProblem } from './own-answer.ts';
import { readRequest } from './read-copy.ts';
import { readJson } from './read-json.ts';
import { readTarget } from './target.ts';

/** Recognises a request by the provider's address, or by the one that it has at this proxy. */
const recogniseHar = async (
  { packs, recognise }: Gate,
  client: Client,
  request: HarRequest,
): Promise<Recognised | null> => {
  const { method, url, headers, body: written } = request;
  const bytes = written === null ? Buffer.alloc(0) : Buffer.from(written.text, written.encoding);
  const http = { method, url, headers, body: await readRequest(bytes, headers.flat()) };
  const address = new URL(url);
  if (address.host !== firstOf(client.headers, 'host')) return recognise(http);
  const target = readTarget(address.pathname + address.search);
  const pack = target.kind === 'provider' ? packs.get(target.provider) : undefined;
  if (target.kind !== 'provider' || pack === undefined) return recognise(http);
  return recogniseFor(pack, http, target.url, { pathname: target.url.pathname, practice: false });
};

/** `POST quotes`: what a HAR request would charge now. Sends and records nothing. */
export const postQuote = async ({ gate }: ControlPorts, client: Client): Promise<void> => {
  const json = await readJson(client);
  if (json.kind === 'told') return;
  const parsed = parseHarRequest(json.value);
  if (parsed.kind === 'wrong') return sendProblem(client, badRequest(parsed.say));
  const recognised = await recogniseHar(gate, client, parsed.request);
  if (recognised === null) return sendProblem(client, notRecognised);
  const quote = await gate.quote(recognised, await gate.accountOf(recognised));
  sendJson(client, 200, quoteDocument(quote, 'en'));
};
