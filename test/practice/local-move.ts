/** Content codings that a local provider can answer in. */
export type Coding = 'gzip' | 'br' | 'deflate' | 'zstd';

/** Where a call breaks off: before the provider saw it, or after it served (and counted) it. */
export type BreakingPoint = 'before-serving' | 'after-serving';

/** What a local provider does with one request. */
export type Move =
  | {
      /** Serves and answers; optionally late, coded, in pieces, or cut half-way through the body. */
      readonly kind: 'answer';
      readonly delayMs?: number;
      readonly coding?: Coding;
      readonly cut?: 'half-way';
      readonly pieces?: { readonly count: number; readonly everyMs: number };
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      /** Answers with a status of its own; the provider behind never sees the request. */
      readonly kind: 'refuse';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly delayMs?: number;
    }
  | { readonly kind: 'hang-up'; readonly point: BreakingPoint }
  | { readonly kind: 'silence'; readonly point: BreakingPoint }
  | {
      /** Writes these bytes to the socket instead of an answer, and closes it. */ readonly kind: 'raw';
      readonly bytes: string;
    };

/** The plain answer. */
export const answer: Move = { kind: 'answer' };

/** The answer, `delayMs` later. */
export function answerAfter(delayMs: number): Move {
  return { kind: 'answer', delayMs };
}

/** The answer in a content coding. */
export function answerCoded(coding: Coding): Move {
  return { kind: 'answer', coding };
}

/** The answer with its right length announced and half of its body sent; then the socket dies. The call was served. */
export const cutHalfWay: Move = { kind: 'answer', cut: 'half-way' };

/** The answer in pieces, one every `everyMs`. */
export function answerInPieces(count: number, everyMs: number): Move {
  return { kind: 'answer', pieces: { count, everyMs } };
}

/** A status of the gateway's own, 4xx or 5xx; nothing is served. */
export function refuseWith(status: number, body = ''): Move {
  return { kind: 'refuse', status, body };
}

/** A redirect to another address; nothing is served. */
export function redirectTo(location: string, status = 302): Move {
  return { kind: 'refuse', status, headers: { Location: location } };
}

/** Reads the request and closes the socket; nothing is served. */
export const hangUp: Move = { kind: 'hang-up', point: 'before-serving' };

/** Serves (and counts) the request, then closes the socket instead of answering. */
export const loseAnswer: Move = { kind: 'hang-up', point: 'after-serving' };

/** Reads the request and never answers; nothing is served. */
export const neverAnswer: Move = { kind: 'silence', point: 'before-serving' };

/** Serves (and counts) the request and never answers. */
export const serveSilently: Move = { kind: 'silence', point: 'after-serving' };
