import type { QuoteDocument } from '../rules/quote-document.ts';
import type { BlockedBy } from './ports.ts';

/** The `application/problem+json` document that a blocked call gets with its 402 (contract §4), in the page and from the proxy alike. */
export interface BlockedProblem {
  readonly type: 'urn:tollgate:problem:blocked';
  readonly title: string;
  readonly status: 402;
  readonly detail: string;
  readonly decision: BlockedBy;
  readonly quote: QuoteDocument | null;
  /** When the allowance comes back, or null. */
  readonly retryAfter: string | null;
}

interface Words {
  readonly title: string;
  readonly detail: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  blocked: { title: 'Blocked by a person', detail: 'The person who was asked chose Block.' },
  closed: { title: 'Blocked by a person', detail: 'The question was closed without an answer, which means Block.' },
  'timed-out': { title: 'Blocked: nobody answered', detail: 'Nobody answered in the time there was.' },
  'over-limit': { title: 'Blocked: more than is left', detail: 'This call may charge more than is left.' },
  'on-charge-deny': { title: 'Blocked: this call may charge', detail: 'Calls that may charge are denied here.' },
  'unknown-cost': { title: 'Blocked: nobody knows the cost', detail: 'Nobody knows what this call would charge.' },
  'page-gone': {
    title: 'Blocked: the page went away',
    detail: 'The page that made the call went away before anybody answered.',
  },
  'too-many': {
    title: 'Blocked: too many calls wait',
    detail: 'This call may charge, and too many calls of its page wait for a decision already.',
  },
  'could-not-ask': {
    title: 'Blocked: Tollgate could not ask',
    detail: 'This call may charge, and the browser let no window be opened to ask about it.',
  },
  fault: {
    title: 'Blocked: Tollgate has a fault',
    detail: 'This call may charge, and Tollgate could not say what it costs because of a fault of its own.',
  },
  'books-closed': {
    title: 'Blocked: Tollgate could not open the books',
    detail:
      'This call may charge, and it could not be put on record. Calls that may charge are blocked until the books can be opened.',
  },
};

const OTHERWISE: Words = { title: 'Blocked', detail: 'This call was not let through.' };

const shortOf = (quote: QuoteDocument): string => {
  const parts = Object.entries(quote.meters).flatMap(([meter, { max, before, basis }]) => {
    if (max === null || basis === null || (before !== null && max <= before)) return [];
    if (before === null) return [`${meter}: up to ${max}, what is left is not known`];
    return [`${meter}: up to ${max}, ${before} left${basis === 'assumed' ? ' if the plan is the usual one' : ''}`];
  });
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
};

const comesBack = (quote: QuoteDocument): string | null => {
  const dates = Object.values(quote.meters).flatMap(({ resets }) => (resets === null ? [] : [resets]));
  return dates.sort()[0] ?? null;
};

/**
 * Says why a call was blocked. `reason` is the decision's reason in the ledger (`blocked`, `closed`, `over-limit`, …); `quote` is null only where there
 * are no books to make one from.
 */
export const blockedProblem = (blocked: {
  readonly decision: BlockedBy;
  readonly reason: string;
  readonly quote: QuoteDocument | null;
}): BlockedProblem => {
  const { decision, reason, quote } = blocked;
  const { title, detail } = WORDS[reason] ?? OTHERWISE;
  const short = reason === 'over-limit' && quote !== null ? shortOf(quote) : '';
  return {
    type: 'urn:tollgate:problem:blocked',
    title,
    status: 402,
    detail: `${detail.slice(0, -1)}${short}. Nothing was sent.`,
    decision,
    quote,
    retryAfter: quote === null ? null : comesBack(quote),
  };
};
