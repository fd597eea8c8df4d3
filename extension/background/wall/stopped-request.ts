import type { RouteTable } from '../../../shared/pack/routes.ts';
import type { HttpCall } from '../../../shared/recognise/recognise.ts';
import { isRewritingQuery } from '../../../shared/recognise/rewriting.ts';
import { findRequest } from '../../../shared/recognise/wall.ts';
import type { MadeBy } from '../../../shared/words/unheld-say.ts';
import { bodyOf, madeOn, type RequestDetails, siteOfRequest } from './request-details.ts';

/** A request that the network rules stopped. */
export interface StoppedRequest {
  readonly http: HttpCall;
  readonly tab: number;
  /** Host of the page that made it; empty where there was none. */
  readonly site: string;
  readonly by: MadeBy;
}

const BY_TYPE: Readonly<Record<string, MadeBy>> = {
  ping: 'beacon',
  beacon: 'beacon',
  main_frame: 'navigation',
  sub_frame: 'navigation',
  websocket: 'socket',
};

const madeBy = (details: RequestDetails): MadeBy => {
  const { type, tabId } = details;
  if (/^(?:chrome|moz)-extension:/.test(madeOn(details) ?? '')) return 'extension';
  if (type === 'xmlhttprequest') return tabId < 0 ? 'shared-worker' : 'worker';
  return BY_TYPE[type] ?? 'part';
};

/** Null when it is on no provider's host, or the network rules let it pass (`shared/recognise/wall.ts`). */
export const stoppedRequest = (table: RouteTable, details: RequestDetails): StoppedRequest | null => {
  const { method, tabId: tab } = details;
  const url = new URL(details.url);
  const request = findRequest(table, method, url);
  if (request === null || method === 'OPTIONS' || (request.passes && !isRewritingQuery(url.search))) return null;
  url.hash = '';
  const http = { method, url: url.href, headers: [], body: bodyOf(details) };
  return { http, tab, site: siteOfRequest(details), by: madeBy(details) };
};
