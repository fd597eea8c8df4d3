import type { QuoteDocument, QuotedMeter } from '../words/quote-document.ts';
import type { BlockedBy } from './ports.ts';
import { type BlockedProblem, blockedDocument } from './problem.ts';

interface Words {
  readonly title: string;
  readonly detail: string;
}

const WORDS: Readonly<Record<string, Words>> = {
  blocked: { title: 'Blocked by a person', detail: 'The person who was asked chose Block.' },
  closed: { title: 'Blocked by a person', detail: 'The question was closed without an answer, which means Block.' },
  'timed-out': { title: 'Blocked: nobody answered', detail: 'Nobody answered in the time there was.' },
  'over-limit': { title: 'Blocked: more than is left', detail: 'This call may charge more than is left.' },
  'on-charge-deny': {
    title: 'Blocked: this call may charge',
    detail:
      'This call may charge, and the proxy runs with --on-charge deny. With --on-charge allow it passes such calls while the allowance covers them.',
  },
  'unknown-cost': {
    title: 'Blocked: nobody knows the cost',
    detail: 'Nobody can say what this call costs, and the proxy runs with --on-unknown block.',
  },
  'page-gone': {
    title: 'Blocked: the page went away',
    detail: 'The page that made the call went away before anybody answered.',
  },
  address: {
    title: 'Blocked: this address is blocked',
    detail: 'No rule describes this call, and a person said that calls to its address are blocked.',
  },
  'too-many': {
    title: 'Blocked: too many calls wait',
    detail: 'This call may charge, and too many calls of its page wait for a decision already.',
  },
  'site-blocked': {
    title: 'Blocked: all calls of this site',
    detail: 'The person who was asked blocked all calls of this site that may charge, until its page is loaded anew.',
  },
  'could-not-ask': {
    title: 'Blocked: Tollgate could not ask',
    detail: 'This call may charge, and the browser let no window be opened to ask about it.',
  },
  'policy-blocks': {
    title: 'Blocked by a policy',
    detail: 'A policy that the person set blocks calls like this one.',
  },
  fault: {
    title: 'Blocked: Tollgate has a fault',
    detail: 'This call may charge, and Tollgate could not say what it costs because of a fault of its own.',
  },
  'another-call': {
    title: 'Blocked: not the call that was asked about',
    detail: 'A call was asked about under this name before, and this is another one.',
  },
  'books-closed': {
    title: 'Blocked: Tollgate could not open the books',
    detail:
      'This call may charge, and it could not be put on record. Calls that may charge are blocked until the books can be opened.',
  },
};

/** What a problem document calls a block, by its reason: by a person, or as one, unless nobody answered or a policy said so before. */
export const blockedBy = (reason: string): BlockedBy => {
  if (reason === 'timed-out') return 'timed-out';
  return reason === 'policy-blocks' ? 'policy' : 'blocked';
};

const OTHERWISE: Words = { title: 'Blocked', detail: 'This call was not let through.' };

type LackingMeter = QuotedMeter & { readonly meter: string };

/** The meters that what is left may not cover. */
const lackingIn = (quote: QuoteDocument): readonly LackingMeter[] =>
  Object.entries(quote.meters).flatMap(([meter, quoted]) =>
    quoted.max !== null && quoted.basis !== null && quoted.max > (quoted.before ?? 0) ? [{ ...quoted, meter }] : [],
  );

const sayLack = ({ meter, max, before, basis }: LackingMeter): string => {
  if (before === null) return `${meter}: up to ${max}, what is left is not known`;
  return `${meter}: up to ${max}, ${before} left${basis === 'assumed' ? ' if the plan is the usual one' : ''}`;
};

/** What to do where only an assumed allowance is in the way, or one that proved wrong; else nothing. */
const remedyOf = ({ provider, account }: QuoteDocument, lacking: readonly LackingMeter[]): string =>
  lacking.every(({ basis, before }) => basis !== 'assumed' && before !== null)
    ? ''
    : ` Read the quota, or set the plan: tollgate accounts set ${provider}/${account} plan=PLAN.`;

const sayShort = (quote: QuoteDocument): string => {
  const lacking = lackingIn(quote);
  return lacking.length === 0 ? '.' : ` (${lacking.map(sayLack).join('; ')}).${remedyOf(quote, lacking)}`;
};

/** How the sentence ends: with what a reason leaves open that only the quote knows. */
const endOf = (reason: string, quote: QuoteDocument | null): string => {
  if (reason === 'over-limit' && quote !== null) return sayShort(quote);
  return reason === 'unknown-cost' && quote?.unknown !== undefined ? ` (${quote.unknown}).` : '.';
};

/** When all that is lacking has come back: of several, the last. Null when nothing is lacking, or some of it never comes back. */
const comesBackAt = (quote: QuoteDocument): string | null => {
  const resets = lackingIn(quote).map((meter) => meter.resets);
  const dates = resets.filter((at) => at !== null);
  return dates.length < resets.length ? null : (dates.sort().at(-1) ?? null);
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
  // Only an allowance comes back by waiting: what a person or a policy blocked stays blocked.
  const retryAfter = decision === 'over-limit' && quote !== null ? comesBackAt(quote) : null;
  return blockedDocument(title, `${detail.slice(0, -1)}${endOf(reason, quote)}`, { decision, quote, retryAfter });
};
