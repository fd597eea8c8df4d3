import type { TableRow } from '../lists/list.ts';
import { cellNumber, cellText, type NumberFile, type NumberLook, provesAllDigits } from './cell-text.ts';
import { xmlPieces } from './xml-tags.ts';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  /** What all cells together may hold, in characters: many may name one long text. */
  readonly most: number;
  readonly strings: readonly string[];
  readonly looks: readonly NumberLook[];
  /** The day that days are counted from, in days after 30 December 1899. */
  readonly firstDay: number;
}

/** A cell as the file writes it. */
interface RawCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
}

/** More cells than this are no list that a person made. */
const MOST_CELLS = 4_000_000;

/** The place of a column, from 0: A, B, … Z, AA. */
const columnOf = (reference: string): number | null => {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
};

interface RawRow {
  readonly line: number;
  readonly cells: RawCell[];
}

const openCell = (row: RawRow, attribute: (name: string) => string | null): RawCell => {
  const column = columnOf(attribute('r') ?? '') ?? (row.cells.at(-1)?.column ?? -1) + 1;
  return { column, type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0), value: '' };
};

const openRow = (above: RawRow | undefined, attribute: (name: string) => string | null): RawRow => {
  const said = Number(attribute('r') ?? Number.NaN);
  return { line: Number.isInteger(said) ? said : (above?.line ?? 0) + 1, cells: [] };
};

/** Where the reading of a sheet has come to. */
interface Place {
  readonly rows: RawRow[];
  row: RawRow | null;
  /** Above 0 within the tags that a cell's value stands in: not those of a formula, nor of how a word is read aloud. */
  takes: number;
  cells: number;
}

const openTag = (at: Place, name: string, attribute: (name: string) => string | null): void => {
  if (name === 'row') {
    at.row = openRow(at.rows.at(-1), attribute);
    at.rows.push(at.row);
  } else if (name === 'c') {
    at.takes = 0;
    if (at.row === null) return;
    const cell = openCell(at.row, attribute);
    // Those that are left out on the way stand in the row, too.
    at.cells += Math.max(1, cell.column - (at.row.cells.at(-1)?.column ?? -1));
    at.row.cells.push(cell);
  } else if (name === 'v' || name === 't') at.takes += 1;
  else if (name === 'rPh') at.takes -= 1;
};

const closeTag = (at: Place, name: string): void => {
  if (name === 'row') at.row = null;
  else if (name === 'v' || name === 't') at.takes -= 1;
  else if (name === 'rPh') at.takes += 1;
};

/** Reads a sheet's rows; what stands between the tags of a cell is its value. Null when it has too many cells. */
const readRaw = (xml: string): readonly RawRow[] | null => {
  const at: Place = { rows: [], row: null, takes: 0, cells: 0 };
  for (const piece of xmlPieces(xml)) {
    if (piece.kind === 'open') openTag(at, piece.name, piece.attribute);
    else if (piece.kind === 'close') closeTag(at, piece.name);
    else {
      const cell = at.takes > 0 ? at.row?.cells.at(-1) : undefined;
      if (cell !== undefined) cell.value += piece.text;
    }
    if (at.cells > MOST_CELLS) return null;
  }
  return at.rows;
};

const textOf = ({ type, style, value }: RawCell, context: SheetContext, file: NumberFile): string => {
  switch (type) {
    case 's':
      return context.strings[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return cellNumber(value.trim(), context.looks[style] ?? { kind: 'plain' }, file);
    default:
      return cellText(value);
  }
};

/** Reads a sheet's rows as texts, empty rows left out. Null when it has more cells than any list, or more in them. */
export const readSheet = (xml: string, context: SheetContext): readonly TableRow[] | null => {
  const raw = readRaw(xml);
  if (raw === null) return null;
  let length = 0;
  const hasAllDigits = raw.some(({ cells }) => cells.some(({ type, value }) => type === 'n' && provesAllDigits(value)));
  const file: NumberFile = { firstDay: context.firstDay, hasAllDigits };
  const rows: TableRow[] = [];
  for (const { line, cells } of raw) {
    const texts: string[] = [];
    for (const cell of cells) {
      while (texts.length < cell.column) texts.push('');
      const text = textOf(cell, context, file);
      texts[cell.column] = text;
      length += text.length;
    }
    if (length > context.most) return null;
    if (texts.some((text) => text !== '')) rows.push({ line, cells: texts, unclosed: false });
  }
  return rows;
};
