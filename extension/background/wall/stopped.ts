import { isPracticeUrl } from '../bridges/page-of.ts';

/** A tab that shows a page of a site which the browser lets the extension see. */
export interface GuardedTab {
  readonly tab: number;
  readonly isPractice: boolean;
}

/** The part of the browser that knows what its rules stopped. */
export interface StoppedEdges {
  readonly net: object;
  readonly permissions: { getAll(): Promise<{ readonly origins?: readonly string[] | undefined }> };
  readonly tabs: {
    query(of: {
      url: string[];
    }): Promise<readonly { readonly id?: number | undefined; readonly url?: string | undefined }[]>;
  };
}

/** What the browser says of requests that its rules stopped, on sites that nobody added, too. */
export interface Stopped {
  /** Has it show on the button how many were stopped in a tab, wherever nothing else is said of that tab. It keeps to that from then on. */
  readonly showCount: () => Promise<void>;
  /** The tabs whose count nobody is to see, for what is left is said there. None where the browser counts nothing. */
  readonly guardedTabs: () => Promise<readonly GuardedTab[]>;
  /** Which rules fitted in a tab, where the person pressed the button there; rejects elsewhere. Null where the browser never says. */
  readonly matchedRules: (tab: number) => Promise<unknown>;
}

/** Opens it. Chromium has these functions, Firefox has none of them. */
export const openStopped = ({ net, permissions, tabs }: StoppedEdges): Stopped => {
  const setOptions: unknown = Reflect.get(net, 'setExtensionActionOptions');
  const getMatched: unknown = Reflect.get(net, 'getMatchedRules');
  return {
    showCount: async () => {
      if (typeof setOptions === 'function')
        await Reflect.apply(setOptions, net, [{ displayActionCountAsBadgeText: true }]);
    },
    guardedTabs: async () => {
      if (typeof setOptions !== 'function') return [];
      // Not all whose address is shown: that of a site which nobody added is, too, once the button is pressed there.
      const { origins = [] } = await permissions.getAll();
      const open = await tabs.query({ url: [...origins] });
      return open.flatMap(({ id, url = '' }) =>
        id === undefined ? [] : [{ tab: id, isPractice: isPracticeUrl(url) }],
      );
    },
    matchedRules: async (tabId) =>
      typeof getMatched === 'function' ? Reflect.apply(getMatched, net, [{ tabId }]) : null,
  };
};
