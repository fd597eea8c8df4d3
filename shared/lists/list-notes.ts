import type { CarrierFound } from './carriers.ts';
import type { Column, ListNote, Unwrapping } from './list.ts';
import type { SkippedAs } from './sort-rows.ts';

/** Notes of the reading of one list, as it goes on. */
export interface NoteBook {
  readonly unwrapped: (how: Unwrapping, was: string, number: string) => void;
  readonly skipped: (what: SkippedAs, line: number) => void;
  readonly repeated: () => void;
  readonly leftOut: (columns: readonly Column[]) => void;
  readonly carrier: (kind: CarrierFound['kind'], written: string) => void;
  readonly all: () => readonly ListNote[];
}

/** A list of a hundred kinds of unknown carriers is told by its first few. */
const MOST_CARRIERS = 5;

const CARRIER_NOTES = {
  unknown: 'carrier-unknown',
  several: 'carrier-several',
  unlisted: 'carrier-unlisted',
} as const;

/** Begins the notes of one list. `date` is the month of the table of carriers. */
export const noteBook = (date: string): NoteBook => {
  const unwrapped = new Map<Unwrapping, { count: number; readonly was: string; readonly number: string }>();
  const skipped = new Map<SkippedAs, number[]>();
  const carriers = new Map<
    string,
    { count: number; readonly kind: keyof typeof CARRIER_NOTES; readonly written: string }
  >();
  let repeated = 0;
  let missed: readonly Column[] = [];
  return {
    unwrapped: (how, was, number) => {
      const note = unwrapped.get(how);
      if (note === undefined) unwrapped.set(how, { count: 1, was, number });
      else note.count += 1;
    },
    skipped: (what, line) => {
      const lines = skipped.get(what) ?? [];
      if (lines.length === 0) skipped.set(what, lines);
      lines.push(line);
    },
    repeated: () => {
      repeated += 1;
    },
    leftOut: (columns) => {
      missed = columns;
    },
    carrier: (kind, written) => {
      if (kind === 'key' || kind === 'none') return;
      const key = `${kind} ${written}`;
      const note = carriers.get(key);
      if (note !== undefined) note.count += 1;
      else if (carriers.size < MOST_CARRIERS) carriers.set(key, { count: 1, kind, written });
    },
    all: () => [
      ...(missed.length > 0 ? [{ kind: 'left-out', columns: missed } as const] : []),
      ...[...skipped].map(([what, lines]) => ({ kind: 'skipped', what, lines }) as const),
      ...[...unwrapped].map(([how, note]) => ({ kind: 'unwrapped', how, ...note }) as const),
      ...(repeated > 0 ? [{ kind: 'repeated', count: repeated } as const] : []),
      ...[...carriers.values()].map(({ kind, written, count }): ListNote => {
        const what = CARRIER_NOTES[kind];
        return what === 'carrier-unlisted' ? { kind: what, written, count, date } : { kind: what, written, count };
      }),
    ],
  };
};
