import { applyPosting, beginPosting } from '../books/apply.ts';
import { type Books, newBooks } from '../books/books.ts';
import { NO_ROWS } from '../books/rows.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { Posted } from '../model/posting.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { turnMonths } from '../rules/turn.ts';
import { type Held, type LedgerLine, ledgerLines } from '../words/lines.ts';

/** Takes in what lines depend on: the settings of accounts, and, where months turn by what stands on lists, all of an account. */
const takeIn = (books: Books, posted: Posted): void => {
  const { posting, seq } = posted;
  if (books.packs.get(posting.provider)?.document.stillListed !== undefined) {
    applyPosting(books, posted);
    return;
  }
  beginPosting(books, posting, seq);
  // A ledger has an id once, so they need not be kept.
  books.known.delete(posting.id);
};

/**
 * The lines of a whole ledger, oldest first, by pages, then those of months that have turned by `now` and that no step has booked yet. The ledger is read twice,
 * since its last settings say in which period its first units count; postings are not kept. Law: the same lines as of all postings at once.
 */
export async function* streamLedger(
  store: Pick<LedgerStore, 'pages'>,
  packs: readonly CompiledPack[],
  now: number,
  origin: string,
): AsyncGenerator<readonly LedgerLine[]> {
  const books = newBooks(packs, NO_ROWS, 'part');
  let last = 0;
  for await (const page of store.pages()) {
    for (const posted of page) takeIn(books, posted);
    last += page.length;
  }
  let order = last;
  const turned = turnMonths(books, now, () => ++order, origin);
  const held: Held = new Map();
  for await (const page of store.pages()) {
    const until = page.filter(({ seq }) => seq <= last);
    yield until.flatMap(({ posting }) => ledgerLines(books, posting, held));
    if (until.length < page.length) break;
  }
  yield turned.flatMap((posting) => ledgerLines(books, posting, held));
}
