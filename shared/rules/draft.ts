import type { AccountBooks } from '../books/account.ts';
import { applyChangeTo, beginPosting, endPosting } from '../books/apply.ts';
import { applyMove } from '../books/apply-move.ts';
import type { Books } from '../books/books.ts';
import { isNews } from '../books/news.ts';
import { numberIn, tidyNumbers } from '../books/numbers.ts';
import { accountKey } from '../books/row-keys.ts';
import { findItem, type Hold, type ItemHistory, isLive, type NumberHistory } from '../model/history.ts';
import { type Change, type Move, type Posting, restOf } from '../model/posting.ts';

/** Everything of a posting but what it moves and changes. */
export type Header = Omit<Posting, 'moves' | 'changes' | 'warnings'>;

/** A posting being written: each move and change is applied to the books at once, so that the next is worked out on what is true by then. */
export interface Draft {
  readonly account: AccountBooks;
  readonly header: Header;
  readonly order: number;
  /** Moves units. Of a part of them: gives the rest, which stays where it was; null where nothing is left. */
  readonly move: (move: Omit<Move, 'rest'>) => Hold | null;
  readonly change: (change: Change) => void;
  readonly warn: (warning: string) => void;
  /** True for a number of which something was deleted or moved, or may have been, after the call left: nobody knows which of the two was served first. */
  readonly isOvertaken: (number: NumberHistory) => boolean;
  /** The posting as it goes to the ledger. Call it once, last. */
  readonly done: () => Posting;
  /** The same; null for a read that teaches nothing, of which nothing is kept. */
  readonly doneIfNews: () => Posting | null;
}

/**
 * A read that passed by just now: only what it teaches is kept. A recorded one is kept whatever it teaches, for it is by its id that playing the
 * recording again adds nothing.
 */
const isLiveRead = ({ kind, road }: Header): boolean => kind === 'read' && road !== 'import';

/** What a change shows of an item: that it is registered. */
const showsLife = (change: Change): change is Change & { readonly do: 'begin' | 'seen' | 'life' } =>
  change.do === 'begin' ||
  change.do === 'seen' ||
  (change.do === 'life' && (change.is === 'live' || change.is === 'stopped'));

/**
 * Begins a posting; null when there is no pack for its provider. `order` is the sequence number that it will have, `since` the last one when its call left, where
 * that is not on record: what ended an item in between may have been served before that call or after it, so that its answer does not prove that the item is
 * registered still.
 */
export const newDraft = (books: Books, header: Header, order: number, since = order): Draft | null => {
  const moves: Move[] = [];
  const changes: Change[] = [];
  const warnings: string[] = [];
  const posting: Posting = { ...header, moves, changes, warnings };
  const isKnown = books.accounts.has(accountKey(header.provider, header.account));
  const account = beginPosting(books, posting, order);
  if (account === null) return null;
  const call = header.call ?? '';
  const leftAt = (account.inFlight.get(call) ?? account.lost.get(call))?.order ?? since;
  /** Of each number as it was before this posting changed it. */
  const overtaken = new Map<NumberHistory, boolean>();
  const isOvertaken = (number: NumberHistory): boolean => {
    const known = overtaken.get(number);
    if (known !== undefined) return known;
    const is = Math.max(number.endedOrder, account.doubts) > leftAt;
    overtaken.set(number, is);
    return is;
  };
  const doubtful = new Set<ItemHistory>();
  const noteDoubt = (change: Change): void => {
    const number = numberIn(account, change.number);
    if (number === null || !isOvertaken(number) || !showsLife(change)) return;
    const item = findItem(number, change.variant);
    if (item !== null) doubtful.add(item);
  };
  const add = (change: Change): void => {
    const placed = moves.length === 0 ? change : { ...change, after: moves.length };
    changes.push(placed);
    applyChangeTo(books, account, placed, posting, order);
  };
  const done = (): Posting => {
    for (const item of doubtful)
      if (isLive(item)) add({ do: 'forget', number: item.number.number, variant: item.variant });
    endPosting(books, account, posting, order);
    return posting;
  };
  return {
    account,
    header,
    order,
    move: (move) => {
      const known = account.open.get(move.hold);
      const isPart = known !== undefined && move.units < known.units;
      const made = isPart ? { ...move, rest: `${header.id}:rest:${moves.length}` } : move;
      moves.push(made);
      applyMove(account, posting, made, order);
      return isPart ? (account.open.get(restOf(made)) ?? null) : null;
    },
    change: (change) => {
      if (isLiveRead(header) && !isNews(account, change, header.sent)) return;
      noteDoubt(change);
      add(change);
    },
    warn: (warning) => {
      warnings.push(warning);
    },
    isOvertaken,
    done,
    doneIfNews: () => {
      // That an account is there is news, too: what is set for accounts not yet seen is not for it any more.
      if (!isLiveRead(header) || !isKnown || moves.length > 0 || changes.length > 0) return done();
      books.known.delete(header.id);
      tidyNumbers(account);
      return null;
    },
  };
};
