import { type Books, callersAccount } from '../books/books.ts';
import { needsOpening } from '../gate/gate.ts';
import { readHeader, reserveHeader, settleHeader } from '../gate/headers.ts';
import type { From } from '../gate/ports.ts';
import type { Posting } from '../ledger/posting.ts';
import type { Recognised } from '../recognise/recognise.ts';
import { type Answer, statusOf } from '../rules/answer.ts';
import { type Quote, quoteCall } from '../rules/quote.ts';
import { reserveCall } from '../rules/reserve.ts';
import { settleCall } from '../rules/settle.ts';

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

const settleAtOnce = (
  books: Books,
  call: RecordedCall,
  quote: Quote,
  { from, origin, nextOrder }: Player,
): Posting[] => {
  const { recognised, account, tag, answer } = call;
  const status = statusOf(answer);
  const about = { recognised, account, from: { ...from, tag: tag ?? from.tag }, origin };
  if (!needsOpening(recognised)) {
    const read =
      recognised.call === null
        ? null
        : settleCall(books, readHeader(about, call.id, call.at, status), recognised, answer, nextOrder());
    return read === null ? [] : [read];
  }
  const header = reserveHeader(about, call.id, call.at, quote, { by: 'rule', verdict: 'allow', reason: 'recorded' });
  const reserved = reserveCall(books, header, quote, nextOrder());
  if (reserved === null) return [];
  const settled = settleCall(books, settleHeader(reserved, call.at, status, 'settle'), recognised, answer, nextOrder());
  return settled === null ? [reserved] : [reserved, settled];
};

/**
 * Plays one recorded call into the books as if it were made at its own time: quoted, reserved and settled before the next. The way is the gate's, without
 * a decision, for the call was made. Returns the quote and the postings, already applied; none for a call that the books hold.
 */
export const playCall = (
  books: Books,
  call: RecordedCall,
  player: Player,
): { readonly quote: Quote; readonly append: readonly Posting[] } => {
  const quote = quoteCall(call.recognised, callersAccount(books, call.recognised.pack.id, call.account), call.at);
  return { quote, append: isPlayed(books, call.id) ? [] : settleAtOnce(books, call, quote, player) };
};
