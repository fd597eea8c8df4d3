import type { Books } from '../books/books.ts';
import { type Asking, needsOpening } from '../gate/asking.ts';
import type { From } from '../gate/ports.ts';
import { attempt, type Judge, learnNow, type Moment, quoteNow, settleNow } from '../gate/way.ts';
import type { Posting } from '../model/posting.ts';
import type { Recognised } from '../recognise/recognise.ts';
import type { Answer } from '../rules/answer.ts';
import type { Quote } from '../rules/quote.ts';

/** A call of a recording, ready to be played into books. */
export interface RecordedCall {
  /** Every posting of the call is named by it: what the books know by this id is not played again. */
  readonly id: string;
  readonly at: number;
  /** How long it took, as far as the recording says. */
  readonly tookMs: number;
  readonly recognised: Recognised;
  readonly account: string;
  /** What its sender said that it was for, or null. */
  readonly tag: string | null;
  readonly answer: Answer;
}

/** Who plays the calls, as their entries say it. */
export interface Player {
  readonly from: From;
  readonly origin: string;
  readonly nextOrder: () => number;
}

/** True when the books hold this call already. */
export const isPlayed = (books: Books, id: string): boolean => books.known.has(id) || books.known.has(`${id}:read`);

/** Nobody decides: the call was made. */
const RECORDED: Judge = () => ({ kind: 'allow', by: 'rule', reason: 'recorded' });

/**
 * Plays one recorded call into the books as if it were made at its own time: quoted, reserved and settled before the next. The way is the gate's, without
 * a decision. Returns the quote and the postings, already applied; none for a call that the books hold.
 */
export const playCall = (
  books: Books,
  { id, at, recognised, account, tag, answer }: RecordedCall,
  { from, origin, nextOrder }: Player,
): { readonly quote: Quote; readonly append: readonly Posting[] } => {
  const moment: Moment = { books, now: at, nextOrder, origin };
  const asking: Asking = { id, recognised, account, from: { ...from, tag: tag ?? from.tag } };
  if (isPlayed(books, id)) return { quote: quoteNow(moment, asking), append: [] };
  if (!needsOpening(recognised)) {
    const quote = quoteNow(moment, asking);
    return { quote, append: learnNow(moment, asking, answer) };
  }
  const { append, result } = attempt(moment, asking, RECORDED);
  const settlement = settleNow(moment, id, answer);
  return { quote: result.quote, append: settlement === null ? append : [...append, settlement.posting] };
};
