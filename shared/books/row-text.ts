import type { Amount } from '../amount.ts';
import {
  type AccountBooks,
  type AllowanceSet,
  type Counted,
  ensureTotals,
  type Settings,
  type Totals,
} from './account.ts';
import type { Books } from './books.ts';
import { type Rollup, readSums } from './rollups.ts';
import { flightKey, headKey, lostKey, providerKey, totalsKey } from './row-keys.ts';

// Rows as they are stored, but for those of numbers (number-row.ts).

interface HeadRow {
  readonly settings: Settings;
  readonly allowances: readonly (readonly [string, readonly AllowanceSet[]])[];
  /** Null: no month was ever turned. */
  readonly turnedUntil: number | null;
  readonly listed: number;
  readonly doubts: number;
  readonly pending: readonly string[];
  readonly begun: number;
}

const headText = (account: AccountBooks): string => {
  const { settings, allowances, turnedUntil, listedCount: listed, doubts, pending, begun } = account;
  const until = Number.isFinite(turnedUntil) ? turnedUntil : null;
  const head: HeadRow = {
    settings,
    allowances: [...allowances],
    turnedUntil: until,
    listed,
    doubts,
    pending,
    begun,
  };
  return JSON.stringify(head);
};

/** Puts what a row says of an account into its books. */
export const readHead = (account: AccountBooks, row: string): void => {
  const head = JSON.parse(row) as HeadRow;
  Object.assign(account.settings, head.settings);
  account.allowances.clear();
  for (const [meter, sets] of head.allowances) account.allowances.set(meter, [...sets]);
  account.turnedUntil = head.turnedUntil ?? Number.POSITIVE_INFINITY;
  account.listedCount = head.listed;
  account.doubts = head.doubts;
  account.pending = head.pending;
  account.begun = head.begun;
  account.spending = null;
};

/** Notes that what stands at the head of an account is another now. */
export const touchHead = (account: AccountBooks): void => account.rows.touch(headKey(account), () => headText(account));

const totalsText = ({ reserved, charged, expected, unresolved, spans }: Totals): string =>
  JSON.stringify([charged, reserved, expected, unresolved, [...spans]]);

/** Puts what a row says of a meter and a window into the books of its account. */
export const readTotals = (account: AccountBooks, meter: string, window: string, row: string): void => {
  const [charged, reserved, expected, unresolved, spans] = JSON.parse(row) as [
    Amount,
    Amount,
    Amount,
    Amount,
    [number, Amount][],
  ];
  const totals = ensureTotals(account, meter, window);
  Object.assign(totals, { charged, reserved, expected, unresolved });
  totals.spans.clear();
  for (const [span, units] of spans) totals.spans.set(span, units);
  account.spending = null;
};

/** Notes that the sums of a meter and a window are others now; null: that there are none. */
export const touchTotals = (account: AccountBooks, meter: string, window: string, totals: Totals | null): void =>
  account.rows.touch(totalsKey(account, meter, window), () => (totals === null ? null : totalsText(totals)));

/** The roll-up of a row, from what its key has beside its account. */
export const readRollup = (key: string, row: string): Rollup => {
  const bar = key.indexOf('|');
  const list = key.slice(bar + 1);
  const [meter, rule, period, ...by] = JSON.parse(list) as [string, string, string, ...unknown[]];
  return {
    at: Number.parseInt(key.slice(0, bar), 36),
    meter,
    rule,
    period,
    by: JSON.stringify(by).slice(1, -1),
    units: readSums(JSON.parse(row) as readonly Amount[]),
  };
};

/** The count of a row, from what its key has beside its account. */
export const readCounted = (key: string, row: string): Counted => {
  const bar = key.indexOf('|');
  const place = key.slice(0, bar);
  const [charged, open] = JSON.parse(row) as [Amount, Amount];
  const isFixed = place.startsWith('=');
  return {
    number: key.slice(bar + 1),
    at: isFixed ? null : Number.parseInt(place, 36),
    period: isFixed ? place.slice(1) : '',
    charged,
    open,
  };
};

/** Notes that a call is in flight now, or no more. */
export const touchFlight = (account: AccountBooks, call: string): void =>
  account.rows.touch(flightKey(call), () => {
    const flight = account.inFlight.get(call);
    return flight === undefined ? null : JSON.stringify([account.provider, account.id, flight.order]);
  });

/** Notes that a call is lost now, that less of it is in doubt, or that it is lost no more. */
export const touchLost = (account: AccountBooks, call: string): void =>
  account.rows.touch(lostKey(call), () => {
    const lost = account.lost.get(call);
    if (lost === undefined) return null;
    return JSON.stringify([account.provider, account.id, lost.order, lost.isAwaited ? 1 : 0, [...lost.inDoubt]]);
  });

/** Whose call a row of a flight or of a lost call is about, and the place of its reservation in the ledger. */
export interface FlightRow {
  readonly provider: string;
  readonly account: string;
  readonly order: number;
  readonly isAwaited: boolean;
  readonly inDoubt: readonly string[];
}

/** Reads a row of `touchFlight` or `touchLost`. */
export const readFlight = (row: string): FlightRow => {
  const [provider, account, order, awaited = 0, inDoubt = []] = JSON.parse(row) as [
    string,
    string,
    number,
    number?,
    string[]?,
  ];
  return { provider, account, order, isAwaited: awaited === 1, inDoubt };
};

interface ProviderRow {
  readonly settings: Settings | null;
  readonly unsure: number | null;
}

/** Notes that accounts of a provider not yet seen begin with something else now. */
export const touchProvider = ({ rows, defaults, unsure }: Books, provider: string): void => {
  const row: ProviderRow = { settings: defaults.get(provider) ?? null, unsure: unsure.get(provider) ?? null };
  rows.touch(providerKey(provider), () => JSON.stringify(row));
};

/** Puts what a row says of accounts not yet seen into the books. */
export const readProvider = ({ defaults, unsure }: Books, provider: string, row: string): void => {
  const { settings, unsure: since } = JSON.parse(row) as ProviderRow;
  if (settings !== null) defaults.set(provider, settings);
  if (since !== null) unsure.set(provider, since);
};
