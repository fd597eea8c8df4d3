import type { Books } from '../books/books.ts';
import type { Appended, Ground, LedgerStore, Reading } from '../ledger/store.ts';
import type { Posting } from '../model/posting.ts';
import { type Changes, NO_CHANGES } from '../model/rows.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { isTurnDue, monthToTurn, turnNeeds, turnSome } from '../rules/turn.ts';
import { meet, openPart, type Part } from './part.ts';
import { isFresh, noteEnd, ROWS_END, rebuildRows } from './rebuild-rows.ts';
import { ACCOUNTS_ONLY, type Naming, rollupNames } from './way-names.ts';

/** Works out postings on the books as they are; each must be applied already (a draft does that), in the order of `nextOrder`. Must not await. */
export type Maker<T> = (
  books: Books,
  now: number,
  nextOrder: () => number,
) => { readonly append: readonly Posting[]; readonly result: T; readonly waiting?: ReadonlyMap<string, unknown> };

/** What of a ledger a look has seen: up to which posting, and those of months that have turned and that no step has booked. */
export interface Seen {
  readonly last: number;
  readonly unbooked: readonly Posting[];
}

/** The books of one ledger: rows are handed over by its store as steps and looks name them, and kept until somebody else writes. */
export interface Book {
  /**
   * Runs a maker alone on the books as they are now, with what other writers added and months turned, and appends what it says. Reads nothing but what is named.
   * Resolves once durable.
   */
  readonly step: <T>(make: Maker<T>, naming?: Naming) => Promise<T>;
  /**
   * Looks at the same books, and waits for no writer. Must not await, and must leave the books as they are. Appends nothing: a month that has turned and that
   * no step has booked yet is in the books that the look gets, and in no ledger.
   */
  readonly look: <T>(use: (books: Books, now: number, seen: Seen) => T, naming?: Naming) => Promise<T>;
  /**
   * Looks at the same books beside a copy of them on which steps may be tried, in the order of `nextOrder`: what is done to the copy is thrown away. Must not await.
   */
  readonly tryOut: <T>(
    use: (books: Books, copy: Books, now: number, nextOrder: () => number) => T,
    naming: Naming,
  ) => Promise<T>;
  /** The last posting as the last step or look found it, or left it behind: what other writers added since is not counted. Null before the first. */
  readonly order: () => number | null;
  /** The packs have changed: what is held was read by those before, and is read again. */
  readonly forget: () => void;
}

/** More rows than this are not kept: what is held is dropped then, and read again as it is named. */
const MOST_ROWS = 20_000;

/** What a step or a look came to, and the last posting then. `stale`: the rows are not those of the postings beside them. `turned`: a part of a month was booked first. */
type Came<T> =
  | { readonly kind: 'stale' | 'turned' }
  | { readonly kind: 'came'; readonly result: T; readonly end: number };

/** Books of which months were turned that no step has booked. */
interface Apart {
  readonly end: number;
  readonly at: number;
  readonly part: Part;
  readonly unbooked: readonly Posting[];
}

