import { setTimeout as pause } from 'node:timers/promises';
import type { Kind } from './kinds.ts';
import type { ProviderServer } from './provider-server.ts';
import { isAlone, type Row, tagIn, type Way } from './way.ts';

/** What a browser can be told to do, whichever it is. */
export interface Tabs {
  /** A new tab in front, as what makes it load an address; it says which requests of its page came to nothing: address and body. */
  open(failed: (request: string) => void): Promise<(url: string) => Promise<void>>;
  /** Blocks what is asked, as a person does who closes the window. Says whether anything was. */
  blockAsked(): Promise<boolean>;
}

/** `slips`: the provider saw the call, though nobody allowed it. `no key`: it was the browser's own, and belongs to nobody's account. */
export type Outcome = 'held' | 'blocked' | 'no key' | 'slips';

export interface Tried {
  readonly way: Way;
  readonly hasReached: boolean;
  readonly outcome: Outcome;
}

const QUIET_MS = 4000;
/** What left before the last page was left may still be on its way. */
const LATE_MS = 500;

/** Rows that are tried on one page. */
const pagesOf = (rows: readonly Row[], aPage: number): readonly (readonly Row[])[] => {
  const pages: Row[][] = [];
  for (const row of rows) {
    const last = pages.at(-1);
    const fits =
      last !== undefined && last.length < aPage && !isAlone(row.way) && !last.some(({ way }) => isAlone(way));
    if (fits) last.push(row);
    else pages.push([row]);
  }
  return pages;
};

/** Tries ways from a site, a few pages at a time, and judges only when all are over, so that what comes late counts. */
export const runWays = async (
  server: ProviderServer,
  tabs: Tabs,
  { site, firstTag, side = 6 }: { readonly site: string; readonly firstTag: number; readonly side?: number },
  kinds: readonly Kind[],
): Promise<readonly Tried[]> => {
  let tags = firstTag;
  const waiting = kinds.flatMap(({ ways, aPage }) =>
    pagesOf(
      ways.map((way) => ({ way, site, tag: `COVU${String(tags++).padStart(7, '0')}` })),
      aPage,
    ),
  );
  const rows = waiting.flat();
  for (const page of waiting) server.add(page);
  const failed = new Set<string | undefined>();
  let isOver = false;
  let askedMs = 0;

  const isDone = ({ tag }: Row): boolean => server.reached.has(tag) || server.said.has(tag) || failed.has(tag);
  const tryPage = async (go: (url: string) => Promise<void>, page: readonly Row[]): Promise<void> => {
    await go(`${site}/way/${page[0]?.tag}/`);
    const quietMs = page[0]?.way.quietMs ?? QUIET_MS;
    const startedMs = performance.now();
    // While others are asked about it may wait for its turn.
    while (performance.now() - Math.max(startedMs, askedMs) < quietMs && !page.every(isDone)) await pause(20);
  };

  const useTab = async (): Promise<void> => {
    const go = await tabs.open((request) => request.startsWith('https://api.') && failed.add(tagIn(request)));
    for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) await tryPage(go, page);
  };
  const closing = (async () => {
    while (!isOver) {
      if (await tabs.blockAsked()) askedMs = performance.now();
      await pause(50);
    }
  })();
  await Promise.all(Array.from({ length: side }, useTab));
  isOver = true;
  await closing;
  await pause(LATE_MS);
  const outcomeOf = ({ way, tag }: Row): Outcome => {
    // Whether these reach a provider is not Tollgate's to decide; that they bring nobody's key is all that there is to see.
    if (way.isBrowsersOwn) return server.keyed.has(tag) ? 'slips' : 'no key';
    if (server.reached.has(tag)) return 'slips';
    return server.said.get(tag) === 'held' ? 'held' : 'blocked';
  };
  return rows.map((row) => ({ way: row.way, hasReached: server.reached.has(row.tag), outcome: outcomeOf(row) }));
};
