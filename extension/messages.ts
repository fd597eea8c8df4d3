import type { Undescribed } from '../shared/traffic/address.ts';
import type { ChoiceView } from '../shared/words/choice-view.ts';
import type { ManyView } from '../shared/words/many-view.ts';
import type { PlanView } from '../shared/words/plan-say.ts';
import type { AccountView, CallView, QuoteView } from '../shared/words/views.ts';
import type { CheckAnswer, CheckInput, ListAnswer, ListInput } from './check-messages.ts';
import type { ChosenItems, DecisionInput } from './decision-input.ts';
import type { DontAsk, DontAskMany, DontAskManyChoice, PauseView, PolicyCalls } from './policy-messages.ts';
import type { AccountInput, PlanChoice, SettingsState } from './settings-messages.ts';
import type { TrafficCalls } from './traffic-messages.ts';

/** How a call came out, as its mark says it: settled, never sent, blocked, blocked because nobody answered, or nobody knows yet. */
export type OutcomeMark = 'settled' | 'gone' | 'blocked' | 'late' | 'doubt';

/** Whose units were asked for, and by whom, as the window says it when the question is over. */
export interface WhoAsked {
  readonly provider: string;
  /** "Main account"; empty where calls of several were decided together. */
  readonly account: string;
  /** As while it was asked about; both empty where they were of several sites. */
  readonly site: string;
  readonly title: string;
}

/** What came of a call: one or two sentences that say what happened and what follows. */
interface CameOut extends WhoAsked {
  readonly call: string;
  readonly say: string;
  readonly mark: OutcomeMark;
}

/** Where a call stands in a question about several, while they are looked at one by one. */
export interface Among {
  readonly question: string;
  readonly nth: number;
  readonly of: number;
  /** The calls before and after it, by their ids; null at the ends. */
  readonly previous: string | null;
  readonly next: string | null;
}

/** What would make known what is left of an account: the provider's own count, or its plan. */
export interface NotKnown {
  readonly provider: string;
  readonly account: string;
  /** "17TRACK" */
  readonly title: string;
  /** A call of this account waits, and brought the credential that its provider can be asked with. */
  readonly canAsk: boolean;
  readonly plans: readonly PlanView[];
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
      /** Only where nobody knows what is left. */
      readonly notKnown?: NotKnown;
      /** The site that asks ("shop.example") and its tab's title: one plain line of at most 80 characters, the page's own words. */
      readonly site: string;
      readonly title: string;
      /** "The books changed: now 43." when the quote was made anew, else null. */
      readonly changed: string | null;
      /** How many more calls wait behind this one. */
      readonly waiting: number;
      /** "Don't ask again"; null where no policy could let such a call pass. */
      readonly again: DontAsk | null;
      /** What may be chosen among its items, and what is; absent where there is nothing to choose. `view` is the quote of what is chosen. */
      readonly choice?: ChoiceView;
      /** Only of a call that no rule describes: where it goes, so that a person may say what becomes of calls there. */
      readonly undescribed?: Undescribed;
      /** Null where it is asked about alone. */
      readonly among: Among | null;
    }
  /** Several calls are asked about together. */
  | {
      readonly kind: 'many';
      /** The question, by its id. */
      readonly question: string;
      /** As of one call: goes up each time that what is said became something else. */
      readonly quoteNo: number;
      readonly since: number;
      readonly life: number;
      readonly view: ManyView;
      /** "The books changed: …", "2 more calls joined this question.", or null. */
      readonly changed: string | null;
      /** "Don't ask again", of those that go and do the same; null where no policy could let any of them pass. */
      readonly again: DontAskMany | null;
      /** How many calls make the next question. */
      readonly waiting: number;
    }
  | ({
      readonly kind: 'sending';
      /** The call, or the question about several, by its id. */
      readonly call: string;
      /** "Sending 24 numbers to 17TRACK. It left at 20:45:31 and cannot be called back." */
      readonly say: string;
    } & WhoAsked)
  /** "17TRACK accepted 40 and refused 1: 40 charged." */
  | ({ readonly kind: 'done' } & CameOut)
  /** The page went away, the provider could not be reached, … */
  | ({ readonly kind: 'ended' } & CameOut);

/** What the guard does, whatever the books say: in the bar on top of every full page. */
export interface GuardState {
  /** The providers whose calls are guarded, by their titles. */
  readonly guarding: readonly string[];
  /** Those of them, taught by a person, whose calls this browser does not stop where no hook is. */
  readonly unguarded: readonly string[];
  /** Those whose numbers can be checked. */
  readonly checkable: readonly { readonly provider: string; readonly title: string }[];
  /** The sites that a person switched off: calls pass there, uncounted. */
  readonly off: readonly string[];
  /** The sites that the browser does not let the extension see, or not any more: nothing is held there. */
  readonly notGiven: readonly string[];
  /** Null while it is on. */
  readonly pause: PauseView | null;
}

