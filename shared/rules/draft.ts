import type { AccountBooks } from '../books/account.ts';
import { applyChangeTo, beginPosting, endPosting } from '../books/apply.ts';
import { applyMove } from '../books/apply-move.ts';
import type { Books } from '../books/books.ts';
import type { Change, Move, Posting } from '../ledger/posting.ts';

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
  /** True when nothing has been moved or changed yet. */
  readonly isEmpty: () => boolean;
  /** The posting as it goes to the ledger. Call it once, last. */
  readonly done: () => Posting;
}

/** Begins a posting; null when there is no pack for its provider. `order` is the sequence number that it will have. */
export const newDraft = (books: Books, header: Header, order: number): Draft | null => {
  const moves: Move[] = [];
  const changes: Change[] = [];
  const warnings: string[] = [];
  const posting: Posting = { ...header, moves, changes, warnings };
  const account = beginPosting(books, posting, order);
  if (account === null) return null;
  return {
    account,
    header,
    order,
    move: (move) => {
      moves.push(move);
      applyMove(account, posting, move, order);
    },
    change: (change) => {
      const placed = moves.length === 0 ? change : { ...change, after: moves.length };
      changes.push(placed);
      applyChangeTo(books, account, placed, posting, order);
    },
    warn: (warning) => {
      warnings.push(warning);
    },
    isEmpty: () => moves.length === 0 && changes.length === 0,
    done: () => {
      endPosting(account, posting);
      return posting;
    },
  };
};
