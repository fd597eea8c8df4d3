import type { Asking } from '../../../shared/gate/asking.ts';
import { type DecideEdges, tryToOpen } from '../../../shared/holding/decide-calls.ts';
import { keptCall } from '../../../shared/holding/kept-call.ts';
import { openLanes } from '../../../shared/holding/lanes.ts';
import type { LiveCalls } from '../../../shared/holding/live-calls.ts';
import { isFull, type Refusals } from '../../../shared/holding/refuse-calls.ts';
import type { WireCall } from '../../../shared/messages/bridge-port.ts';
import { choosingOf } from '../../../shared/recognise/choose-items.ts';
import { mayCharge } from '../../../shared/recognise/recognise.ts';
import { undescribedOf } from '../traffic/undescribed.ts';
import type { Bridge } from './bridge.ts';
import { httpCallOf, textOfBody } from './http-call.ts';
import type { PageOf } from './page-of.ts';

export interface HoldEdges extends DecideEdges {
  readonly calls: LiveCalls<Bridge>;
  readonly now: () => number;
  /** The document at its other end is there, as far as the browser said by now. */
  readonly isConnected: (bridge: Bridge) => boolean;
  /** A person blocked all calls of its site that may charge. */
  readonly isBlocked: (page: PageOf) => boolean;
  /** A call waits for a decision: what its provider can be asked with is held in memory meanwhile. */
  readonly holdKey: (id: string, call: WireCall) => void;
}

/** What takes time to find out about a call, and is found out while it is recognised. */
export interface Described {
  readonly print: string;
  /** Of its tab, as one plain line; empty when it has none. */
  readonly title: string;
}

/** So many calls of a tab are priced at a time; those of other tabs beside them. */
const AT_ONCE = 4;
/** A blocked call is answered the same when it is asked again, and the answer to one that was given up may come after all; not after so long. */
const KEPT_MS = 10 * 60_000;

/** Holds a call that must be opened before it leaves, or says why it is not even held. Resolves once it is on show, has passed, or its page was told. */
export type Hold = (bridge: Bridge, asking: Asking, call: WireCall, described: Promise<Described>) => Promise<void>;

/** Opens what holds the calls of bridges. */
export const openHolding = (edges: HoldEdges, refusals: Refusals): Hold => {
  const { calls, now } = edges;
  const lanes = openLanes(AT_ONCE);

  const dropOld = (): void => {
    for (const live of calls.all()) {
      const { call, standing } = live.record;
      if (call.place >= now() - KEPT_MS) return;
      const isTold = standing.kind === 'blocked' && standing.problem !== null;
      if (isTold || standing.kind === 'lost') void calls.forget(live);
    }
  };

  /** Why a call that may charge is not even held; null where it is. `more`: how many of its tab are on their way to be. */
  const refusalOf = ({ page }: Bridge, asking: Asking, more: number): 'site-blocked' | 'too-many' | null => {
    if (!mayCharge(asking.recognised)) return null;
    if (edges.isBlocked(page)) return 'site-blocked';
    const { ofTab, ofSite } = calls.line.undecidedOf(`${page.tab}`, page.site);
    return isFull({ ofTab: ofTab + more, ofSite: ofSite + more }) ? 'too-many' : null;
  };

  const hold: Hold = async (bridge, asking, call, described) => {
    dropOld();
    const { key, tab } = bridge.page;
    const { print, title } = await described;
    // It went away meanwhile, and its calls with it: nobody is asked about them. Is it there again, it asks again.
    if (!edges.isConnected(bridge)) return;
    const reason = refusalOf(bridge, asking, 0);
    if (reason !== null) return refusals.refuse(bridge, asking, reason);
    const choosing = choosingOf(asking.recognised, httpCallOf(call).body, call.headers);
    const undescribed = undescribedOf(asking, call);
    const asked = { title, tab: `${tab}`, page: key, place: calls.nextPlace(), print, choosing };
    const held = keptCall(asking, undescribed === null ? asked : { ...asked, undescribed });
    const live = calls.admit({ call: held, standing: { kind: 'asked' } }, bridge);
    edges.holdKey(asking.id, call);
    if (choosing === 'items') live.text = textOfBody(call);
    await tryToOpen(edges, live, null);
  };

  return async (bridge, asking, call, described) => {
    const tab = `${bridge.page.tab}`;
    // Before anything is done for it: a flood costs no more than this.
    const reason = refusalOf(bridge, asking, lanes.sizeOf(tab));
    if (reason !== null) return refusals.refuse(bridge, asking, reason);
    return lanes.run(tab, () => hold(bridge, asking, call, described));
  };
};
