import { type Amount, add, ZERO } from '../amount.ts';
import type { Hold } from '../model/history.ts';
import type { Posting, State } from '../model/posting.ts';
import { timeKey } from './row-keys.ts';

/** Units of one stretch of time that agree in everything that usage can be summed by. */
export interface Rollup {
  /** When its stretch begins. */
  readonly at: number;
  readonly meter: string;
  readonly rule: string;
  /** The period by the provider's word; empty where the time says it. */
  readonly period: string;
  /** As `holderOf` names it. */
  readonly by: string;
  readonly units: Record<Counting, Amount>;
}

/** States of units that are in some sum. */
export type Counting = Exclude<State, 'released'>;

export const NO_UNITS: Readonly<Record<Counting, Amount>> = {
  reserved: ZERO,
  charged: ZERO,
  expected: ZERO,
  unresolved: ZERO,
};

/** States in the order of a row of sums. */
const IN_ORDER: readonly Counting[] = ['charged', 'reserved', 'expected', 'unresolved'];

/** The place of a state in a row of sums, and how many there are. */
export const placeOf = (state: Counting): number => IN_ORDER.indexOf(state);
export const STATES = IN_ORDER.length;

/** The units of a row of sums, by their states. */
export const readSums = ([
  charged = ZERO,
  reserved = ZERO,
  expected = ZERO,
  unresolved = ZERO,
]: readonly Amount[]): Record<Counting, Amount> => ({ charged, reserved, expected, unresolved });

/** A quarter of an hour: days and months begin with one in every zone there is. */
const STRETCH_MS = 900_000;

/** When the stretch begins that holds an instant. */
export const stretchOf = (at: number): number => Math.floor(at / STRETCH_MS) * STRETCH_MS;

/** What usage can be summed by beside time, account, meter and rule, as the posting says it that first held the units. */
export interface Holder {
  readonly action: string;
  readonly tag: string | null;
  readonly road: string;
  readonly user: string | null;
  readonly site: string | null;
  readonly pack: string;
  /** Who let the call pass. */
  readonly decision: string | null;
}

/** Names the holder in keys of roll-ups. */
export const holderOf = ({ action, tag, road, user, site, pack, decision }: Posting): string =>
  JSON.stringify([action, tag, road, user, site, pack, decision?.by ?? null]).slice(1, -1);

/** The holder of a name. */
export const readHolder = (by: string): Holder => {
  const [action, tag, road, user, site, pack, decision] = JSON.parse(`[${by}]`) as [
    string,
    string | null,
    string,
    string | null,
    string | null,
    string,
    string | null,
  ];
  return { action, tag, road, user, site, pack, decision };
};

/** The key of the roll-up that units are in, without its account. */
export const rollupKey = ({ at, meter, rule, period, by }: Omit<Rollup, 'units'>): string =>
  `${timeKey(at)}|[${JSON.stringify([meter, rule, period]).slice(1, -1)},${by}]`;

/** The roll-up that units were last added to: those of one call mostly go into one. */
export interface LastRollup {
  readonly key: string;
  readonly rollup: Rollup;
}

const isOf = ({ at, meter, rule, period, by }: Rollup, about: Omit<Rollup, 'units'>): boolean =>
  at === about.at && meter === about.meter && rule === about.rule && by === about.by && period === about.period;

/** Adds units to a roll-up, or takes them away; one without any is none. Returns it, for the next. */
export const addToRollups = (
  rollups: Map<string, Rollup>,
  last: LastRollup | null,
  hold: Hold,
  state: Counting,
  units: Amount,
): LastRollup => {
  const about = {
    at: stretchOf(hold.at),
    meter: hold.meter,
    rule: hold.rule,
    period: hold.fixedPeriod ? hold.period : '',
    by: hold.by,
  };
  const key = last !== null && isOf(last.rollup, about) ? last.key : rollupKey(about);
  const rollup = rollups.get(key) ?? { ...about, units: { ...NO_UNITS } };
  rollup.units[state] = add(rollup.units[state], units);
  if (isEmpty(rollup)) rollups.delete(key);
  else rollups.set(key, rollup);
  return { key, rollup };
};

const isEmpty = ({ units }: Rollup): boolean =>
  units.charged === ZERO && units.reserved === ZERO && units.expected === ZERO && units.unresolved === ZERO;
