import { applyNew } from '../books/apply.ts';
import { type Books, callersAccount, isKnown } from '../books/books.ts';
import type { Decision, Posting } from '../model/posting.ts';
import { type Answer, statusOf } from '../rules/answer.ts';
import { type Quote, quoteCall } from '../rules/quote.ts';
import { reserveCall } from '../rules/reserve.ts';
import { settleCall } from '../rules/settle.ts';
import type { Settlement } from '../rules/settled.ts';
import type { Asking } from './asking.ts';
import { type About, blockPosting, headerOfRead, reserveHeader, settleHeader } from './headers.ts';
import type { PackOf } from './kept-packs.ts';
import type { BlockedBy, Judgement } from './ports.ts';
import { awaitsAnswer, inFlight, sentOf } from './reserved-call.ts';

/** The books at one moment, and who writes into them. */
export interface Moment {
  readonly books: Books;
  readonly now: number;
  readonly nextOrder: () => number;
  /** Names the writer in its entries. */
  readonly origin: string;
  /** Packs that are not in use any more, for calls that they reserved. Left out where no call outlives its pack. */
  readonly packOf?: PackOf;
}

/** Decides about a quote while the books stand still. `gone`: nobody wants the call any more. */
export type Judge = (quote: Quote, books: Books) => Judgement | { readonly kind: 'gone' };

/** What became of one attempt to let a call leave. */
export type Attempt =
  /** It is reserved and may leave once that is durable; `quote` is what was reserved. */
  | { readonly kind: 'allowed'; readonly quote: Quote }
  | { readonly kind: 'blocked'; readonly quote: Quote; readonly decision: BlockedBy; readonly reason: string }
  /** A person is to be asked about this quote; nothing is recorded yet. */
  | { readonly kind: 'ask'; readonly quote: Quote }
  /** It would fit if calls in flight settled lower than reserved; nothing is recorded yet. */
  | { readonly kind: 'wait'; readonly quote: Quote }
  /** Nobody wants it any more; nothing is recorded of it. */
  | { readonly kind: 'gone'; readonly quote: Quote };

/** The same of a call that must not be on record yet. `spent`: it is, or another was, under its id; `isHeld`: what it may charge is held. Nothing is judged then. */
export type FirstAttempt = Attempt | { readonly kind: 'spent'; readonly isHeld: boolean };

export type BlockDecision = Decision & { readonly verdict: 'block' };

/** What one stretch of the way made: postings, already applied to the books, and what it has to say. */
export interface Made<T> {
  readonly append: readonly Posting[];
  readonly result: T;
  /** What is kept with them of calls that wait, by their ids. */
  readonly waiting?: ReadonlyMap<string, unknown>;
}

const aboutOf = ({ recognised, account, from }: Asking, origin: string): About => ({
  recognised,
  account,
  from,
  origin,
});

const appended = (posting: Posting | null): readonly Posting[] => (posting === null ? [] : [posting]);

/** Load, quote: what a call would charge now. Records nothing. */
export const quoteNow = (
  { books, now }: Pick<Moment, 'books' | 'now'>,
  { recognised, account }: Pick<Asking, 'recognised' | 'account'>,
): Quote => quoteCall(recognised, callersAccount(books, recognised.pack.id, account), now);

const recordBlock = (moment: Moment, asking: Asking, quote: Quote, decision: BlockDecision): readonly Posting[] => {
  const { books, now, nextOrder, origin } = moment;
  const posting = blockPosting(aboutOf(asking, origin), asking.id, now, quote, decision);
  if (isKnown(books, posting.id)) return [];
  applyNew(books, { seq: nextOrder(), posting });
  return [posting];
};

/** Records that a call was not let through, once. Null when it is too late: it is on record as one that may leave. */
export const blockNow = (moment: Moment, asking: Asking, decision: BlockDecision): Made<Quote | null> => {
  if (isKnown(moment.books, asking.id)) return { append: [], result: null };
  const quote = quoteNow(moment, asking);
  return { append: recordBlock(moment, asking, quote, decision), result: quote };
};

