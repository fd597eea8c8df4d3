import type { TableRow } from '../shared/lists/list.ts';
import type { HttpCall } from '../shared/recognise/recognise.ts';
import type { ListLine } from '../shared/words/list-lines.ts';
import type { QuoteView } from '../shared/words/views.ts';

/** What is to be checked: a list's text, the rows of a workbook's sheet, or calls that were written down or recorded. */
export type CheckList =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  /** They hold credentials: neither side keeps them. `untold` is how many there are besides whose address nobody can tell. */
  | { readonly kind: 'calls'; readonly calls: readonly HttpCall[]; readonly untold: number };

/** A column of a list, for a person to choose. */
export interface CheckColumn {
  /** What a check is told to read this one: its letter. */
  readonly column: string;
  /** What its header calls it; null where it has no name. */
  readonly name: string | null;
  readonly samples: readonly string[];
  readonly isRead: boolean;
}

/** An account that a list can be counted on, for a person to choose. */
export interface CheckAccount {
  /** What a check is told to count on this one: its id. */
  readonly account: string;
  /** "Main account" */
  readonly name: string;
  /** "63 left of 100" */
  readonly say: string;
  readonly isCounted: boolean;
}

export interface CheckInput {
  /** Whose numbers a list holds; calls say it themselves. */
  readonly provider: string;
  /** The account that a person chose; null: the only one there is. Calls say it themselves. */
  readonly account: string | null;
  readonly list: CheckList;
  readonly column: string | null;
}

/** Calls that do the same on one account, priced as one. */
export interface CheckedCall {
  /** "Register 2 numbers, 17TRACK, Main account" */
  readonly what: string;
  /** "2 units", "free", "?" */
  readonly units: string;
  /** "2 new numbers.", or why nobody knows what it costs. */
  readonly say: string;
  readonly view: QuoteView;
}

export type CheckAnswer =
  | {
      readonly kind: 'answer';
      /** What has to be known before anything else ("2 look mistyped."); null where there is nothing. */
      readonly first: string | null;
      /** `units` and `say` make one sentence, `say` begins with its comma: "2 units" and ", 61 left after. 2 new numbers." */
      readonly units: string;
      readonly say: string;
      readonly view: QuoteView;
      /** "Counted on Main account."; null before an account was seen. */
      readonly counted: string | null;
      /** Those to choose among; empty where there is one. */
      readonly accounts: readonly CheckAccount[];
      /** How the list was read ("Numbers read from “Tracking no.” (column C)."); null where there is nothing to say. */
      readonly read: string | null;
      /** All columns of the list; empty where it has none to choose among. */
      readonly columns: readonly CheckColumn[];
    }
  /** `units` and `say` as above: "At least 2 units" and ", and 1 call of unknown cost." `read`: "3 calls go to no provider.", or null. */
  | {
      readonly kind: 'calls';
      readonly units: string;
      readonly say: string;
      readonly calls: readonly CheckedCall[];
      readonly read: string | null;
    }
  /** There are several accounts, and nobody said which these numbers are for. */
  | { readonly kind: 'choose-account'; readonly say: string; readonly accounts: readonly CheckAccount[] }
  /** It is not clear which column holds the numbers. */
  | { readonly kind: 'choose'; readonly say: string; readonly columns: readonly CheckColumn[] }
  | { readonly kind: 'trouble'; readonly say: string };

export interface ListInput extends CheckInput {
  /** The numbers that are not to be sent, by their places in the list; null: those that are better not. */
  readonly without: readonly number[] | null;
}

/** A row of a list that no number could be read from. */
export interface UnreadRow {
  readonly row: number;
  /** The cell that is to blame, or the row. */
  readonly text: string;
  readonly why: string;
}

/** A list number by number. */
export interface ListChecked extends Extract<CheckAnswer, { readonly kind: 'answer' }> {
  /** What is left of the list without the numbers that are not sent; null where nothing is. */
  readonly kept: QuoteView | null;
  /** "29 units", "0–9 shipments" */
  readonly keptUnits: string;
  /** Each number, in the order of the list: priced among those that are sent, or, where it is not, among all. */
  readonly lines: readonly ListLine[];
  /** The numbers that are not sent, by their places. */
  readonly without: readonly number[];
  readonly unread: readonly UnreadRow[];
  /** Rows that hold no number of the list: titles, totals, repeated headers, mere words. */
  readonly leftOut: readonly number[];
}

export type ListAnswer = ListChecked | Exclude<CheckAnswer, { readonly kind: 'answer' }>;