export type PopupState =
  | { readonly kind: 'first-run' }
  | {
      readonly kind: 'ready';
      /** `notKnown` only where nobody knows what is left. */
      readonly accounts: readonly (AccountView & { readonly notKnown?: NotKnown })[];
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

/** Calls to one provider that were blocked on a site that nobody added. */
export interface BlockedHere {
  /** "17TRACK" */
  readonly title: string;
  readonly calls: number;
}

/** A call that was blocked because nothing could hold it. */
export interface UnheldView {
  readonly call: string;
  /** Its line in the traffic log; null where it has none. */
  readonly line: string | null;
  readonly provider: string;
  readonly site: string;
  readonly title: string;
  /** "20:44" */
  readonly when: string;
  /** "Register 3 numbers", "would use 3", "by a worker or a hidden frame of the page" */
  readonly what: string;
  readonly would: string;
  readonly by: string;
  /** Whether Allow next time is for these very numbers: what is posted can be seen only as it leaves. */
  readonly bindsNumbers: boolean;
  /** "21:15" */
  readonly allowedUntil: string | null;
}

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** What extension pages may ask of the background: a table of named functions. All values are JSON. */
export interface PageCalls extends PolicyCalls, TrafficCalls {
  warningState(): Promise<WarningState>;
  /** A quote was painted, and can be seen. Resolves with how long until Allow may name it, in milliseconds. */
  shown(input: { readonly call: string; readonly quoteNo: number }): Promise<number>;
  decide(input: DecisionInput): Promise<void>;
  /** Chooses what would go out. Resolves once its quote is made. */
  choose(input: ChosenItems): Promise<void>;
  /** The same as `shown`, of a question about several calls. */
  shownMany(input: { readonly question: string; readonly quoteNo: number }): Promise<number>;
  /** The decision about a question. An Allow is for these calls, and only while they are the ones that are ticked in what the question says; the others are blocked. */
  decideMany(input: {
    readonly question: string;
    readonly quoteNo: number;
    readonly verdict: 'allow' | 'block';
    readonly calls: readonly string[];
    /** Counts only if the call that it is like was allowed. */
    readonly again?: DontAskManyChoice | null;
  }): Promise<void>;
  /** A person chose which calls of a question may go: all but these. */
  tick(input: { readonly question: string; readonly unticked: readonly string[] }): Promise<void>;
  /** Shows this call of a question alone, or with null all together again. */
  turn(input: { readonly question: string; readonly call: string | null }): Promise<void>;
  /** Blocks all that waits from a site, and asks nothing more from it until its page is loaded anew. */
  blockSite(input: { readonly site: string }): Promise<void>;
  /** The page needs this height to say all it says; its window may reach down to `lowest` of the screen. In pixels. */
  fit(input: { readonly height: number; readonly lowest: number }): Promise<void>;
  /** The person touched the window of this call or question: it waits for as long as they like, and what is said of how it ended stays until they close it. */
  touch(input: { readonly call: string }): Promise<void>;
  guardState(): Promise<GuardState>;
  popupState(): Promise<PopupState>;
  /** Asks the provider for its own count, with the credential that a waiting call of the account brought. Rejects with a sentence where what is left stays unknown. */
  askProvider(input: { readonly provider: string; readonly account: string }): Promise<void>;
  /** What registering these numbers would cost, before doing anything. `account` and `column` are those that a person chose. */
  check(input: CheckInput): Promise<CheckAnswer>;
  /** The same number by number, and what is left of it without some. */
  checkList(input: ListInput): Promise<ListAnswer>;
  planChoices(): Promise<readonly PlanChoice[]>;
  settingsState(): Promise<SettingsState>;
  /** A page restored a backup: all that was made of the books, and all that a person said, is looked at anew. */
  booksReplaced(): Promise<void>;
  /** Deletes all that came of calls or was said by a person. Sites that were added are the page's to give back. */
  deleteAll(): Promise<void>;
  setAccount(input: AccountInput): Promise<void>;
  exportUsage(input: { readonly format: 'csv' | 'json' }): Promise<ExportedFile>;
  /** Calls that were blocked because nothing could hold them, the newest first. */
  unheld(): Promise<readonly UnheldView[]>;
  /** What the browser's rules blocked in a tab whose site nobody added, since its page was loaded; nothing where the browser does not say. */
  blockedHere(input: { readonly tab: number; readonly site: string }): Promise<readonly BlockedHere[]>;
  /** Lets the same call through once, within half an hour; it counts from now on until it is known not to have left. False when it cannot be. */
  allowNext(input: { readonly call: string }): Promise<boolean>;
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
