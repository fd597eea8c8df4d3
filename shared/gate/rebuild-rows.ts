import { applyPosting } from '../books/apply.ts';
import { type Books, EVERY_ACCOUNT, peekAccount } from '../books/books.ts';
import { pendingOf } from '../books/doubts.ts';
import type { Names } from '../books/names.ts';
import type { Need } from '../books/needs.ts';
import { behind, expectedOf, unresolvedOf } from '../books/row-keys.ts';
import { movesUnits } from '../books/settings.ts';
import { invariant } from '../invariant.ts';
import type { Appended, LedgerStore, Reading } from '../ledger/store.ts';
import { type Posted, type Posting, restOf } from '../model/posting.ts';
import { addedSums, type Changes, type Found, NO_CHANGES } from '../model/rows.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { meet, openPart } from './part.ts';

/** The row that says of which layout the rows are, and after which posting. */
export const ROWS_END = 'v';

/** Goes up whenever rows are written otherwise, or follow otherwise from postings. */
const LAYOUT = 2;

const endText = (seq: number): string => JSON.stringify([LAYOUT, seq]);
/** The note of rows that are being made: those of the postings behind it are missing yet. */
const partText = (seq: number): string => JSON.stringify([LAYOUT, seq, 'part']);

/** Up to which posting rows of this layout have been made; 0 where there are none, or none of this ledger: they are not of more postings than there are. */
const madeUntil = (found: Found | undefined, last: number): number => {
  if (found?.kind !== 'row' || found.text === null) return 0;
  const [layout, seq] = JSON.parse(found.text) as [number, number];
  return layout === LAYOUT && seq <= last ? seq : 0;
};

const withEnd = (changes: Changes, text: string): Changes => ({
  ...changes,
  rows: new Map([...changes.rows, [ROWS_END, text]]),
});

/** The same changes, with the note that the rows are those after this posting. */
export const noteEnd = (changes: Changes, seq: number): Changes => withEnd(changes, endText(seq));

/** True when the rows are of this layout, and of all postings. A ledger without a posting has none. */
export const isFresh = (end: Found | undefined, last: number): boolean => {
  const text = end?.kind === 'row' ? end.text : null;
  return text === null ? last === 0 : text === endText(last);
};

const AT_ONCE = 500;

/** Where the open units of other calls stand: postings name them by their ids alone. */
type Whereabouts = Map<string, string>;

/** What applying a posting from the ledger reads. */
const postingNeeds = (books: Books, names: Names, posting: Posting, numbers: Whereabouts): readonly Need[] => {
  const account = { provider: posting.provider, id: posting.account };
  const flight = peekAccount(books, posting.provider, posting.account)?.inFlight.get(posting.call ?? '');
  const named = [
    '',
    ...(flight === undefined ? [] : pendingOf(flight)),
    ...posting.moves.flatMap((move) => move.of?.number ?? numbers.get(move.hold) ?? []),
    ...posting.moves.flatMap((move) => move.becomes?.number ?? []),
    ...posting.changes.flatMap((change) =>
      change.do === 'members' ? [change.number, ...change.members] : [change.number],
    ),
  ];
  return [
    ...names.numbers(account, named),
    ...names.id(posting.id),
    ...(posting.call === null ? [] : names.call(posting.call)),
    ...(posting.settings !== null && posting.account !== EVERY_ACCOUNT && movesUnits(posting.settings)
      ? names.rollups(account)
      : []),
  ];
};

const noteWhereabouts = (books: Books, { moves }: Posting, numbers: Whereabouts): void => {
  for (const move of moves) {
    for (const id of [move.hold, restOf(move)]) {
      const open = [...books.accounts.values()].map((account) => account.open.get(id)).find((one) => one !== undefined);
      if (open === undefined) numbers.delete(id);
      else numbers.set(id, open.number.number);
    }
  }
};

