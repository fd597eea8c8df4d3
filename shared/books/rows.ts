import { invariant } from '../invariant.ts';
import type { Changes } from '../model/rows.ts';

/** Where books note what of them changed, and hold what is read against what was handed over. */
export interface Rows {
  /** A row is another than the one that is stored; `text` writes it, null where nothing is left to write. */
  readonly touch: (key: string, text: () => string | null) => void;
  /** The place in a row of sums, of so many, is so much more now than in the one that is stored; a row of zeros is none. */
  readonly add: (prefix: string, key: string, place: number, of: number, units: number) => void;
  /** Goes up each time that what changed is taken: what was noted since need not be noted again. */
  readonly epoch: () => number;
  /** All rows whose keys begin so are gone. */
  readonly clear: (prefix: string) => void;
  /** Throws when this row, or this stretch of rows, was not named by the step that reads it. */
  readonly require: (key: string) => void;
}

/** For books that hold their whole ledger: nothing of them is stored, and what is not there does not exist. */
export const NO_ROWS: Rows = { touch: () => {}, add: () => {}, epoch: () => 0, clear: () => {}, require: () => {} };

/** Rows of books that hold a part of their ledger. */
export interface PartRows extends Rows {
  /** Notes that a row, or a stretch of rows, was handed over. */
  readonly note: (key: string) => void;
  readonly has: (key: string) => boolean;
  /** How many were handed over by now. */
  readonly size: () => number;
  /** What changed since it was last asked for: prefixes of rows that are gone, then rows as they are now, then sums. */
  readonly take: () => Changes;
}

/** Begins the rows of books that hold nothing yet. */
export const newPartRows = (): PartRows => {
  const known = new Set<string>();
  let touched = new Map<string, () => string | null>();
  /** By prefix, then by the rest of the key: those of one call mostly go into one row. */
  let sums = new Map<string, Map<string, number[]>>();
  let epoch = 1;
  let cleared: string[] = [];
  /** Of what was cleared all is known: it is not there, but for what was written since. */
  const gone: string[] = [];
  const has = (key: string): boolean => known.has(key) || gone.some((prefix) => key.startsWith(prefix));
  return {
    touch: (key, text) => {
      known.add(key);
      touched.set(key, text);
    },
    epoch: () => epoch,
    add: (prefix, key, place, of, units) => {
      let rows = sums.get(prefix);
      if (rows === undefined) {
        rows = new Map();
        sums.set(prefix, rows);
      }
      let amounts = rows.get(key);
      if (amounts === undefined) {
        amounts = Array.from({ length: of }, () => 0);
        rows.set(key, amounts);
      }
      amounts[place] = (amounts[place] ?? 0) + units;
    },
    clear: (prefix) => {
      cleared.push(prefix);
      gone.push(prefix);
      for (const key of touched.keys()) if (key.startsWith(prefix)) touched.delete(key);
      for (const one of sums.keys()) if (one.startsWith(prefix)) sums.delete(one);
    },
    require: (key) => invariant(has(key), `a step reads ${key} and has not named it`),
    note: (key) => void known.add(key),
    has,
    size: () => known.size,
    take: () => {
      const rows = new Map<string, string | null>();
      for (const [key, text] of touched) rows.set(key, text());
      const added = new Map<string, readonly number[]>();
      for (const [prefix, ofPrefix] of sums)
        for (const [key, amounts] of ofPrefix) added.set(`${prefix}${key}`, amounts);
      const changes = { cleared, rows, sums: added };
      touched = new Map();
      sums = new Map();
      cleared = [];
      epoch += 1;
      return changes;
    },
  };
};
