import type { Asking } from '../../../shared/gate/asking.ts';
import type { Gate } from '../../../shared/gate/gate.ts';
import type { WireCall } from '../../../shared/messages/bridge-port.ts';
import type { CompiledPack } from '../../../shared/pack/compiled.ts';
import { type Stance, stancesText } from '../../../shared/traffic/stances.ts';
import type { ExtensionShelves } from '../../store/idb-store.ts';
import type { TrafficCalls } from '../../traffic-messages.ts';
import type { Bridge } from '../bridges/bridge.ts';
import { textOfBody } from '../bridges/http-call.ts';
import type { RequestDetails } from '../wall/request-details.ts';
import { openAddressStances } from './address-stances.ts';
import { noteRequest } from './note-request.ts';
import { openSiteSwitches } from './site-switches.ts';
import { openTeachDesk, type TeachDesk, type TeachEdges } from './teach-desk.ts';
import { openTraffic, type Traffic, type TrafficEdges } from './traffic.ts';

export interface TrafficDeskEdges extends Omit<TrafficEdges, 'shelf' | 'packs'>, TeachEdges {
  readonly shelves: Pick<ExtensionShelves, 'traffic' | 'settings'>;
  readonly gate: () => Pick<Gate, 'packs'>;
}

/** What is seen of calls of pages, and what a person said of their addresses. */
export interface CallSight {
  /** A call of a page asks to leave, or has left. Says what a person said of its address. */
  readonly seen: (bridge: Bridge, id: string, call: WireCall, asking: Asking | null) => Stance;
  /** A person does a thing on the site of this document once, so that it can be taught: what no rule describes passes, and its answers are told. */
  readonly isRecording: (bridge: Bridge) => boolean;
  readonly answered: TeachDesk['answered'];
  /** It was blocked, and no entry of the ledger says so. */
  readonly refused: Traffic['refused'];
}

export interface TrafficDesk extends CallSight {
  readonly traffic: Traffic;
  /** The network has seen a request. */
  readonly noteRequest: (details: RequestDetails) => void;
  /** What the extension's pages may ask of it. */
  readonly calls: TrafficCalls;
  /** Goes by what is kept now of what a person said: others changed it. */
  readonly reload: () => Promise<void>;
}

/** Opens the traffic log with all that it knows from before. */
export const openTrafficDesk = async (edges: TrafficDeskEdges): Promise<TrafficDesk> => {
  const packs = (): ReadonlyMap<string, CompiledPack> => edges.gate().packs;
  const teach = openTeachDesk(edges);
  const traffic = openTraffic({ ...edges, packs, shelf: edges.shelves.traffic });
  const stances = await openAddressStances(edges.shelves.settings);
  const sites = await openSiteSwitches(edges.shelves.settings);
  await traffic.restore();
  return {
    traffic,
    seen: ({ page }, id, call, asking) => {
      const isOff = sites.off().includes(page.site);
      const stance = asking === null ? 'ask' : isOff ? 'harmless' : stances.on(asking, call);
      const { via: by, method, url } = call;
      const body = textOfBody(call);
      const noted = { id, site: page.site, tab: page.tab, by, method, url, body };
      teach.seen(page.site, id, call);
      if (stance === 'harmless') traffic.harmless(noted, isOff ? 'site-off' : 'harmless');
      else traffic.asked(noted, asking);
      return stance;
    },
    isRecording: ({ page }) => teach.isRecording(page.site),
    answered: teach.answered,
    refused: traffic.refused,
    noteRequest: (details) => {
      const noted = noteRequest(packs(), details);
      if (noted !== null) traffic.noteSent(noted);
    },
    calls: {
      ...teach.calls,
      traffic: async ({ seen }) => traffic.since(seen),
      stances: async () => stancesText(stances.all()),
      sitesOff: async () => sites.off(),
      switchSite: ({ site, to }) => sites.turn(site, to),
      setStance: ({ address, stance }) => stances.set(address, stance),
    },
    reload: async () => {
      await stances.reload();
      await sites.reload();
    },
  };
};
