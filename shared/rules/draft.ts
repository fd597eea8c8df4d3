import type { AccountBooks } from '../books/account.ts';
import { applyChangeTo, beginPosting, endPosting } from '../books/apply.ts';
import { applyMove } from '../books/apply-move.ts';
import type { Books } from '../books/books.ts';
import { isNews } from '../books/news.ts';
import { tidyNumbers } from '../books/numbers.ts';
import { accountKey } from '../books/row-keys.ts';
import type { Change, Move, Posting } from '../model/posting.ts';

/** Everything of a posting but what it moves and changes. */
export type Header = Omit<Posting, 'moves' | 'changes' | 'warnings'>;

/** A posting being written: each move and change is applied to the books at once, so that the next is worked out on what is true by then. */
export interface Draft {
  readonly account: AccountBooks;
  readonly header: Header;
  readonly order: number;
  readonly move: (move: Move) => void;
  readonly change: (change: Change) => void;
  readonly warn: (warning: string) => void;
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

/** Begins a posting; null when there is no pack for its provider. `order` is the sequence number that it will have. */
export const newDraft = (books: Books, header: Header, order: number): Draft | null => {
  const moves: Move[] = [];
  const changes: Change[] = [];
  const warnings: string[] = [];
  const posting: Posting = { ...header, moves, changes, warnings };
  const isKnown = books.accounts.has(accountKey(header.provider, header.account));
  const account = beginPosting(books, posting, order);
  if (account === null) return null;
  const done = (): Posting => {
    endPosting(account, posting, order);
    return posting;
  };
  return {
    account,
    header,
    order,
    move: (move) => {
      moves.push(move);
      applyMove(account, posting, move, order);
    },
    change: (change) => {
      if (isLiveRead(header) && !isNews(account, change, header.sent)) return;
      const placed = moves.length === 0 ? change : { ...change, after: moves.length };
      changes.push(placed);
      applyChangeTo(books, account, placed, posting, order);
    },
    warn: (warning) => {
      warnings.push(warning);
    },
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
