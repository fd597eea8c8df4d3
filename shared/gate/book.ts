import { applyPosting } from '../books/apply.ts';
import { type Books, newBooks } from '../books/books.ts';
import { beginsAgain, type LedgerStore } from '../ledger/store.ts';
import type { Posted, Posting } from '../model/posting.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { isTurnDue, turnMonths } from '../rules/turn.ts';

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
  /**
   * Looks at the same books, and waits for no writer. Must not await, and must leave the books as they are. Appends nothing: a month that has turned and that
   * no step has booked yet is in the books that the look gets, and in no ledger.
   */
  readonly look: <T>(use: (books: Books, now: number) => T) => Promise<T>;
}

/** Opens the books of a store. Nothing is read until the first step or look. */
export const openBook = (
  store: LedgerStore,
  packs: readonly CompiledPack[],
  now: () => number,
  origin: string,
): Book => {
  let books = newBooks(packs);

  /** Steps and looks share the news, so both take them in. */
  const follow = (news: readonly Posted[], next: number): void => {
    if (beginsAgain(news, next)) books = newBooks(packs);
    for (const posted of news) applyPosting(books, posted);
  };

  /** The last of those that were made apart: good for looks until something is appended or another month turns. */
  let apart: { readonly end: number; readonly at: number; readonly books: Books } | null = null;

  /** The books with their months turned, apart: what is not written must not come into those that the next step works on. */
  const turnedBooks = async (at: number): Promise<Books> => {
    if (apart?.end === books.order && apart.at <= at && !isTurnDue(apart.books, at)) return apart.books;
    const turned = newBooks(packs);
    for await (const page of store.pages()) for (const posted of page) applyPosting(turned, posted);
    const end = turned.order;
    let order = end;
    turnMonths(turned, at, () => ++order, origin);
    apart = { end, at, books: turned };
    return turned;
  };

  return {
    step: (make) =>
      store.write((news, next) => {
        follow(news, next);
        apart = null;
        let order = next;
        const nextOrder = (): number => order++;
        const at = now();
        const turned = turnMonths(books, at, nextOrder, origin);
        const made = make(books, at, nextOrder);
        return { append: [...turned, ...made.append], result: made.result };
      }),
    look: async (use) => {
      const at = now();
      const seen = await store.read((news, next) => {
        follow(news, next);
        return isTurnDue(books, at) ? null : { result: use(books, at) };
      });
      return seen === null ? use(await turnedBooks(at), at) : seen.result;
    },
  };
};
