import type { Posted } from './posting.ts';

/** What a step or a look has handed over by its store. Keys are those of the books' rows. */
export type Read =
  | { readonly kind: 'row'; readonly key: string }
  /** Rows with `from <= key < to`, in the order of their keys, at most so many. */
  | { readonly kind: 'stretch'; readonly from: string; readonly to: string; readonly most: number | null }
  | { readonly kind: 'posting'; readonly seq: number }
  /** Postings behind a place, in order, at most so many. */
  | { readonly kind: 'postings'; readonly after: number; readonly most: number }
  /** The place of the posting with this id. */
  | { readonly kind: 'id'; readonly id: string };

export interface Row {
  readonly key: string;
  readonly text: string;
}

/** What was found, in the order asked: null for a row, a posting or an id that is not there. */
export type Found =
  | { readonly kind: 'row'; readonly text: string | null }
  | { readonly kind: 'stretch'; readonly rows: readonly Row[] }
  | { readonly kind: 'posting'; readonly posted: Posted | null }
  | { readonly kind: 'postings'; readonly posted: readonly Posted[] }
  | { readonly kind: 'id'; readonly seq: number | null };

/** How rows change with the postings of one step: first whole stretches go, then rows are written, then sums are added to. */
export interface Changes {
  /** All rows whose keys begin so go. */
  readonly cleared: readonly string[];
  /** Null: the row goes. */
  readonly rows: ReadonlyMap<string, string | null>;
  /** Rows of sums, lists of numbers: so much is added to each. A row of zeros goes. */
  readonly sums: ReadonlyMap<string, readonly number[]>;
}

/** A step that changes no row. */
export const NO_CHANGES: Changes = { cleared: [], rows: new Map(), sums: new Map() };

/** Sums that are so much more now. */
export const addedSums = (before: readonly number[], more: readonly number[]): readonly number[] =>
  more.map((one, at) => one + (before[at] ?? 0));

/** A row of sums after an addition; null when nothing is left of it. `text` null: there was none. */
export const addedRow = (text: string | null, more: readonly number[]): string | null => {
  const sums = addedSums(text === null ? [] : (JSON.parse(text) as readonly number[]), more);
  return sums.every((one) => one === 0) ? null : JSON.stringify(sums);
};