/** Changes one after the other, as one. */
const joined = (all: readonly Changes[]): Changes => {
  const rows = new Map<string, string | null>();
  const sums = new Map<string, readonly number[]>();
  const cleared: string[] = [];
  const clear = (prefix: string): void => {
    cleared.push(prefix);
    for (const kept of [rows, sums]) for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
  };
  for (const one of all) {
    for (const prefix of one.cleared) clear(prefix);
    for (const [key, text] of one.rows) rows.set(key, text);
    for (const [key, more] of one.sums) sums.set(key, addedSums(sums.get(key) ?? [], more));
  }
  return { cleared, rows, sums };
};

/** Books that take in a ledger posting by posting, and say how each changes their rows. */
interface Maker {
  /** Finds again where open units stand, in rows that were made until here. */
  readonly locate: () => Reading<void>;
  readonly apply: (posted: Posted) => Reading<Changes>;
  /** Lets go of all that was handed over. `none`: there are no rows yet. */
  readonly begin: (rows: 'none' | 'some') => void;
}

const openMaker = (packs: readonly CompiledPack[]): Maker => {
  const numbers: Whereabouts = new Map();
  let part = openPart(packs);

  const noteFlights = (): void => {
    for (const { inFlight } of part.books.accounts.values())
      for (const { reserved } of inFlight.values())
        for (const { hold, of } of reserved.moves) if (of !== undefined) numbers.set(hold, of.number);
  };

  return {
    begin: (rows) => {
      part = openPart(packs);
      if (rows === 'none') part.rows.clear('');
    },
    locate: function* () {
      numbers.clear();
      yield* meet(part, () => [...part.names.accounts(), ...part.names.flights()]);
      noteFlights();
      for (const account of part.books.accounts.values()) {
        for (const { id } of account.pack.document.meters) {
          for (const prefix of [unresolvedOf(account, id), expectedOf(account, id)]) {
            const [found] = yield [{ kind: 'stretch', from: prefix, to: behind(prefix), most: null }];
            for (const { key, text } of found?.kind === 'stretch' ? found.rows : [])
              numbers.set(key.slice(key.indexOf('|', prefix.length) + 1), text);
          }
        }
      }
    },
    apply: function* ({ seq, posting }) {
      const { books, names, rows } = part;
      yield* meet(part, () => [...names.accounts(), ...postingNeeds(books, names, posting, numbers)]);
      // It is in the ledger, and not in these rows yet.
      books.known.delete(posting.id);
      applyPosting(books, { seq, posting });
      noteWhereabouts(books, posting, numbers);
      return rows.take();
    },
  };
};

/**
 * Makes the rows of a ledger from its postings, some at a time; in between others may read and write, and go on with it. `progress` hears how far it is, from 0
 * to 1. Rejects with LedgerError.
 */
export const rebuildRows = async (
  store: LedgerStore,
  packs: readonly CompiledPack[],
  progress: (done: number) => void,
): Promise<void> => {
  const maker = openMaker(packs);
  let after = 0;

  function* some(last: number): Reading<Appended & { readonly result: boolean }> {
    const [end] = yield [{ kind: 'row', key: ROWS_END }];
    if (isFresh(end, last)) return { append: [], changes: NO_CHANGES, result: true };
    const made = madeUntil(end, last);
    maker.begin(made === 0 ? 'none' : 'some');
    if (made !== after && made > 0) yield* maker.locate();
    const [read] = yield [{ kind: 'postings', after: made, most: AT_ONCE }];
    const changes: Changes[] = [];
    const posted = read?.kind === 'postings' ? read.posted : [];
    invariant(posted.length > 0, `no posting behind ${made}, and the last is ${last}`);
    for (const one of posted) {
      changes.push(yield* maker.apply(one));
      after = one.seq;
    }
    progress(after / last);
    const isDone = after >= last;
    const note = isDone ? endText(last) : partText(after);
    return { append: [], changes: withEnd(joined(changes), note), result: isDone };
  }

  let isDone = false;
  while (!isDone) {
    isDone = await store.write<boolean>(function* ({ last }) {
      return yield* some(last);
    });
  }
};
