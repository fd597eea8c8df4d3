import type { LedgerStore } from '../../shared/ledger/store.ts';
import type { ToBackground } from '../../shared/messages/bridge-port.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import type { Locale } from '../../shared/words/views.ts';
import type { HookNews } from '../hook-news.ts';
import type { ExtensionShelves } from '../store/idb-store.ts';
import type { WindowEdges } from './asking/warning-window.ts';
import type { BadgeEdges } from './badge.ts';
import type { Bridge } from './bridges/bridge.ts';
import type { KnownEdges } from './known/known-desk.ts';
import type { PracticeDesk } from './practice-desk.ts';
import type { TrafficDesk } from './traffic/traffic-desk.ts';
import type { BlockedHereEdges } from './wall/blocked-here.ts';
import type { TaughtWall } from './wall/taught-wall.ts';
import type { UnheldDesk, UnheldDeskEdges } from './wall/unheld-desk.ts';

/** What the background is built on: the browser, the store, time and ids. */
export interface BackgroundEdges extends Pick<UnheldDeskEdges, 'wall' | 'wakeAt'>, Pick<KnownEdges, 'send'> {
  readonly ledger: LedgerStore;
  readonly shelves: ExtensionShelves;
  /** Deletes all that came of calls or was said by a person, in the ledger and on every shelf. */
  readonly empty: () => Promise<void>;
  readonly bundled: readonly CompiledPack[];
  readonly now: () => number;
  readonly newId: () => string;
  /** The same for equal texts, different for others, and says nothing of them. */
  readonly digest: (text: string) => Promise<string>;
  readonly later: (afterMs: number, act: () => void) => void;
  readonly sleep: (ms: number) => { readonly done: Promise<void>; readonly cancel: () => void };
  readonly windows: Omit<WindowEdges, 'later'>;
  readonly action: BadgeEdges['action'];
  readonly usualTitle: string;
  readonly titleOf: (tab: number) => Promise<string>;
  readonly isTabOpen: (tab: number) => Promise<boolean>;
  readonly locale: Locale;
  readonly zone: string;
  readonly openPractice: () => Promise<boolean>;
  /** The sites that the browser does not let the extension see, or not any more. */
  readonly notGiven: () => Promise<readonly string[]>;
  readonly matchedRules: BlockedHereEdges['matchedRules'];
  readonly taughtWall: TaughtWall;
  /** Says to the hooks of all pages what they ask about beside the calls that the extension came for. */
  readonly hooks: HookNews;
  /** Calls `paint` at this instant, whether the background lives until then or not; null: at none. */
  readonly paintAt: (at: number | null) => void;
  /** Calls `lookAgain` at this instant in the same way; null: at none. */
  readonly lookAgainAt: (at: number | null) => void;
}

/** One of the extension's own pages. */
export interface OwnPage {
  readonly kind: 'warning' | 'popup' | 'other';
  /** The window that it is shown in; null where the toolbar button shows it. */
  readonly window: number | null;
  readonly changed: () => void;
}

/** The background at work: what the entry's listeners pass on to. */
export interface Background {
  readonly connect: (bridge: Bridge) => void;
  readonly hear: (bridge: Bridge, message: ToBackground) => Promise<void>;
  readonly disconnect: (bridge: Bridge) => void;
  readonly answer: (message: unknown) => Promise<unknown>;
  readonly pageOpened: (page: OwnPage) => Promise<void>;
  readonly pageClosed: (page: OwnPage) => void;
  readonly windowClosed: (window: number) => Promise<void>;
  readonly tabLoads: (tab: number) => void;
  readonly practice: PracticeDesk;
  readonly unheld: Omit<UnheldDesk, 'calls'>;
  readonly sight: Pick<TrafficDesk, 'traffic' | 'noteRequest'>;
  /** It is the instant that the button was to be painted anew at. */
  readonly paint: () => void;
  /** The browser gave a site, or took one away. */
  readonly rightsChanged: () => Promise<void>;
  /** It is the instant that a question was to be looked at again. */
  readonly lookAgain: () => void;
}
