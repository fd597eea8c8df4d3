import { applyPosting } from '../books/apply.ts';
import { type Books, newBooks } from '../books/books.ts';
import { turnMonths } from '../books/turn.ts';
import type { Posting } from '../ledger/posting.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { CompiledPack } from '../pack/compiled.ts';

/** Works out postings on the books as they are; each must be applied already (a draft does that), in the order of `nextOrder`. Must not await. */
export type Maker<T> = (
  books: Books,
  now: number,
  nextOrder: () => number,
) => { readonly append: readonly Posting[]; readonly result: T };

/** The books of one ledger, kept in step with its store. */
export interface Book {
  /** Runs a maker alone on the books as they are now, with what other writers added and months turned, and appends what it says. Resolves once durable. */
  readonly step: <T>(make: Maker<T>) => Promise<T>;
}

/** Opens the books of a store. Nothing is read until the first step. */
export const openBook = (
  store: LedgerStore,
  packs: readonly CompiledPack[],
  now: () => number,
  origin: string,
): Book => {
  let books = newBooks(packs);
  return {
    step: async (make) => {
      try {
        return await store.write((news, next) => {
          for (const posted of news) applyPosting(books, posted);
          let order = next;
          const nextOrder = (): number => order++;
          const at = now();
          const turned = turnMonths(books, at, nextOrder, origin);
          const made = make(books, at, nextOrder);
          return { append: [...turned, ...made.append], result: made.result };
        });
      } catch (error) {
        // The books may hold what was never written: they are made anew from the ledger, which the store hands over from its beginning.
        books = newBooks(packs);
        throw error;
      }
    },
  };
};
