import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareRows, type WrongRow } from '../../shared/gate/compare-rows.ts';
import { ROWS_END, rebuildRows } from '../../shared/gate/rebuild-rows.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import { NO_CHANGES } from '../../shared/model/rows.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { hasLedger, type LedgerPlace } from '../store/ledger-place.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { openStoreToRead } from '../store/store-to-read.ts';
import { countOf, type Finding } from './doctor-checks.ts';

/** Hears how far a long check is, from 0 to 1. */
export type Progress = (done: number) => void;

const COPIED = 0.3;
const MADE = 0.8;

/** Copies all postings, each held against the link of the one before, and no rows. Returns how many there are. */
const copyPostings = async (from: LedgerStore, to: LedgerStore, last: number, progress: Progress): Promise<number> => {
  let count = 0;
  for await (const page of from.pages()) {
    await to.write(function* () {
      yield [];
      return { append: page.map(({ posting }) => posting), changes: NO_CHANGES, result: null };
    });
    count += page.length;
    progress(last === 0 ? 1 : count / last);
  }
  return count;
};

const lastOf = (store: LedgerStore): Promise<number> =>
  store.read(function* ({ last }) {
    yield [];
    return last;
  });

const kindOf = ({ found, made }: WrongRow): string =>
  made === null ? 'is there and follows from no posting' : found === null ? 'is missing' : 'is not what follows';

/** Makes the rows of a ledger anew from its postings. Rejects with LedgerError. */
export const repairRows = async ({ file }: LedgerPlace, progress: Progress): Promise<void> => {
  const store = openSqliteStore(file);
  try {
    await store.ledger.write(function* () {
      yield [];
      return { append: [], changes: { ...NO_CHANGES, rows: new Map([[ROWS_END, null]]) }, result: null };
    });
    await rebuildRows(store.ledger, bundledPacks, progress);
  } finally {
    await store.close();
  }
};

/** Makes everything that follows from the postings of a ledger anew, beside it, and holds what is kept of it against that. Nothing of the ledger is changed. */
export const checkDeeply = async (place: LedgerPlace, progress: Progress): Promise<Finding> => {
  const { file } = place;
  if (!hasLedger(place))
    return { check: 'books', state: 'ok', say: `${file} is not there yet: there is nothing to prove` };
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-deep-'));
  const store = openStoreToRead(file);
  const beside = openSqliteStore(join(folder, 'ledger.sqlite'), { named: 'the copy' });
  try {
    const last = await lastOf(store.ledger);
    const count = await copyPostings(store.ledger, beside.ledger, last, (done) => progress(done * COPIED));
    // What another layout left, or an older Tollgate, is made anew first, as the next call would.
    await rebuildRows(store.ledger, bundledPacks, () => {});
    await rebuildRows(beside.ledger, bundledPacks, (done) => progress(COPIED + done * (MADE - COPIED)));
    let rows = 0;
    const wrong = await compareRows(store.ledger, beside.ledger, bundledPacks, () => {
      rows += 1;
      if (rows % 10_000 === 0) progress(Math.min(0.99, MADE + (rows / Math.max(1, last * 100)) * (1 - MADE)));
    });
    progress(1);
    const [first] = wrong;
    if (first !== undefined && (await lastOf(store.ledger)) !== count)
      return {
        check: 'books',
        state: 'hint',
        say: `${file} was written to meanwhile: stop what writes it, and try again`,
      };
    if (first === undefined)
      return {
        check: 'books',
        state: 'ok',
        say: `all ${countOf(rows, 'row')} follow from ${countOf(count, 'posting')}, as they should`,
      };
    return {
      check: 'books',
      state: 'wrong',
      say: `what is kept of the books does not follow from the postings, ${first.key} for one ${kindOf(first)}: run tollgate doctor --deep --repair to make them anew`,
    };
  } finally {
    await store.close();
    await beside.close();
    rmSync(folder, { recursive: true, force: true });
  }
};