/** Opens the books of a store. Nothing is read until the first step or look. `progress` hears how far rows are made anew, from 0 to 1, where they have to be. */
export const openBook = (
  store: LedgerStore,
  packs: readonly CompiledPack[],
  now: () => number,
  origin: string,
  progress: (done: number) => void = () => {},
): Book => {
  let held: Part | null = null;
  /** The last part whose months were turned apart: good for looks until something is appended or another month turns. */
  let apart: Apart | null = null;

  /** What is held, with the accounts; null when rows have to be made anew first. */
  function* standOn({ last, goesOn }: Ground): Reading<Part | null> {
    const kept = held;
    held = null;
    if (kept !== null && goesOn && kept.rows.size() <= MOST_ROWS) {
      held = kept;
      return kept;
    }
    const part = openPart(packs);
    const [end] = yield [{ kind: 'row', key: ROWS_END }];
    if (!isFresh(end, last)) return null;
    yield* meet(part, part.names.accounts);
    part.books.order = last;
    held = part;
    return part;
  }

  /** Books the next items of a month that has turned. Null when none has. */
  function* turnNext(part: Part, at: number, nextOrder: () => number): Reading<readonly Posting[] | null> {
    for (const account of part.books.accounts.values()) {
      const month = monthToTurn(account, at);
      if (month === null) continue;
      yield* meet(part, () => turnNeeds(part.names, part.books, account, month));
      const posting = turnSome(part.books, account, month, nextOrder, origin);
      return posting === null ? [] : [posting];
    }
    return null;
  }

  const appended = ({ rows }: Part, last: number, append: readonly Posting[]): Appended => {
    const changes: Changes = rows.take();
    return append.length === 0 ? { append, changes } : { append, changes: noteEnd(changes, last + append.length) };
  };

  const stepOnce = <T>(make: Maker<T>, naming: Naming): Promise<Came<T>> =>
    store.write<Came<T>>(function* (ground) {
      const part = yield* standOn(ground);
      if (part === null) return { append: [], changes: NO_CHANGES, result: { kind: 'stale' } };
      let order = ground.last + 1;
      const nextOrder = (): number => order++;
      const at = now();
      const turned = yield* turnNext(part, at, nextOrder);
      if (turned !== null) return { ...appended(part, ground.last, turned), result: { kind: 'turned' } };
      yield* meet(part, () => naming(part.names, part.books, at));
      const made = make(part.books, at, nextOrder);
      const { append, result, ...beside } = made;
      const end = ground.last + append.length;
      return { ...appended(part, ground.last, append), ...beside, result: { kind: 'came', result, end } };
    });

  /** One at a time, whoever waits for it. */
  let rebuilding: Promise<void> | null = null;
  const rebuild = (): Promise<void> => {
    rebuilding ??= rebuildRows(store, packs, progress).finally(() => {
      rebuilding = null;
    });
    return rebuilding;
  };

  /** A part of its own, with its months turned: what is not written must not come into what the next step works on. */
  function* openApart(ground: Ground, at: number): Reading<Apart> {
    const part = openPart(packs);
    yield* meet(part, part.names.accounts);
    part.books.order = ground.last;
    if (!isTurnDue(part.books, at)) return { end: ground.last, at, part, unbooked: [] };
    // Before anything is added to them that is not stored.
    yield* meet(part, () => rollupNames(part.names, part.books, at));
    let order = ground.last;
    const unbooked: Posting[] = [];
    for (
      let next = yield* turnNext(part, at, () => ++order);
      next !== null;
      next = yield* turnNext(part, at, () => ++order)
    )
      unbooked.push(...next);
    part.rows.take();
    return { end: ground.last, at, part, unbooked };
  }

  function* turnApart(ground: Ground, at: number): Reading<Apart> {
    if (apart?.end === ground.last && apart.at <= at && !isTurnDue(apart.part.books, at)) return apart;
    apart = yield* openApart(ground, at);
    return apart;
  }

  /** The books as they are now, months turned, with what is named handed over. */
  function* lookAt(ground: Ground, at: number, naming: Naming): Reading<Pick<Apart, 'part' | 'unbooked'> | null> {
    const part = yield* standOn(ground);
    if (part === null) return null;
    const turned = isTurnDue(part.books, at) ? yield* turnApart(ground, at) : { part, unbooked: [] };
    yield* meet(turned.part, () => naming(turned.part.names, turned.part.books, at));
    return turned;
  }

  const lookOnce = <T>(use: (books: Books, now: number, seen: Seen) => T, naming: Naming): Promise<Came<T>> =>
    store.read<Came<T>>(function* (ground) {
      const at = now();
      const seen = yield* lookAt(ground, at, naming);
      if (seen === null) return { kind: 'stale' };
      const end = ground.last;
      return { kind: 'came', result: use(seen.part.books, at, { last: end, unbooked: seen.unbooked }), end };
    });

  const tryOnce = <T>(
    use: (books: Books, copy: Books, now: number, nextOrder: () => number) => T,
    naming: Naming,
  ): Promise<Came<T>> =>
    store.read<Came<T>>(function* (ground) {
      const at = now();
      const seen = yield* lookAt(ground, at, naming);
      if (seen === null) return { kind: 'stale' };
      const { part, unbooked } = yield* openApart(ground, at);
      yield* meet(part, () => naming(part.names, part.books, at));
      let order = ground.last + unbooked.length;
      return { kind: 'came', result: use(seen.part.books, part.books, at, () => ++order), end: ground.last };
    });

  let order: number | null = null;
  const until = async <T>(once: () => Promise<Came<T>>): Promise<T> => {
    for (;;) {
      const came = await once();
      if (came.kind === 'came') {
        order = came.end;
        return came.result;
      }
      if (came.kind === 'stale') await rebuild();
    }
  };

  return {
    step: (make, naming = ACCOUNTS_ONLY) => until(() => stepOnce(make, naming)),
    look: (use, naming = ACCOUNTS_ONLY) => until(() => lookOnce(use, naming)),
    tryOut: (use, naming) => until(() => tryOnce(use, naming)),
    order: () => order,
    forget: () => {
      held = null;
      apart = null;
    },
  };
};
