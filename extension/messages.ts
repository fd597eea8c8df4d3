import type { TableRow } from '../shared/lists/list.ts';
import type { AccountSettings } from '../shared/model/posting.ts';
import type { HttpCall } from '../shared/recognise/recognise.ts';
import type { ListLine } from '../shared/words/list-lines.ts';
import type { AccountView, CallView, QuoteView } from '../shared/words/views.ts';

/** How a call came out, as its mark says it: settled, never sent, blocked, or nobody knows yet. */
export type OutcomeMark = 'settled' | 'gone' | 'blocked' | 'doubt';

/** What came of a call: one or two sentences that say what happened and what follows. */
interface CameOut {
  readonly call: string;
  readonly provider: string;
  readonly say: string;
  readonly mark: OutcomeMark;
}

/** What the warning window shows. */
export type WarningState =
  /** No call waits (the window closes, or shows that there is nothing to decide). */
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'deciding';
      /** The waiting call, by its id. */
      readonly call: string;
      /** Goes up each time the quote on show was made anew; a decision names the one that was seen. */
      readonly quoteNo: number;
      /** The first quote that none after it is worse than: an Allow for one before it counts nothing. */
      readonly since: number;
      /** Names the life of the background that says so: a new one does not know what was on show before. */
      readonly life: number;
      readonly view: QuoteView;
      /** The site that asks ("shop.example") and its tab's title: one plain line of at most 80 characters, the page's own words. */
      readonly site: string;
      readonly title: string;
      /** "The books changed: now 43." when the quote was made anew, else null. */
      readonly changed: string | null;
      /** How many more calls wait behind this one. */
      readonly waiting: number;
    }
  | {
      readonly kind: 'sending';
      readonly call: string;
      readonly view: QuoteView;
      readonly site: string;
      readonly title: string;
    }
  /** "17TRACK accepted 40 and refused 1: 40 charged." */
  | ({ readonly kind: 'done' } & CameOut)
  /** The page went away, the provider could not be reached, … */
  | ({ readonly kind: 'ended' } & CameOut);

/** What the guard does, whatever the books say: in the bar on top of every full page. */
export interface GuardState {
  /** The providers whose calls are guarded, by their titles. */
  readonly guarding: readonly string[];
  /** Those whose numbers can be checked. */
  readonly checkable: readonly { readonly provider: string; readonly title: string }[];
}

export type PopupState =
  | { readonly kind: 'first-run' }
  | {
      readonly kind: 'ready';
      readonly guarding: readonly string[];
      readonly accounts: readonly AccountView[];
      /** The last that charged, may have, or were blocked: charges first, each the newest first. */
      readonly calls: readonly CallView[];
      /** The last that were free, the newest first. */
      readonly free: readonly CallView[];
      readonly checkable: readonly { readonly provider: string; readonly title: string }[];
      /** What a person should know besides ("The rules for 17TRACK kept here could not be read: …"), one sentence each. */
      readonly notices: readonly string[];
    }
  /** The books are made anew from their entries, so far of 1: calls that may charge wait. */
  | { readonly kind: 'making'; readonly done: number; readonly say: string }
  /** The books cannot be read: calls that may charge are blocked until they can. */
  | { readonly kind: 'broken'; readonly say: string };

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
      /** `units` and `say` make one sentence, `say` begins with its comma: "2 units" and ", 61 left after. 2 will be charged again." */
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

/** The plans of a provider. */
export interface PlanChoice {
  readonly provider: string;
  readonly title: string;
  /** "200-once", "100-monthly"; "N-monthly" stands for any number. */
  readonly plans: readonly string[];
  /** What accounts not yet seen start with; null while nobody said so. */
  readonly plan: string | null;
}

export interface AccountInput {
  readonly provider: string;
  /** Its id; `*` for those not yet seen. */
  readonly account: string;
  /** What is to be set; all else stays. */
  readonly settings: AccountSettings;
}

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** What extension pages may ask of the background: a table of named functions. All values are JSON. */
export interface PageCalls {
  warningState(): Promise<WarningState>;
  /** A quote was painted, and can be seen. Resolves with how long until Allow may name it, in milliseconds. */
  shown(input: { readonly call: string; readonly quoteNo: number }): Promise<number>;
  /** The decision about a quote. An Allow counts only for one that was on show for long enough, and only while nothing has become worse since. */
  decide(input: {
    readonly call: string;
    readonly quoteNo: number;
    readonly verdict: 'allow' | 'block';
  }): Promise<void>;
  /** The person touched the window while it said how this call ended: it stays until they close it. */
  touch(input: { readonly call: string }): Promise<void>;
  guardState(): Promise<GuardState>;
  popupState(): Promise<PopupState>;
  /** What registering these numbers would cost, before doing anything. `account` and `column` are those that a person chose. */
  check(input: CheckInput): Promise<CheckAnswer>;
  /** The same number by number, and what is left of it without some. */
  checkList(input: ListInput): Promise<ListAnswer>;
  planChoices(): Promise<readonly PlanChoice[]>;
  setAccount(input: AccountInput): Promise<void>;
  exportUsage(input: { readonly format: 'csv' | 'json' }): Promise<ExportedFile>;
  /** Opens the practice portal of the local proxy in a tab; false when the proxy does not answer on 127.0.0.1:8717. */
  openPractice(): Promise<boolean>;
}

/**
 * How a page calls: one message by `runtime.sendMessage`; calls without input send null. The answer is what the function resolved to, undefined where
 * it resolves to nothing; it rejects, with one line that says what and why, when the background cannot do it.
 */
export interface PageMessage {
  /** The function that is called. */
  readonly name: keyof PageCalls;
  readonly input: unknown;
}

/** Pages connect a port with this name; the background posts `{ kind: 'changed' }` on it whenever a state may have changed. */
export const PAGE_PORT = 'tollgate-page';
