import { type Books, newBooks } from '../books/books.ts';
import { type Names, openNames } from '../books/names.ts';
import type { Need } from '../books/needs.ts';
import { newPartRows, type PartRows } from '../books/rows.ts';
import { LedgerError, type Reading } from '../ledger/store.ts';
import type { Found } from '../model/rows.ts';
import type { CompiledPack } from '../pack/compiled.ts';

/** What is held of a ledger at a time. */
export interface Part {
  readonly books: Books;
  readonly rows: PartRows;
  readonly names: Names;
}

/** Begins to hold a ledger of which nothing was handed over yet. */
export const openPart = (packs: readonly CompiledPack[]): Part => {
  const rows = newPartRows();
  const books = newBooks(packs, rows, 'part');
  return { books, rows, names: openNames(books, rows) };
};

/** Takes in what was found. Throws LedgerError where it cannot be read. */
const take = ({ key, take: takeIn }: Need, found: Found): void => {
  try {
    takeIn(found);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new LedgerError(`what is kept of the books is damaged at ${key}: run tollgate doctor --deep --repair`, {
      cause: error,
    });
  }
};

/** Has everything handed over that is missing, until nothing is. */
export function* meet({ rows }: Part, needs: () => readonly Need[]): Reading<void> {
  for (;;) {
    const missing = [...new Map(needs().map((need) => [need.key, need])).values()].filter(({ key }) => !rows.has(key));
    if (missing.length === 0) return;
    const found = yield missing.map(({ read }) => read);
    for (const [nth, need] of missing.entries()) {
      rows.note(need.key);
      const one = found[nth];
      if (one !== undefined) take(need, one);
    }
  }
}
