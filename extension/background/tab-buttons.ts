import type { BadgeView } from '../../shared/words/badge-view.ts';

/** What the toolbar button says on one tab. Without a title it is called there what it is called everywhere. */
export type TabView = Pick<BadgeView, 'text'> & Partial<Pick<BadgeView, 'title'>>;

export interface TabActions {
  /** Null: what is said everywhere, or what the browser counts there. */
  setBadgeText(details: { readonly text: string | null; readonly tabId?: number }): Promise<void>;
  setTitle(details: { readonly title: string; readonly tabId?: number }): Promise<void>;
}

/** The toolbar button on single tabs. */
export interface TabButtons {
  /** Says this on these tabs, and nothing of their own on all others, as far as the browser does not know yet. */
  readonly paint: (views: ReadonlyMap<number, TabView>) => Promise<void>;
  /** A page is loaded there: the browser forgets what is said of the tab. */
  readonly loaded: (tab: number) => void;
}

/** Opens it. A worker that starts says all of it once: nobody knows what the one before said. */
export const openTabButtons = (action: TabActions, usualTitle: string): TabButtons => {
  /** What this worker said; null where a page was loaded since. */
  const said = new Map<number, TabView | null>();

  const say = async (tabId: number, text: string | null, title?: string | null): Promise<void> => {
    try {
      await action.setBadgeText({ text, tabId });
      if (title !== undefined) await action.setTitle({ title: title ?? usualTitle, tabId });
    } catch {
      // The tab has gone; so has its button.
      said.delete(tabId);
    }
  };

  return {
    paint: async (views) => {
      for (const [tab, view] of views) {
        const before = said.get(tab);
        if (before?.text === view.text && before.title === view.title) continue;
        // Noted first, so that a page which is loaded in this moment is missed by nobody.
        said.set(tab, view);
        await say(tab, view.text, view.title);
      }
      for (const tab of [...said.keys()].filter((one) => !views.has(one))) {
        said.delete(tab);
        await say(tab, null);
      }
    },
    loaded: (tab) => {
      if (said.has(tab)) said.set(tab, null);
    },
  };
};
