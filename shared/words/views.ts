/** Languages that Tollgate speaks. */
export type Locale = 'en' | 'zh' | 'de' | 'fr' | 'es' | 'ja';

/** A piece of a sentence; `tone` says what its colour says. */
export interface Span {
  readonly text: string;
  readonly tone: 'plain' | 'charge' | 'again' | 'free';
}

/** What a group of items has in common, worst first: mistyped, charged again, warnings, new, maybe, unknown, free, refused. */
export type GroupKind = 'mistyped' | 'again' | 'warning' | 'charge' | 'maybe' | 'unknown' | 'free' | 'refused';

/** What is wrong with how a number is written: so many characters of it, from a place on. None at its end: something is missing there. */
export interface NumberFault {
  readonly at: number;
  readonly length: number;
  /** "The check digit does not fit: 3 belongs where 8 stands." */
  readonly say: string;
}

export interface GroupView {
  readonly kind: GroupKind;
  readonly rule: string;
  /** "3 will be charged again" */
  readonly head: string;
  /** "3", "0–9", "free", "0", or "" for a warning that costs nothing by itself. */
  readonly units: string;
  /** One sentence: why. */
  readonly say: string;
  readonly source: string | null;
  /** "17TRACK’s rule" */
  readonly sourceName: string;
  readonly items: readonly string[];
  /** Of mistyped numbers: what is wrong with each, by the number. */
  readonly faults?: Readonly<Record<string, NumberFault>>;
}

/** The bar of one meter: all in units. `sure` and `maybe` are this call's; `left` is what is left after it. `left` and `allowance` are null while not known. */
export interface BarView {
  readonly used: number;
  readonly sure: number;
  readonly maybe: number;
  readonly left: number | null;
  readonly allowance: number | null;
  /** "37 used", or "37 counted here" while what is left is not known; "41 now"; "22 left after" or "left: not known yet" */
  readonly usedText: string;
  readonly nowText: string;
  readonly leftText: string;
  /** "63 left as of 20:45, read from 17TRACK. Back to 100 on 1 December."; while that is not known, what would make it known; or null. */
  readonly back: string | null;
}

/** A count as it is, and as it may be after a call. */
export interface CountView {
  /** "November", "on 1 December" */
  readonly head: string;
  /** "18", "24" */
  readonly was: string;
  readonly will: string;
  /** "counted", "on your list" */
  readonly foot: string;
  /** As long as the others beside it; its texts are empty. */
  readonly bar: BarView;
}

/** A quote as a person reads it. All text is ready in the locale; nothing here is HTML. */
export interface QuoteView {
  /** "17TRACK" */
  readonly provider: string;
  /** "Main account", "Account 3f9a", "No account", "Practice" */
  readonly account: string;
  readonly headline: readonly Span[];
  /** "32 for sure. 9 more are charged only if the translation succeeds." or null */
  readonly doubt: string | null;
  readonly bar: BarView | null;
  /** Of what stays on a list and counts each month: this month's count, and what is on the list. Absent for all other calls. */
  readonly counts?: readonly CountView[];
  readonly groups: readonly GroupView[];
  /** What Allow stands for: the headline's units ("41"; the most, where none is likely), without those that will be refused. Null where nobody knows. */
  readonly allows: string | null;
  /** Nobody knows what it costs, or the provider will refuse some of it: allowing is not the plain way on. */
  readonly isWary: boolean;
}

/** One account in the popup. */
export interface AccountView {
  /** The account's id, and that of its provider's rule pack: what pages name it by. */
  readonly id: string;
  readonly pack: string;
  readonly provider: string;
  readonly account: string;
  readonly practice: boolean;
  /** The one number that matters: what is left; what is used while that is not known; what is counted this month where there is no allowance. */
  readonly figure: string;
  /** "left of 100", "left of 100, running low", "used in November", "shipments counted in November" */
  readonly caption: string;
  /** Under a fifth of the allowance is left, or under a twentieth; null for more, and where it is not known. */
  readonly low: 'low' | 'nearly-none' | null;
  /** "As of 20:45, read from 17TRACK. Back to 100 on 1 December.", "Left: not known yet.", or null */
  readonly hint: string | null;
  readonly bar: BarView | null;
  /** "E-mails: 281 of 300 free left", or null */
  readonly email: string | null;
  /** "12 stay on your list and count again on 1 December", "3 units are not settled yet", or null */
  readonly next: string | null;
}

/** One of the last calls. */
export interface CallView {
  /** "14:02", or "3 Nov" when it was not today */
  readonly when: string;
  /** "Register 12 numbers", "Register 1 number, blocked", "Register 9 numbers, unasked" */
  readonly what: string;
  /** "12", "6 expected", "5–6" (5 charged, 1 expected), "free", "0", "?" */
  readonly units: string;
  readonly tone: 'charge' | 'free' | 'none' | 'unknown';
  readonly practice: boolean;
}
