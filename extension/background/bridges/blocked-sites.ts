import { fieldsOf, listOf, number, orNull, type Parse, text, UnexpectedJson } from '../../parse-json.ts';
import type { WindowEdges } from '../asking/warning-window.ts';
import type { PageOf } from './page-of.ts';

/** A site in a tab of which a person blocked all that may charge. */
interface Blocked {
  readonly tab: number;
  readonly site: string;
  /** The document that the tab shows; null while its bridge had nothing to say, or where none runs in it. */
  readonly top: string | null;
}

/** Sites that nothing more is asked about until their page is loaded anew. No rule comes of it: another tab of the site asks as before. */
export interface BlockedSites {
  readonly isBlocked: (page: PageOf) => boolean;
  /** Blocks a site in these tabs. `shown`: the documents that are there. */
  readonly block: (site: string, tabs: ReadonlySet<number>, shown: Iterable<PageOf>) => void;
  /** A document is there: if a tab shows it in place of the one before, nothing is blocked in that tab any more. */
  readonly connect: (page: PageOf) => void;
  /** A tab loads another page, or the same anew. */
  readonly tabLoads: (tab: number) => void;
  readonly sites: () => readonly string[];
  readonly tabs: () => ReadonlySet<number>;
  /** Takes up what a worker before this one blocked. */
  readonly restore: () => Promise<void>;
}

const KEPT = 'blocked-sites';

const readBlocked: Parse<Blocked> = (value, where) => {
  const field = fieldsOf(value, where);
  return { tab: field('tab', number), site: field('site', text), top: field('top', orNull(text)) };
};

const readAll = (value: unknown): readonly Blocked[] => {
  try {
    return value === undefined ? [] : listOf(readBlocked)(value, KEPT);
  } catch (error) {
    if (!(error instanceof UnexpectedJson)) throw error;
    return [];
  }
};

/** Opens what remembers blocked sites, for as long as the browser runs. */
export const openBlockedSites = (session: WindowEdges['session'], changed: () => void): BlockedSites => {
  let blocked: readonly Blocked[] = [];

  const become = (next: readonly Blocked[]): void => {
    if (next.length === blocked.length && next.every((one, at) => one === blocked[at])) return;
    blocked = next;
    void session.set({ [KEPT]: next }).catch(() => {
      // Then it lasts as long as this worker does.
    });
    changed();
  };

  return {
    isBlocked: ({ tab, site }) => blocked.some((one) => one.tab === tab && one.site === site),
    block: (site, tabs, shown) => {
      const tops = new Map([...shown].flatMap((page) => (page.isTop ? [[page.tab, page.key] as const] : [])));
      const others = blocked.filter((one) => one.site !== site || !tabs.has(one.tab));
      become([...others, ...[...tabs].map((tab) => ({ tab, site, top: tops.get(tab) ?? null }))]);
    },
    connect: ({ tab, key, isTop }) => {
      if (!isTop) return;
      const others = blocked.filter((one) => one.tab !== tab);
      const here = blocked.filter((one) => one.tab === tab && (one.top === null || one.top === key));
      // It may have been there before it had anything to say: what is loaded anew is told by the browser.
      become([...others, ...here.map((one) => (one.top === null ? { ...one, top: key } : one))]);
    },
    // Where a bridge runs in what the tab shows, its document says more exactly whether it is another one.
    tabLoads: (tab) => become(blocked.filter((one) => one.tab !== tab || one.top !== null)),
    sites: () => [...new Set(blocked.map(({ site }) => site))],
    tabs: () => new Set(blocked.map(({ tab }) => tab)),
    restore: async () => {
      blocked = readAll((await session.get(KEPT))[KEPT]);
    },
  };
};
