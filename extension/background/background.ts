import type { ToBackground } from '../../shared/messages/bridge-port.ts';
import type { Bridge } from './bridge.ts';
import type { PracticeDesk } from './practice-desk.ts';
import type { UnheldDesk } from './unheld-desk.ts';

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
  /** It is the instant that the button was to be painted anew at. */
  readonly paint: () => void;
}
