import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Placed, splitTable } from '../../shared/lists/split-table.ts';
import { csvText } from '../../shared/words/csv.ts';
import type { ListAnswer, ListChecked } from '../check-messages.ts';
import type { ExportedFile } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import type { Say } from '../words.ts';
import { type CheckDesk, openCheckDesk } from './check-desk.ts';
import type { SayCheck } from './check-words.ts';

export type Side = Placed['goes'];

/** What the Check page holds: a list, and which of its numbers are to be sent. */
export interface ListDesk extends CheckDesk<ListAnswer> {
  /** The numbers that are not to be sent, by their places in the list. */
  readonly without: ReadonlySignal<ReadonlySet<number>>;
  /** Moves numbers to the other side; what the rest costs is asked anew. */
  readonly move: (places: readonly number[], to: Side) => void;
  /** One side as a file; null where there is no list. */
  readonly fileOf: (side: Side) => ExportedFile | null;
}

const LETTERS = 26;

/** The place of a column, counted from 1, by the letter that a spreadsheet shows above it. */
const positionOf = (letter: string): number =>
  [...letter].reduce((place, one) => place * LETTERS + one.charCodeAt(0) - 64, 0);

const placedOf = ({ lines, unread }: ListChecked, without: ReadonlySet<number>): readonly Placed[] => [
  ...lines.map(
    ({ row, number, why }, at): Placed => ({
      line: row,
      number,
      goes: without.has(at) ? 'drop' : 'send',
      why,
    }),
  ),
  ...unread.map(({ row, why }): Placed => ({ line: row, number: null, goes: 'drop', why })),
];

const baseName = (name: string): string => name.replace(/\.[^.]{1,5}$/, '') || name;

/** Opens what the Check page works with. */
export const openListDesk = (
  first: string,
  checkList: PageClient['checkList'],
  say: Say,
  sayCheck: SayCheck,
): ListDesk => {
  // What is asked next is without these; a list that is new begins with what is better dropped.
  let next: readonly number[] | null = null;
  const desk = openCheckDesk<ListAnswer>(
    first,
    (input) => {
      const without = next;
      next = null;
      return checkList({ ...input, without });
    },
    say,
  );
  const without = signal<ReadonlySet<number>>(new Set());
  effect(() => {
    const shown = desk.shown.value;
    if (shown.kind === 'answer') without.value = new Set(shown.without);
  });
  return {
    ...desk,
    without,
    move: (places, to) => {
      const moved = new Set(without.peek());
      for (const place of places) {
        if (to === 'drop') moved.add(place);
        else moved.delete(place);
      }
      without.value = moved;
      next = [...moved];
      desk.again();
    },
    fileOf: (side) => {
      const shown = desk.shown.peek();
      if (shown.kind !== 'answer') return null;
      const tables = splitTable(desk.table(), {
        placed: placedOf(shown, without.peek()),
        columns: shown.columns.filter(({ isRead }) => isRead).map(({ column }) => positionOf(column)),
        leftOut: new Set(shown.leftOut),
        whyHead: sayCheck('why'),
      });
      const from = desk.file.peek();
      const name = `${from === null ? 'list' : baseName(from.name)}-${side}.csv`;
      return { name, type: 'text/csv', text: csvText(tables[side]) };
    },
  };
};
