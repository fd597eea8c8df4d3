import { type Bag, isBag } from '../bag.ts';

/** Why a body is missing: past the limit, or its stream or file could not be read. */
export type BodyTrouble = 'too-large' | 'unreadable';

/** One call of the page to a provider, but for its body, which each port carries in its own form. */
export interface CallHead {
  /** Absolute, without fragment. */
  readonly url: string;
  readonly method: string;
  /** What the page set, and the content type its body brings; what the browser adds later is not here. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly bodyTrouble?: BodyTrouble;
  readonly via: 'fetch' | 'xhr';
  /** True for a route that can never charge: no verdict is waited for, the call has already left. */
  readonly free: boolean;
}

/** A response, but for its body. */
export interface ResponseHead {
  readonly kind: 'response';
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** True when the body is not whole: past the limit, broken off, or kept from scripts. */
  readonly cut: boolean;
}

/** No readable response. `sent` is `no` only where nothing can have left the browser. */
export interface FailedAnswer {
  readonly kind: 'failed';
  readonly sent: 'no' | 'unknown';
}

/** Names and values, as headers are carried. */
export const isPairs = (value: unknown): value is readonly (readonly [string, string])[] =>
  Array.isArray(value) &&
  value.every(
    (pair) => Array.isArray(pair) && pair.length === 2 && typeof pair[0] === 'string' && typeof pair[1] === 'string',
  );

/** A list of texts. */
export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const parseBodyTrouble = (value: unknown): BodyTrouble | null =>
  value === 'too-large' || value === 'unreadable' ? value : null;

/** Reads a call but for its body. Null when a field is missing or wrong. */
export const parseCallHead = (value: Bag): CallHead | null => {
  const { url, method, headers, bodyTrouble, via, free } = value;
  if (typeof url !== 'string' || typeof method !== 'string' || typeof free !== 'boolean') return null;
  if (!isPairs(headers) || (via !== 'fetch' && via !== 'xhr')) return null;
  const head = { url, method, headers, via, free } as const;
  if (bodyTrouble === undefined) return head;
  const trouble = parseBodyTrouble(bodyTrouble);
  return trouble === null ? null : { ...head, bodyTrouble: trouble };
};

/** Reads an answer but for its body. Null when a field is missing or wrong. */
export const parseAnswerHead = (value: Bag): ResponseHead | FailedAnswer | null => {
  const { kind, status, headers, cut, sent } = value;
  if (kind === 'failed') return sent === 'no' || sent === 'unknown' ? { kind, sent } : null;
  if (kind !== 'response' || typeof status !== 'number' || typeof cut !== 'boolean' || !isPairs(headers)) return null;
  return { kind, status, headers, cut };
};

/** A request as it may be made again: one that no hook can hold, and that a person allowed for the next time. */
export interface NextRequest {
  readonly method: string;
  readonly url: string;
}

/** Requests that may be made once although they cannot be held. All of them: what is not there any more may not. */
export interface Lets {
  readonly kind: 'lets';
  readonly requests: readonly NextRequest[];
}

const isNextRequest = (value: unknown): value is NextRequest =>
  isBag(value) && typeof value['method'] === 'string' && typeof value['url'] === 'string';

/** Null when the value is no such message. */
export const parseLets = (value: Bag): Lets | null => {
  const { kind, requests } = value;
  return kind === 'lets' && Array.isArray(requests) && requests.every(isNextRequest) ? { kind, requests } : null;
};

type Said<Call, Answer> =
  | { readonly kind: 'ask'; readonly id: string; readonly call: Call }
  /** It may charge and cannot be held, so the page was refused. */
  | { readonly kind: 'refused'; readonly id: string; readonly call: Call }
  | { readonly kind: 'gone'; readonly id: string }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer };

/** Reads what the page's side says of its calls, on either port. Null when it is no message of theirs. */
export const parseSaid = <Call, Answer>(
  value: unknown,
  parseCall: (value: unknown) => Call | null,
  parseAnswer: (value: unknown) => Answer | null,
): Said<Call, Answer> | null => {
  if (!isBag(value) || typeof value['id'] !== 'string') return null;
  const { kind, id } = value;
  if (kind === 'gone') return { kind, id };
  if (kind === 'ask' || kind === 'refused') {
    const call = parseCall(value['call']);
    return call === null ? null : { kind, id, call };
  }
  if (kind !== 'answer') return null;
  const answer = parseAnswer(value['answer']);
  return answer === null ? null : { kind, id, answer };
};
