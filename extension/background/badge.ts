import { type Books, PRACTICE_ACCOUNT } from '../../shared/books/books.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import { type BadgeView, badgeView } from '../../shared/words/badge-view.ts';
import {
  brokenSay,
  couldNotAskSay,
  couldNotHoldSay,
  makingSay,
  notGivenSay,
  pausedSay,
  tabBlockedSay,
} from '../../shared/words/trouble-say.ts';
import type { Locale } from '../../shared/words/views.ts';
import type { PauseView } from '../policy-messages.ts';
import type { Making } from './making.ts';
import type { RecentCalls } from './recent-calls.ts';

export interface BadgeEdges {
  readonly action: {
    setBadgeText(details: { readonly text: string; readonly tabId?: number }): Promise<void>;
    setBadgeBackgroundColor(details: { readonly color: string }): Promise<void>;
    setTitle(details: { readonly title: string; readonly tabId?: number }): Promise<void>;
  };
  /** What the button is called while there is nothing to say. */
  readonly usualTitle: string;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly locale: Locale;
  readonly recent: Pick<RecentCalls, 'lastUsed' | 'newest'>;
  /** Looks at the books as they are. Rejects with LedgerError. */
  readonly look: <T>(use: (books: Books, now: number) => T) => Promise<T>;
  readonly making: Pick<Making, 'orProgress'>;
  /** Null while the guard is on. */
  readonly pause: () => PauseView | null;
  /** Sites that the browser does not let the extension see: nothing is held there. */
  readonly notGiven: () => readonly string[];
  /** Tabs of which a person blocked a site, until their page is loaded anew: the browser forgets what it says of a tab then. */
  readonly blockedTabs: () => Iterable<number>;
  /** Tabs that show the practice portal. */
  readonly practiceTabs: () => Iterable<number>;
}

/** Why a call was blocked that nobody was asked about: nothing could be opened, or it could not wait. */
export type Alarm = 'not-asked' | 'not-held';

/** The toolbar button: units left of the account used last, the practice account's on the practice portal. */
export interface Badge {
  /** Something may have changed. */
  readonly refresh: () => void;
  /** A call was blocked that nobody was asked about: said until a person looks. */
  readonly alarm: (why: Alarm) => void;
  readonly calm: () => void;
  readonly alarms: () => ReadonlySet<Alarm>;
}

const CALM = '#566072';
const NOTHING: BadgeView = { text: '', title: null };

interface Badges {
  readonly usual: BadgeView;
  readonly practice: BadgeView;
}

/** Opens the toolbar button. */
export const openBadge = (edges: BadgeEdges): Badge => {
  const { action, locale, recent } = edges;
  let alarms: ReadonlySet<Alarm> = new Set();
  let isRunning = false;
  let again = false;
  /** What the button says by now, where this worker has said it. */
  let said: BadgeView | null = null;

  const viewOf = (books: Books, now: number, provider: string | undefined, account: string): BadgeView => {
    const found = provider === undefined ? undefined : books.accounts.get(`${provider}|${account}`);
    return found === undefined ? NOTHING : badgeView(found, now, locale, edges.zone);
  };

  /** The practice account used last; where that has no allowance, the one that has. */
  const practiceView = (books: Books, now: number, practised: string | undefined): BadgeView => {
    const views = [practised, ...books.packs.keys()].map((provider) => viewOf(books, now, provider, PRACTICE_ACCOUNT));
    return views.find(({ text }) => text !== '') ?? views[0] ?? NOTHING;
  };

  const read = (): Promise<Badges> =>
    edges.look((books, now) => {
      const used = recent.lastUsed();
      const practised = recent.newest().find(({ opening }) => opening.account === PRACTICE_ACCOUNT)?.opening.provider;
      return {
        usual: viewOf(books, now, used?.provider, used?.account ?? ''),
        practice: practiceView(books, now, practised),
      };
    });

  const current = async (): Promise<Badges> => {
    try {
      const looked = await edges.making.orProgress(read);
      if ('done' in looked) return { usual: { text: '…', title: makingSay(looked.done, locale) }, practice: NOTHING };
      const badges = looked.seen;
      const alarmSay = alarms.has('not-asked') ? couldNotAskSay : alarms.has('not-held') ? couldNotHoldSay : null;
      if (alarmSay !== null) return { ...badges, usual: { text: '!', title: alarmSay(locale) } };
      const pause = edges.pause();
      if (pause !== null) {
        // On the practice portal's button, too: there calls pass as well.
        const paused = { text: 'II', title: pausedSay(pause.until, locale) };
        return { usual: paused, practice: paused };
      }
      const missing = edges.notGiven();
      if (missing.length === 0) return badges;
      return { ...badges, usual: { text: '!', title: notGivenSay(missing, locale) } };
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return { usual: { text: '!', title: brokenSay(error.message, locale) }, practice: NOTHING };
    }
  };

  const paintTab = async (tabId: number, { text, title }: BadgeView): Promise<void> => {
    try {
      await action.setBadgeText({ text, tabId });
      await action.setTitle({ title: title ?? edges.usualTitle, tabId });
    } catch {
      // The tab has gone; so has its button.
    }
  };

  const paint = async ({ usual, practice }: Badges): Promise<void> => {
    if (said === null) await action.setBadgeBackgroundColor({ color: CALM });
    if (said?.text !== usual.text) await action.setBadgeText({ text: usual.text });
    if (said === null || said.title !== usual.title) await action.setTitle({ title: usual.title ?? edges.usualTitle });
    said = usual;
    for (const tabId of edges.practiceTabs()) await paintTab(tabId, practice);
    for (const tabId of edges.blockedTabs()) await paintTab(tabId, { text: '×', title: tabBlockedSay(locale) });
  };

  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      do {
        again = false;
        await paint(await current());
      } while (again);
    } finally {
      isRunning = false;
    }
  };

  const refresh = (): void => {
    again = true;
    if (!isRunning) void run();
  };

  const alarm = (why: Alarm): void => {
    if (alarms.has(why)) return;
    alarms = new Set([...alarms, why]);
    refresh();
  };
  const calm = (): void => {
    if (alarms.size === 0) return;
    alarms = new Set();
    refresh();
  };

  return { refresh, alarm, calm, alarms: () => alarms };
};
