/** One row of a table as any kind of file gives it: its cells as they were written. */
export interface TableRow {
  /** Where it begins, counted from 1: the line of a text, the row of a sheet, the place in a JSON list. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Set when a quotation mark of this row is never closed: its last cell is the text of the line from there on. */
  readonly unclosed: boolean;
}

/** What is said about how to read a table: columns by their header, or by letter or position. Null: find out. */
export interface ListChoice {
  /** One column of numbers, or several with commas between them. */
  readonly column: string | null;
  readonly carrierColumn: string | null;
}

/** What a column was read as. `bill` and `container` are read together: a bill and each of its containers are numbers of their own. */
export type ColumnRole = 'number' | 'bill' | 'container' | 'carrier' | 'lang';

export interface Column {
  /** Counted from 1. */
  readonly position: number;
  /** The letter that a spreadsheet shows above it. */
  readonly letter: string;
  /** What the header calls it; null where the table has none or the column no name. */
  readonly header: string | null;
  /** Up to three of its cells, as they were written. */
  readonly samples: readonly string[];
  readonly role: ColumnRole | null;
}

/** One number of a list. */
export interface ListedNumber {
  readonly line: number;
  readonly number: string;
  /** The provider's own key of its carrier (17TRACK's number); empty where none is given or the one given is not known. */
  readonly carrier: string;
  /** The language to translate into; empty when none is given. */
  readonly lang: string;
  /** The carrier as it was written, where nobody knows which key it stands for. */
  readonly carrierUnknown?: string;
  /** The cell as it was written, where the number had to be taken out of it. */
  readonly was?: string;
}

/** Why a row gives no number. */
export type RowProblem = 'no-number' | 'unclosed-quote' | 'rounded' | 'address';

/** A row that no number could be read from, handed back. */
export interface BadRow {
  readonly line: number;
  readonly text: string;
  readonly problem: RowProblem;
  /** The cell that is to blame, as it was written; empty where no single one is. */
  readonly cell: string;
}

/** Why a number is not as its cell: a spreadsheet's wrapping, blanks inside, several in one cell, an address, words around it, or characters that are not seen or are wider than they should be. */
export type Unwrapping = 'wrapped' | 'blanks' | 'several' | 'address' | 'words' | 'characters';

/** What is worth saying of how a list was read. Sentences are made by `words/list-say.ts`. */
export type ListNote =
  | {
      readonly kind: 'unwrapped';
      readonly how: Unwrapping;
      readonly count: number;
      readonly was: string;
      readonly number: string;
    }
  /** Lines that hold no row of the list. */
  | {
      readonly kind: 'skipped';
      readonly what: 'title' | 'total' | 'header' | 'text';
      readonly lines: readonly number[];
    }
  /** A number of a bill or container column that stands in several rows, and is one number. */
  | { readonly kind: 'repeated'; readonly count: number }
  /** Rows of which a column says that their parcel has arrived: nothing is left to track. */
  | { readonly kind: 'delivered'; readonly column: Column; readonly lines: readonly number[] }
  /** Columns that look like numbers to track, too, and were not read. */
  | { readonly kind: 'left-out'; readonly columns: readonly Column[] }
  | { readonly kind: 'carrier-unknown'; readonly written: string; readonly count: number }
  /** The name stands for several carriers: nobody knows which. */
  | { readonly kind: 'carrier-several'; readonly written: string; readonly count: number }
  /** A carrier's number that the table of that date does not have: it may be newer. */
  | { readonly kind: 'carrier-unlisted'; readonly written: string; readonly count: number; readonly date: string };

/** A list that was read. */
export interface ListFound {
  readonly kind: 'list';
  readonly rows: readonly ListedNumber[];
  readonly bad: readonly BadRow[];
  /** All columns of the table, read or not. Empty for a plain list without columns. */
  readonly columns: readonly Column[];
  readonly notes: readonly ListNote[];
}

export type ListRead =
  | ListFound
  /** It is not clear which column holds the numbers: a person is to choose among `candidates`. */
  | { readonly kind: 'which-column'; readonly columns: readonly Column[]; readonly candidates: readonly Column[] }
  | { readonly kind: 'no-such-column'; readonly named: string; readonly columns: readonly Column[] }
  | { readonly kind: 'no-numbers'; readonly bad: readonly BadRow[] };
