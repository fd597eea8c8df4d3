import { blockNow } from '../../../shared/holding/block-now.ts';
import type { DecideEdges } from '../../../shared/holding/decide-calls.ts';
import type { LiveCalls } from '../../../shared/holding/live-calls.ts';
import { isUndecided } from '../../../shared/holding/waiting-call.ts';
import type { BlockedSites } from './blocked-sites.ts';
import type { Bridge } from './bridge.ts';

export interface BlockSiteEdges extends DecideEdges {
  readonly calls: LiveCalls<Bridge>;
  readonly blocked: Pick<BlockedSites, 'block'>;
  readonly bridges: Iterable<Bridge>;
}

/** Blocks all that waits from a site, in one step of the ledger, and asks nothing more from it until its pages are loaded anew. */
export const blockSite = (edges: BlockSiteEdges, site: string): Promise<void> => {
  const { calls } = edges;
  const lives = calls.all().filter(({ record }) => record.call.site === site && isUndecided(record));
  const pages = [...edges.bridges].map(({ page }) => page);
  const tabs = new Set([
    ...pages.filter((page) => page.site === site).map(({ tab }) => tab),
    ...lives.map(({ record }) => Number(record.call.tab)),
  ]);
  edges.blocked.block(site, tabs, pages);
  return blockNow(edges, lives, { do: 'block', reason: 'site-blocked' });
};
