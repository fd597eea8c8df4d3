import { applyPosting } from '../books/apply.ts';
import { type Books, newBooks } from '../books/books.ts';
import { newPartRows } from '../books/rows.ts';
import type { LedgerStore, Reading } from '../ledger/store.ts';
import type { Posted, Posting } from '../model/posting.ts';
import { NO_CHANGES } from '../model/rows.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { isFresh, noteEnd, ROWS_END, rebuildRows } from './rebuild-rows.ts';

const AT_ONCE = 1000;

function* allPostings(last: number): Reading<readonly Posted[]> {
  const all: Posted[] = [];
  while (all.length < last) {
    const [found] = yield [{ kind: 'postings', after: all.length, most: AT_ONCE }];
    const page = found?.kind === 'postings' ? found.posted : [];
    if (page.length === 0) break;
    all.push(...page);
  }
  return all;
}

/**
 * Runs one step on all that a ledger holds, every unit and every posting of it: for what cannot name what it reads, such as a recording that is held against
 * everything. It costs a reading of the ledger. `progress` hears how far rows are made anew, from 0 to 1, where they have to be. Rejects with LedgerError.
 */
export const wholeStep = async <T>(
  store: LedgerStore,
  packs: readonly CompiledPack[],
  progress: (done: number) => void,
  make: (
    books: Books,
    postings: readonly Posting[],
    nextOrder: () => number,
  ) => { readonly append: readonly Posting[]; readonly result: T },
): Promise<T> => {
  for (;;) {
    const came = await store.write<{ readonly result: T } | null>(function* ({ last }) {
      const [end] = yield [{ kind: 'row', key: ROWS_END }];
      if (!isFresh(end, last)) return { append: [], changes: NO_CHANGES, result: null };
      const rows = newPartRows();
      // Whatever is not there once all is applied does not exist.
      rows.clear('');
      const books = newBooks(packs, rows);
      const posted = yield* allPostings(last);
      for (const one of posted) applyPosting(books, one);
      // So far they are as they are stored.
      rows.take();
      let order = last;
      const { append, result } = make(
        books,
        posted.map(({ posting }) => posting),
        () => ++order,
      );
      return { append, changes: noteEnd(rows.take(), last + append.length), result: { result } };
    });
    if (came !== null) return came.result;
    await rebuildRows(store, packs, progress);
  }
};
