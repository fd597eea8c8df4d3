import type { Found, Read, Row } from '../model/rows.ts';
import { behind } from './row-keys.ts';

/** One thing that a step reads: how a store finds it, and how the books take it in. */
export interface Need {
  /** Under which the books know that they have it. */
  readonly key: string;
  readonly read: Read;
  readonly take: (found: Found) => void;
}

/** Names an account, seen or not. */
export interface AccountId {
  readonly provider: string;
  readonly id: string;
}

/** The rows that were found in a stretch. */
export const rowsIn = (found: Found): readonly Row[] => (found.kind === 'stretch' ? found.rows : []);
const textIn = (found: Found): string | null => (found.kind === 'row' ? found.text : null);

/** Needs a row, and takes it where it is there. */
export const rowNeed = (key: string, take: (text: string) => void): Need => ({
  key,
  read: { kind: 'row', key },
  take: (found) => {
    const text = textIn(found);
    if (text !== null) take(text);
  },
});

/** Needs rows whose keys begin with the key of the need, from one of them on. */
export const stretchNeed = (
  key: string,
  from: string,
  most: number | null,
  take: (rows: readonly Row[]) => void,
): Need => ({
  key,
  read: { kind: 'stretch', from, to: behind(key), most },
  take: (found) => take(rowsIn(found)),
});
