import type { RouteTable } from '../../shared/pack/routes.ts';
import type { Body, HttpCall } from '../../shared/recognise/recognise.ts';
import { isRewritingQuery } from '../../shared/recognise/rewriting.ts';
import { findRequest } from '../../shared/recognise/wall.ts';
import type { MadeBy } from '../../shared/words/unheld-say.ts';

/** A request as the browser's `webRequest.onBeforeRequest` shows it, with its body as far as it shows that. */
export interface RequestDetails {
  readonly requestId: string;
  readonly method: string;
  readonly url: string;
  readonly type: string;
  /** -1 where it belongs to no tab. */
  readonly tabId: number;
  /** Chromium's word for who made it; Firefox says `originUrl`. */
  readonly initiator?: string | undefined;
  readonly originUrl?: string | undefined;
  readonly requestBody?:
    | {
        readonly error?: string | undefined;
        readonly formData?: Readonly<Record<string, unknown>> | null | undefined;
        readonly raw?: readonly { readonly bytes?: unknown }[] | null | undefined;
      }
    | null
    | undefined;
}

/** A request that the network rules stopped. */
export interface StoppedRequest {
  readonly http: HttpCall;
  readonly tab: number;
  /** Host of the page that made it; empty where there was none. */
  readonly site: string;
  readonly by: MadeBy;
}

const NOT_SHOWN: Body = { kind: 'unreadable', why: 'was not shown by the browser' };

const formText = (form: Readonly<Record<string, unknown>>): string =>
  Object.entries(form)
    .flatMap(([name, values]) => [values].flat().map((value) => [name, String(value)]))
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&');

const bodyOf = ({ method, requestBody }: RequestDetails): Body => {
  if (method === 'GET' || method === 'HEAD') return { kind: 'none' };
  if (requestBody === null || requestBody === undefined || requestBody.error !== undefined) return NOT_SHOWN;
  if (requestBody.formData) return { kind: 'text', text: formText(requestBody.formData) };
  const parts = (requestBody.raw ?? []).map(({ bytes }) => bytes);
  if (!parts.every((part) => part instanceof ArrayBuffer)) return NOT_SHOWN;
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const text = parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
    return { kind: 'text', text };
  } catch {
    return { kind: 'unreadable', why: 'is not text' };
  }
};

const hostOf = (url: string | undefined): string => (url !== undefined && URL.canParse(url) ? new URL(url).host : '');

const BY_TYPE: Readonly<Record<string, MadeBy>> = {
  ping: 'beacon',
  beacon: 'beacon',
  main_frame: 'navigation',
  sub_frame: 'navigation',
  websocket: 'socket',
};

const madeBy = ({ type, tabId, initiator, originUrl }: RequestDetails): MadeBy => {
  if (/^(?:chrome|moz)-extension:/.test(initiator ?? originUrl ?? '')) return 'extension';
  if (type === 'xmlhttprequest') return tabId < 0 ? 'shared-worker' : 'worker';
  return BY_TYPE[type] ?? 'part';
};

/** Null when the network rules let it pass (`shared/recognise/wall.ts`). */
export const stoppedRequest = (table: RouteTable, details: RequestDetails): StoppedRequest | null => {
  const { method, tabId: tab, initiator, originUrl } = details;
  const url = new URL(details.url);
  const request = findRequest(table, method, url);
  if (method === 'OPTIONS' || (request?.passes === true && !isRewritingQuery(url.search))) return null;
  url.hash = '';
  const http = { method, url: url.href, headers: [], body: bodyOf(details) };
  return { http, tab, site: hostOf(initiator ?? originUrl), by: madeBy(details) };
};
