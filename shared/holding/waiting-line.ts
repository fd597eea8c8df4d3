import { isUndecided, type WaitingCall } from './waiting-call.ts';

/** What stands in a line: a call that waits, in somebody's hands. */
export interface InLine {
  readonly record: WaitingCall;
}

/** Who waits for a person, kept up at every step: looking at it costs the same however many wait. */
export interface WaitingLine<T extends InLine> {
  /** A call stands as it does now, or, with null, is no longer there. */
  readonly note: (live: T, record: WaitingCall | null) => void;
  /** Those that wait and were not asked for by this before, in the order in which they came. */
  readonly arrived: () => readonly T[];
  /** So many of those that wait: of each tab the one that was asked first, then of each the second, and so on. No tab comes before another by asking more. */
  readonly take: (most: number) => readonly T[];
  /** How many wait. */
  readonly count: () => number;
  /** How many calls of a tab, and of a site, nobody has decided about yet; those that are being priced included. */
  readonly undecidedOf: (tab: string, site: string) => { readonly ofTab: number; readonly ofSite: number };
}

const addTo = <T>(all: Map<string, Set<T>>, key: string, one: T): void => {
  all.set(key, (all.get(key) ?? new Set()).add(one));
};
const takeFrom = <T>(all: Map<string, Set<T>>, key: string, one: T): void => {
  const ofKey = all.get(key);
  if (ofKey?.delete(one) === true && ofKey.size === 0) all.delete(key);
};

/** Opens an empty line. */
export const openWaitingLine = <T extends InLine>(): WaitingLine<T> => {
  const waiting = new Map<string, Set<T>>();
  const tabs = new Map<string, Set<T>>();
  const sites = new Map<string, Set<T>>();
  let fresh = new Set<T>();
  let count = 0;

  const placeOf = (live: T): number => live.record.call.place;
  const isWaiting = (live: T): boolean => waiting.get(live.record.call.tab)?.has(live) === true;

  const enter = (live: T): void => {
    if (isWaiting(live)) return;
    addTo(waiting, live.record.call.tab, live);
    fresh.add(live);
    count += 1;
  };
  const leave = (live: T): void => {
    if (!isWaiting(live)) return;
    takeFrom(waiting, live.record.call.tab, live);
    fresh.delete(live);
    count -= 1;
  };

  return {
    note: (live, record) => {
      if (record?.standing.kind === 'deciding') enter(live);
      else leave(live);
      const { tab, site } = live.record.call;
      const note = record !== null && isUndecided(record) ? addTo : takeFrom;
      note(tabs, tab, live);
      note(sites, site, live);
    },
    arrived: () => {
      const came = [...fresh];
      fresh = new Set();
      return came;
    },
    take: (most) => {
      const lines = [...waiting.values()].map((ofTab) => [...ofTab].sort((a, b) => placeOf(a) - placeOf(b)));
      const turns = lines.flatMap((line) => line.map((live, turn) => ({ live, turn })));
      turns.sort((a, b) => a.turn - b.turn || placeOf(a.live) - placeOf(b.live));
      return turns.slice(0, most).map(({ live }) => live);
    },
    count: () => count,
    undecidedOf: (tab, site) => ({ ofTab: tabs.get(tab)?.size ?? 0, ofSite: sites.get(site)?.size ?? 0 }),
  };
};
