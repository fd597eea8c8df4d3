import type { QuoteDocument } from '../words/quote-document.ts';
import type { BlockedBy } from './ports.ts';

/** What went wrong, for programs and people (RFC 9457): the one shape of whatever Tollgate answers in a provider's place, in the page and from the proxy. */
export interface ProblemDocument<K extends string = string, S extends number = number> {
  readonly type: `urn:tollgate:problem:${K}`;
  readonly title: string;
  readonly status: S;
  readonly detail: string;
}

export const problemDocument = <K extends string, S extends number>(
  kind: K,
  status: S,
  title: string,
  detail: string,
): ProblemDocument<K, S> => ({ type: `urn:tollgate:problem:${kind}`, title, status, detail });

/** The document that a blocked call gets with its 402 (contract §4). */
export interface BlockedProblem extends ProblemDocument<'blocked', 402> {
  readonly decision: BlockedBy;
  readonly quote: QuoteDocument | null;
  /** When the allowance that was lacking comes back; null where waiting brings nothing back. */
  readonly retryAfter: string | null;
}

/** A block in words of its own. `detail` is a whole sentence. */
export const blockedDocument = (
  title: string,
  detail: string,
  why: Pick<BlockedProblem, 'decision' | 'quote' | 'retryAfter'>,
): BlockedProblem => ({ ...problemDocument('blocked', 402, title, `${detail} Nothing was sent.`), ...why });

/** Says why a call was refused unread, with its 413. `why` is a clause of its own: "the body is longer than 8 MB". */
export const tooLongProblem = (why: string): ProblemDocument<'too-long', 413> =>
  problemDocument(
    'too-long',
    413,
    'The call is too large',
    `Nothing was sent: ${why}. Split the call: at most 5,000 items, 8 MB and, unpacked, 16 MB are read of one.`,
  );

/** The 503 of a call that cannot be put on record, and so does not leave. */
export const ledgerProblem = (message: string): ProblemDocument<'ledger', 503> =>
  problemDocument('ledger', 503, 'The ledger cannot be used', `${message}. Nothing was sent.`);

/** The 503 of a call that meets the end of the proxy. */
export const STOPPING = problemDocument(
  'stopping',
  503,
  'The proxy is stopping',
  'Nothing was sent, and nothing is counted.',
);

const FATES = {
  'nothing-held': '',
  released: ' Nothing was sent, and nothing is counted.',
  unresolved: ' It may have been served: what it may charge counts as unresolved until a later answer settles it.',
  settled: ' The part that came was enough to settle the call.',
} as const;

/** What became of the units that were held for a call without a whole answer. */
export type Fate = keyof typeof FATES;

/** Why there was no whole answer. */
export type LostBecause = 'unreachable' | 'hung-up' | 'no-answer' | 'stalled' | 'stopped';

/** What the problem is called, its status, what happened, and how it happened. */
const lostWords = (
  because: LostBecause,
  title: string,
  answerMs: number,
): readonly [string, number, string, string] => {
  switch (because) {
    case 'unreachable':
      return ['unreachable', 502, `${title} cannot be reached`, 'No connection could be made.'];
    case 'hung-up':
      return ['unreachable', 502, `${title} ended the connection`, 'The connection ended before the answer was whole.'];
    case 'no-answer':
      return ['no-answer', 504, `${title} did not answer`, `There was no answer within ${answerMs / 1000} s.`];
    case 'stalled':
      return ['stalled', 408, 'The request stopped coming', 'A part of the body is missing.'];
    case 'stopped':
      return ['stopping', 503, 'The proxy is stopping', 'The proxy stopped before the answer was whole.'];
  }
};

/** The problem of a call that got no whole answer: 502, or 504 when the time was over. `title` is the provider's, `answerMs` the time it had. */
export const lostProblem = (because: LostBecause, title: string, answerMs: number, fate: Fate): ProblemDocument => {
  const [kind, status, heading, detail] = lostWords(because, title, answerMs);
  return problemDocument(kind, status, heading, `${detail}${FATES[fate]}`);
};
