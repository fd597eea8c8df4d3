/**
 * What the page hook (the page's own world) and the bridge (the extension's world in the same page) say to each other, over
 * a MessagePort that no script of the page can reach. Ids are made by the hook, one for each call.
 */

/**
 * The event by which the hook hands the bridge one end of their channel, and which the bridge cancels to say that it took it. It is
 * fired once on the document, before any script of the page can listen there; so the bridge must have started before the hook. Events of
 * the type `load` alone do not pass the window, where the page that made a frame may have listened before the frame's document came.
 */
export const MEETING = { type: 'load', data: 'tollgate-meeting' } as const;

/** Bodies of calls and answers are read up to here; what is longer is not carried. In bytes. */
export const MOST_BODY_BYTES = 8 * 1024 * 1024;

/** Why a body is missing: past the limit, or its stream or file could not be read. */
export type BodyTrouble = 'too-large' | 'unreadable';

/** One call of the page to a provider. */
export interface PageCall {
  /** Absolute, without fragment. */
  readonly url: string;
  readonly method: string;
  /** What the page set, and the content type its body brings; what the browser adds later is not here. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: ArrayBuffer | null;
  readonly bodyTrouble?: BodyTrouble;
  readonly via: 'fetch' | 'xhr';
  /** True for a route that can never charge: no verdict is waited for, the call has already left. */
  readonly free: boolean;
}

/** What came back. */
export type PageAnswer =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: ArrayBuffer;
      /** True when the body is not whole: past the limit, broken off, or kept from scripts. */
      readonly cut: boolean;
    }
  /** No readable response. `sent` is `no` only where nothing can have left the browser. */
  | { readonly kind: 'failed'; readonly sent: 'no' | 'unknown' };

export type Verdict =
  /** The call may leave. With `watch`, its answer is to be told. */
  | { readonly kind: 'pass'; readonly watch: boolean }
  /** The page gets a 402 with this application/problem+json document. */
  | { readonly kind: 'block'; readonly body: string };

export type ToBridge =
  | { readonly kind: 'ask'; readonly id: string; readonly call: PageCall }
  /** The page gave up. Nothing was sent and nothing will be, whatever verdict is under way. */
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: PageAnswer };

export interface ToPage {
  readonly kind: 'verdict';
  readonly id: string;
  readonly verdict: Verdict;
}

export type Bag = { readonly [name: string]: unknown };

export const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

/** Whether a value is a list of header names and values. */
export const isPairs = (value: unknown): value is readonly (readonly [string, string])[] =>
  Array.isArray(value) &&
  value.every(
    (pair) => Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string' && typeof pair[1] === 'string',
  );

export const parseBodyTrouble = (value: unknown): BodyTrouble | null =>
  value === 'too-large' || value === 'unreadable' ? value : null;

/** Null when the value is no verdict. */
export const parseVerdict = (value: unknown): Verdict | null => {
  if (!isBag(value)) return null;
  const { kind, watch, body } = value;
  if (kind === 'pass' && typeof watch === 'boolean') return { kind, watch };
  if (kind === 'block' && typeof body === 'string') return { kind, body };
  return null;
};

const parseCall = (value: unknown): PageCall | null => {
  if (!isBag(value)) return null;
  const { url, method, headers, body, bodyTrouble, via, free } = value;
  if (typeof url !== 'string' || typeof method !== 'string' || typeof free !== 'boolean') return null;
  if (!isPairs(headers) || (via !== 'fetch' && via !== 'xhr')) return null;
  if (body !== null && !(body instanceof ArrayBuffer)) return null;
  const call = { url, method, headers, body, via, free } as const;
  if (bodyTrouble === undefined) return call;
  const trouble = parseBodyTrouble(bodyTrouble);
  return trouble === null ? null : { ...call, bodyTrouble: trouble };
};

const parseAnswer = (value: unknown): PageAnswer | null => {
  if (!isBag(value)) return null;
  const { kind, status, headers, body, cut, sent } = value;
  if (kind === 'failed') return sent === 'no' || sent === 'unknown' ? { kind, sent } : null;
  if (kind !== 'response' || typeof status !== 'number' || typeof cut !== 'boolean') return null;
  return isPairs(headers) && body instanceof ArrayBuffer ? { kind, status, headers, body, cut } : null;
};

/** What the bridge heard from the hook. Null when it is no message of theirs. */
export const parseToBridge = (value: unknown): ToBridge | null => {
  if (!isBag(value) || typeof value['id'] !== 'string') return null;
  const { kind, id } = value;
  if (kind === 'gone') return { kind, id };
  if (kind === 'ask') {
    const call = parseCall(value['call']);
    return call === null ? null : { kind, id, call };
  }
  if (kind !== 'answer') return null;
  const answer = parseAnswer(value['answer']);
  return answer === null ? null : { kind, id, answer };
};

/** What the hook heard from the bridge. Null when it is no message of theirs. */
export const parseToPage = (value: unknown): ToPage | null => {
  if (!isBag(value) || value['kind'] !== 'verdict' || typeof value['id'] !== 'string') return null;
  const verdict = parseVerdict(value['verdict']);
  return verdict === null ? null : { kind: 'verdict', id: value['id'], verdict };
};

/** The answer to a call that nobody could be asked about. */
export const UNREACHABLE: Verdict = {
  kind: 'block',
  body: JSON.stringify({
    type: 'urn:tollgate:problem:blocked',
    title: 'Blocked: Tollgate could not ask',
    status: 402,
    detail:
      'This call may charge, and Tollgate could not be reached from this page; it was updated or switched off. Nothing was sent. Reload the page and try again.',
    decision: 'blocked',
    quote: null,
    retryAfter: null,
  }),
};
