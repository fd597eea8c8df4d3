import { type Asking, needsOpening } from '../../../shared/gate/asking.ts';
import type { Shelf } from '../../../shared/ledger/store.ts';
import type { CompiledPack } from '../../../shared/pack/compiled.ts';
import { carriedNumbers } from '../../../shared/recognise/carried-numbers.ts';
import { siteOf } from '../../../shared/recognise/recognise-site.ts';
import { addressOf } from '../../../shared/traffic/address.ts';
import { MOST_NUMBERS, type TrafficLine } from '../../../shared/traffic/line.ts';
import { outcomeOf } from '../../../shared/traffic/outcome.ts';
import type { LedgerCall } from '../../../shared/words/call-view.ts';
import type { TrafficNews } from '../../traffic-messages.ts';
import { openTrafficShelf } from './traffic-shelf.ts';

/** A call as it is noted: all that is to be known of it, but for what must not be kept. */
export interface Noted
  extends Pick<TrafficLine, 'id' | 'site' | 'by' | 'method' | 'happened' | 'ended'>,
    Partial<Pick<TrafficLine, 'title' | 'provider' | 'action' | 'decided' | 'reason' | 'units'>> {
  /** With its query, which is looked at for numbers and dropped, and so is the body. */
  readonly url: string;
  readonly body: string | null;
  /** Where it is known already: tracking numbers that it names. */
  readonly numbers?: readonly string[];
  /** When it was, where that is known. */
  readonly at?: number;
  /** The tab that made it, for the network's sight of the same call. */
  readonly tab: number;
}

export interface TrafficEdges {
  readonly shelf: Shelf;
  readonly packs: () => ReadonlyMap<string, CompiledPack>;
  readonly now: () => number;
  readonly later: (afterMs: number, act: () => void) => void;
  /** The title of a tab, as one plain line; empty when it has none. */
  readonly titleOf: (tab: number) => Promise<string>;
  /** Hears that there is something new. */
  readonly changed: () => void;
}

/** The calls of guarded sites, and to providers' hosts, as the traffic log keeps them. */
export interface Traffic {
  /** A call was seen. The same id once more changes what is known of it. */
  readonly note: (noted: Noted) => void;
  /** The network has seen a call that a page's hook may have told of already: then it is noted there. */
  readonly noteSent: (noted: Noted) => void;
  /** A call of a page asks to leave, or has left. `asking` is null for one that is no provider's. */
  readonly asked: (noted: Omit<Noted, 'happened' | 'ended'>, asking: Asking | null) => void;
  /** The ledger has an entry of a call. */
  readonly booked: (call: LedgerCall) => void;
  /** It passes because a person said that its address is harmless, or switched its site off. */
  readonly harmless: (noted: Omit<Noted, 'happened' | 'ended'>, reason: 'harmless' | 'site-off') => void;
  /** It was blocked, and no entry says so. */
  readonly refused: (id: string, reason: string) => void;
  /** The network has seen it stopped. */
  readonly stopped: (id: string) => void;
  readonly line: (id: string) => TrafficLine | null;
  readonly since: (seen: Pick<TrafficNews, 'life' | 'upTo'> | null) => TrafficNews;
  /** Takes up what was kept. */
  readonly restore: () => Promise<void>;
  /** Forgets all that it saw. */
  readonly forget: () => void;
}

/** A call that the hook told of is seen by the network within so long after it was let through. */
const SAME_MS = 5 * 60_000;

const placeOf = ({ tab }: Noted, { method, host, path }: Pick<TrafficLine, 'method' | 'host' | 'path'>): string =>
  `${tab} ${method} ${host}${path}`;

const lineOf = (noted: Noted, before: TrafficLine | null, at: number): TrafficLine | null => {
  const { id, site, by, method, happened, ended } = noted;
  const address = addressOf(method, noted.url, noted.body);
  if (address === null) return null;
  const numbers = noted.numbers ?? carriedNumbers(noted.url, noted.body);
  return {
    id,
    at: before?.at ?? noted.at ?? at,
    site,
    title: noted.title ?? before?.title ?? '',
    by,
    ...address,
    provider: noted.provider ?? '',
    action: noted.action ?? '',
    carried: numbers.length,
    numbers: numbers.slice(0, MOST_NUMBERS),
    happened,
    ended,
    decided: noted.decided ?? 'rule',
    reason: noted.reason ?? '',
    units: noted.units ?? (ended === 'stopped' ? { kind: 'none' } : { kind: 'open' }),
  };
};

