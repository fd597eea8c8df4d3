import type { CompiledPack } from '../../../shared/pack/compiled.ts';
import { type Body, mayCharge, recognise } from '../../../shared/recognise/recognise.ts';
import { siteOf } from '../../../shared/recognise/recognise-site.ts';
import type { By } from '../../../shared/traffic/line.ts';
import { hostOf } from '../bridges/page-of.ts';
import { bodyOf, madeOn, type RequestDetails, siteOfRequest } from '../wall/request-details.ts';
import { besideApi, type Noted } from './traffic.ts';

/** Kinds of requests that are calls, and by what a page makes them. A document is one when something is posted to it. */
const KINDS: Readonly<Record<string, By>> = {
  xmlhttprequest: 'fetch',
  ping: 'beacon',
  beacon: 'beacon',
  websocket: 'socket',
  csp_report: 'other',
  other: 'other',
  main_frame: 'form',
  sub_frame: 'frame',
};
const DOCUMENTS = new Set(['main_frame', 'sub_frame']);
const SILENT = new Set(['OPTIONS', 'HEAD']);

/** How the log calls what only the network has seen. */
export const networkId = (requestId: string): string => `network-${requestId}`;

/** What it is to the packs: a call of theirs, another address of a provider's site, or none of a provider's. */
const standing = (
  packs: ReadonlyMap<string, CompiledPack>,
  { url }: RequestDetails,
  method: string,
  body: Body,
): Pick<Noted, 'provider' | 'action' | 'numbers' | 'happened' | 'units'> => {
  const found = recognise(packs, { method, url, headers: [], body });
  if (found !== null) {
    const { pack, action, asks } = found;
    const numbers = asks.length === 0 ? {} : { numbers: asks.map(({ number }) => number) };
    const happened = action === 'unknown' ? 'unknown' : 'passed';
    return { provider: pack.id, action, ...numbers, happened, units: { kind: mayCharge(found) ? 'open' : 'free' } };
  }
  return besideApi(packs, url);
};

/**
 * What the network's sight of a request says of a call: on a provider's site or to one of its hosts, and no document or asset. Null for all other. It has left, or is
 * about to: what is held or blocked is told by those who do so.
 */
export const noteRequest = (packs: ReadonlyMap<string, CompiledPack>, details: RequestDetails): Noted | null => {
  const by = KINDS[details.type];
  const method = details.method.toUpperCase();
  if (by === undefined || SILENT.has(method)) return null;
  if (DOCUMENTS.has(details.type) && method === 'GET') return null;
  const from = madeOn(details);
  const isOfSite = siteOf(packs, details.url) !== null || (from !== undefined && siteOf(packs, from) !== null);
  if (!isOfSite) return null;
  const body = bodyOf(details);
  return {
    ...standing(packs, details, method, body),
    id: networkId(details.requestId),
    site: siteOfRequest(details) || hostOf(details.url),
    by,
    method,
    url: details.url,
    body: body.kind === 'text' ? body.text : null,
    tab: details.tabId,
    ended: 'sent',
  };
};
