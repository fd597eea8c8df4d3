import { isRecord } from '../bag.ts';
import type { Recognised } from '../recognise/recognise.ts';

/** What is to become of calls to an address that no rule describes, from now on, as a person said. */
export type Stance = 'ask' | 'harmless' | 'block';

/** What a person said of addresses, by their names (`addressName`). What is not there asks. */
export type Stances = ReadonlyMap<string, Stance>;

const isStance = (value: unknown): value is Stance => value === 'ask' || value === 'harmless' || value === 'block';

/** Reads what was kept; what is damaged is left out: then Tollgate asks. */
export const parseStances = (value: unknown): Stances =>
  new Map(
    isRecord(value)
      ? Object.entries(value).flatMap(([name, one]) => (isStance(one) ? [[name, one] as const] : []))
      : [],
  );

/** The same as it is kept. */
export const stancesText = (stances: Stances): Readonly<Record<string, Stance>> => Object.fromEntries(stances);

/**
 * What becomes of an unknown call by what a person said of its address. Only what no rule describes is a person's to judge: a call that can be read in two ways asks,
 * whatever was said of the address that it seems to go to.
 */
export const stanceOn = (stances: Stances, recognised: Recognised, address: string): Stance =>
  recognised.isUndescribed === true ? (stances.get(address) ?? 'ask') : 'ask';
