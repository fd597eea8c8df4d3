import type { Background } from '../../../extension/background/background.ts';
import type { Bridge } from '../../../extension/background/bridges/bridge.ts';
import type { MatchedRule } from '../../../extension/background/wall/blocked-here.ts';
import type { SameRequest } from '../../../extension/background/wall/wall.ts';
import type { PageCalls, WarningState } from '../../../extension/messages.ts';
import type { DontAskChoice } from '../../../extension/policy-messages.ts';
import type { ExtensionShelves } from '../../../extension/store/idb-store.ts';
import type { FromBackground, WireAnswer, WireCall } from '../../../shared/messages/bridge-port.ts';
import type { Watch } from '../../../shared/messages/watch.ts';
import type { Posted } from '../../../shared/model/posting.ts';
import type { CompiledPack } from '../../../shared/pack/compiled.ts';
import type { HttpCall } from '../../../shared/recognise/recognise.ts';
import type { WallRule } from '../../../shared/recognise/wall-rules.ts';
import type { Answer } from '../../../shared/rules/answer.ts';
import type { FakeWindows } from './fake-windows.ts';

/** A document with its bridge: what the background told it, in order. */
export interface Document {
  readonly bridge: Bridge;
  readonly told: FromBackground[];
}

/** A browser around a background: one store, windows and a clock that outlive the worker. */
export interface WorkerDesk {
  readonly postings: readonly Posted[];
  readonly shelves: ExtensionShelves;
  readonly windows: FakeWindows;
  /** The packs that workers started from now on come with. */
  bundled: readonly CompiledPack[];
  ledgerWorks: boolean;
  badge: string;
  /** How many steps of the ledger appended something. */
  appends: number;
  /** What is let through the network rules next time, by the number of its rule, less one. */
  readonly rules: SameRequest[];
  /** The rules that the browser keeps from one start to the next. */
  taughtRules: readonly WallRule[];
  /** The rules that fitted requests of a tab, as the browser says. */
  matched: readonly MatchedRule[];
  /** Whether it takes them. */
  rulesWork: boolean;
  /** What the hooks of pages were told to ask about, last. */
  watch: Watch | null;
  /** When the button is to be painted anew; null: never. */
  paintsAt: number | null;
  /** After how many turns of what is under way the next thing happens; null: after all of it. */
  haste: number | null;
  /** What the tab of all documents calls itself, and whether it is open. */
  title: string;
  /** What becomes of a free call that the background sends by itself. */
  sendFree: (call: HttpCall) => Promise<Answer>;
  isTabOpen: boolean;
  /** The sites that the browser does not let the extension see. */
  notGiven: readonly string[];
  /** What the button says when it is pointed at. */
  badgeTitle: string;
  readonly worker: () => Background;
  /** Starts a worker, in place of the one there was, of which nothing is left. */
  start(): Promise<void>;
  /** A document in tab 7 of shop.example, or in another. */
  open(key: string, worker?: Background, from?: Partial<Bridge['page']>): Document;
  ask(document: Document, id: string, call?: Partial<WireCall>): Promise<void>;
  answer(document: Document, id: string, answer: WireAnswer): Promise<void>;
  gone(document: Document, id: string): Promise<void>;
  leave(document: Document): Promise<void>;
  state(): Promise<WarningState>;
  /** The window says that a quote of the call on show is painted. How long until an allow may name it. */
  shown(quoteNo: number): Promise<unknown>;
  /** Decides about what is on show, once it has been on show for long enough, or was when it was `seen`. */
  decide(verdict: 'allow' | 'block', seen?: WarningState, again?: DontAskChoice | null): Promise<void>;
  /** Decides about several calls, as they are ticked in what is on show. */
  decideMany(verdict: 'allow' | 'block', seen: Extract<WarningState, { readonly kind: 'many' }>): Promise<void>;
  /** A page of the extension calls a function. */
  page(name: keyof PageCalls, input: unknown): Promise<unknown>;
  /** A person closes the window. */
  closeWindow(): Promise<void>;
  /** The same while there is no worker. Its number. */
  closeUnseen(): number;
  /** Lets time pass in which no worker lives, and nothing happens. */
  sleep(ms: number): void;
  /** Lets time pass, and everything happen that is due. */
  pass(ms: number): Promise<void>;
}