/** What a call is that no pack knows: on a provider's site nobody knows what it costs, unless its pack says that it is harmless. */
export const besideApi = (
  packs: ReadonlyMap<string, CompiledPack>,
  url: string,
): Pick<Noted, 'provider' | 'happened' | 'units'> => {
  const site = siteOf(packs, url);
  if (site === null) return { happened: 'passed', units: { kind: 'none' } };
  const { provider } = site;
  return site.isHarmless
    ? { provider, happened: 'passed', units: { kind: 'free' } }
    : { provider, happened: 'unknown', units: { kind: 'open' } };
};

/** What a call is as it asks. */
const standing = (asking: Asking): Pick<Noted, 'happened' | 'ended' | 'provider' | 'action' | 'units'> => {
  const { pack, action } = asking.recognised;
  const of = { provider: pack.id, action };
  if (action === 'unknown') return { ...of, happened: 'unknown', ended: 'waiting', units: { kind: 'open' } };
  return needsOpening(asking.recognised)
    ? { ...of, happened: 'held', ended: 'waiting', units: { kind: 'open' } }
    : { ...of, happened: 'passed', ended: 'sent', units: { kind: 'free' } };
};

/** Opens the log. */
export const openTraffic = (edges: TrafficEdges): Traffic => {
  const shelf = openTrafficShelf(edges);
  /** Calls that hooks told of and the network has not seen yet: by tab and address, when and which. */
  const told = new Map<string, { readonly at: number; readonly id: string }[]>();

  const put = (line: TrafficLine): void => {
    shelf.put(line);
    edges.changed();
  };

  const entitle = async (id: string, tab: number): Promise<void> => {
    const title = tab < 0 ? '' : await edges.titleOf(tab);
    const line = shelf.get(id);
    if (line !== null && title !== '') put({ ...line, title });
  };

  const note: Traffic['note'] = (noted) => {
    const before = shelf.get(noted.id);
    const line = lineOf(noted, before, edges.now());
    if (line === null) return;
    put(line);
    if (line.title === '') void entitle(line.id, noted.tab);
  };

  const dropOld = (): void => {
    for (const [place, calls] of told) {
      const fresh = calls.filter(({ at }) => at > edges.now() - SAME_MS);
      if (fresh.length === 0) told.delete(place);
      else told.set(place, fresh);
    }
  };

  /** A hook tells of a call. Asked again by its bridge, what became of it stays. */
  const tell = (noted: Noted): void => {
    if (shelf.get(noted.id) !== null) return;
    note(noted);
    const line = shelf.get(noted.id);
    if (line === null) return;
    dropOld();
    const place = placeOf(noted, line);
    told.set(place, [...(told.get(place) ?? []), { at: edges.now(), id: noted.id }]);
  };

  return {
    note,
    noteSent: (noted) => {
      const address = addressOf(noted.method, noted.url, noted.body);
      if (address === null) return;
      const place = placeOf(noted, address);
      const [same, ...others] = told.get(place) ?? [];
      if (same === undefined) return note(noted);
      told.set(place, others);
    },
    asked: (noted, asking) => {
      const asks = asking?.recognised.asks ?? [];
      const numbers = asks.length === 0 ? {} : { numbers: [...new Set(asks.map(({ number }) => number))] };
      const stands =
        asking === null ? { ...besideApi(edges.packs(), noted.url), ended: 'sent' as const } : standing(asking);
      tell({ ...noted, ...stands, ...numbers });
    },
    harmless: (noted, reason) => {
      const { provider = '' } = besideApi(edges.packs(), noted.url);
      const said = { happened: 'passed', ended: 'sent', decided: 'policy', reason } as const;
      // Of a site that is not guarded nobody knows what it costs.
      tell({ ...noted, ...said, provider, units: { kind: reason === 'harmless' ? 'free' : 'open' } });
    },
    booked: ({ opening, closing }) => {
      const line = opening.call === null ? null : shelf.get(opening.call);
      if (line === null) return;
      const next = { ...line, ...outcomeOf(opening, closing) };
      if (JSON.stringify(next) !== JSON.stringify(line)) put(next);
    },
    refused: (id, reason) => {
      const line = shelf.get(id);
      if (line === null || line.ended !== 'waiting') return;
      const happened = line.happened === 'unknown' ? 'unknown' : 'blocked';
      put({ ...line, happened, ended: 'stopped', reason, units: { kind: 'none' } });
    },
    stopped: (id) => {
      const line = shelf.get(id);
      if (line === null) return;
      put({ ...line, happened: 'blocked', ended: 'stopped', reason: 'wall', units: { kind: 'none' } });
    },
    line: shelf.get,
    since: shelf.since,
    restore: shelf.restore,
    forget: shelf.forget,
  };
};
