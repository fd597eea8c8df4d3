import { invariant } from '../invariant.ts';
import type { Changes } from '../model/rows.ts';

/** Where books note what of them changed, and hold what is read against what was handed over. */
export interface Rows {
  /** A row is another than the one that is stored; `text` writes it, null where nothing is left to write. */
  readonly touch: (key: string, text: () => string | null) => void;
  /** A row of sums is so much more now than the one that is stored; a row of zeros is none. */
  readonly add: (prefix: string, place: string, amounts: readonly number[]) => void;
  /** All rows whose keys begin so are gone. */
  readonly clear: (prefix: string) => void;
  /** Throws when this row, or this stretch of rows, was not named by the step that reads it. */
  readonly require: (key: string) => void;
}

/** For books that hold their whole ledger: nothing of them is stored, and what is not there does not exist. */
export const NO_ROWS: Rows = { touch: () => {}, add: () => {}, clear: () => {}, require: () => {} };

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
  let sums = new Map<string, readonly number[]>();
  let cleared: string[] = [];
  /** Of what was cleared all is known: it is not there, but for what was written since. */
  const gone: string[] = [];
  const has = (key: string): boolean => known.has(key) || gone.some((prefix) => key.startsWith(prefix));
  return {
    touch: (key, text) => {
      known.add(key);
      touched.set(key, text);
    },
    add: (prefix, place, amounts) => {
      const key = `${prefix}${place}`;
      const before = sums.get(key);
      sums.set(key, before === undefined ? amounts : amounts.map((one, at) => one + (before[at] ?? 0)));
    },
    clear: (prefix) => {
      cleared.push(prefix);
      gone.push(prefix);
      for (const key of touched.keys()) if (key.startsWith(prefix)) touched.delete(key);
      for (const key of sums.keys()) if (key.startsWith(prefix)) sums.delete(key);
    },
    require: (key) => invariant(has(key), `a step reads ${key} and has not named it`),
    note: (key) => void known.add(key),
    has,
    size: () => known.size,
    take: () => {
      const changes = { cleared, rows: new Map([...touched].map(([key, text]) => [key, text()] as const)), sums };
      touched = new Map();
      sums = new Map();
      cleared = [];
      return changes;
    },
  };
};