/** The decision that lets a call leave, or only some of its items: that is a decision, too, where the rest is free. */
const allowedBy = ({ heldBack }: Asking, decided: Omit<Decision, 'verdict'>): Decision =>
  heldBack === undefined
    ? { ...decided, verdict: 'allow' }
    : { ...decided, by: heldBack.by, verdict: 'allow', reason: 'allowed-some', heldBack: heldBack.items };

/**
 * Load, quote, decide, reserve: one attempt to let a call leave. The quote that is judged is the one that is reserved. A call that is on record is
 * allowed again under its id.
 */
export const attempt = (moment: Moment, asking: Asking, judge: Judge): Made<Attempt> => {
  const { books, now, nextOrder, origin } = moment;
  const quote = quoteNow(moment, asking);
  if (isKnown(books, asking.id)) return { append: [], result: { kind: 'allowed', quote } };
  const verdict = judge(quote, books);
  switch (verdict.kind) {
    case 'gone':
    case 'ask':
    case 'wait':
      return { append: [], result: { kind: verdict.kind, quote } };
    case 'block': {
      const { kind, decision, ...decided } = verdict;
      const append = recordBlock(moment, asking, quote, { ...decided, verdict: kind });
      return { append, result: { kind: 'blocked', quote, decision, reason: verdict.reason } };
    }
    case 'allow': {
      const { kind: _, ...decided } = verdict;
      const header = reserveHeader(aboutOf(asking, origin), asking.id, now, quote, allowedBy(asking, decided));
      return { append: appended(reserveCall(books, header, quote, nextOrder())), result: { kind: 'allowed', quote } };
    }
  }
};

/** The same for a call that must not be on record yet. What `keep` gives is kept of it as of one that waits, with its reservation: both, or neither. */
export const attemptFirst = (moment: Moment, asking: Asking, judge: Judge, keep: () => unknown): Made<FirstAttempt> => {
  const { books } = moment;
  if (isKnown(books, asking.id))
    return { append: [], result: { kind: 'spent', isHeld: inFlight(books, asking.id) !== null } };
  const made = attempt(moment, asking, judge);
  return made.result.kind === 'allowed' ? { ...made, waiting: new Map([[asking.id, keep()]]) } : made;
};

const settleBy = (moment: Moment, reserved: Posting, answer: Answer, kind: 'settle' | 'recover'): Settlement | null => {
  const { books, now, nextOrder, packOf = () => null } = moment;
  const header = settleHeader(reserved, now, statusOf(answer), kind);
  const sent = sentOf(books.packs, packOf, reserved);
  const posting = settleCall(books, header, sent, answer, nextOrder());
  return posting === null ? null : { reserved, posting };
};

/** Settles a call that is on record by its answer, once. Null when it was settled before or never reserved. */
export const settleNow = (moment: Moment, id: string, answer: Answer): Settlement | null => {
  const reserved = awaitsAnswer(moment.books, id);
  return reserved === null ? null : settleBy(moment, reserved, answer, 'settle');
};

/** Gives up a reservation: what it held is unresolved from now on. Empty when it was given up before. */
export const giveUp = (moment: Moment, reserved: Posting): readonly Posting[] =>
  appended(settleBy(moment, reserved, { kind: 'none', sent: 'unknown' }, 'recover')?.posting ?? null);

/** Learns from the answer to a call that had not to be opened, once. */
export const learnNow = (moment: Moment, asking: Asking, answer: Answer): readonly Posting[] => {
  const { books, now, nextOrder, origin } = moment;
  if (asking.recognised.call === null) return [];
  const header = headerOfRead(aboutOf(asking, origin), asking.id, now, statusOf(answer));
  return appended(settleCall(books, header, asking.recognised, answer, nextOrder(), asking.since));
};
