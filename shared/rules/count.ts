import { type Amount, add, fromUnits, least, most, subtract, ZERO } from '../amount.ts';
import { type AccountBooks, periodOf, totalsOf } from '../books/account.ts';
import { usedOf } from '../books/allowance.ts';
import { numberIn } from '../books/numbers.ts';
import { countedOf, expectedOf, FLIGHTS, timeKey, unresolvedOf } from '../books/row-keys.ts';
import { byUse, type Hold, isLive } from '../model/history.ts';
import { monthNamed, type Period } from '../period.ts';
import type { Draft } from './draft.ts';
import { release } from './evidence.ts';

const ONE = fromUnits(1);

/** The rule under which differences from the provider's own count are booked. */
export const PROVIDER_COUNT = 'provider-count';

/** Calls whose units the provider's count may or may not hold. */
const hasChargingInFlight = (draft: Draft): boolean => {
  draft.account.rows.require(FLIGHTS);
  return [...draft.account.inFlight.values()].some(
    ({ call, reserved }) => call !== draft.header.call && reserved.moves.length > 0,
  );
};

const adjust = (
  draft: Draft,
  meter: string,
  period: string,
  units: Amount,
  number: string,
  slot: string,
  nth: string,
): void => {
  if (units === ZERO) return;
  draft.move({
    hold: `${draft.header.id}:${PROVIDER_COUNT}:${meter}:${period}:${nth}`,
    from: null,
    to: 'charged',
    units,
    rule: PROVIDER_COUNT,
    of: { meter, slot, number, variant: '', at: draft.header.sent, period },
  });
};

/** True when units of a meter are not decided yet whose call was sent at an instant or later. */
const isAwaitedAfter = (account: AccountBooks, meter: string, at: number): boolean => {
  account.rows.require(unresolvedOf(account, meter));
  const isLater = (prefix: string) => (key: string) => key >= `${prefix}${timeKey(at)}` && key.startsWith(prefix);
  const flights = [...account.inFlight.values()].map(({ reserved }) => reserved);
  return (
    flights.some(({ sent, moves }) => sent >= at && moves.some((move) => move.of?.meter === meter)) ||
    [...account.unresolved.keys()].some(isLater(unresolvedOf(account, meter))) ||
    [...account.expected.keys()].some(isLater(expectedOf(account, meter)))
  );
};

/** True when the books have this allowance already, and no answer that is still to come can be older than what says so. */
const isAllowed = ({ account, header }: Draft, meter: string, units: Amount, used?: Amount): boolean => {
  const set = account.allowances.get(meter)?.findLast((one) => one.since <= header.sent);
  if (set?.units !== units || isAwaitedAfter(account, meter, set.until)) return false;
  // What it counts now is said with its time.
  return used === undefined || set.used === used;
};

/** Decides one unresolved hold by a bare count: so much of it is charged, the rest released. Unless the count leaves no doubt, its item stays unsure. */
const decide = (draft: Draft, hold: Hold, charged: Amount, by: 'proof' | 'count'): void => {
  const { item, units: held, state } = hold;
  const units = least(charged, held);
  const rest =
    units === ZERO
      ? hold
      : draft.move({ hold: hold.id, from: state, to: 'charged', units, rule: hold.rule, guess: true });
  if (rest !== null) release(draft, rest);
  if (by === 'proof' || item === null || isLive(item) || hold.slot !== draft.account.pack.registration) return;
  draft.change({ do: 'life', number: item.number.number, variant: item.variant, is: 'unsure' });
};

/** What the provider's total holds of grants that are valid yet. */
const grantedIn = ({ account, header }: Draft, meter: string): Amount =>
  account.pack.document.meters.some((one) => one.id === meter && one.takesGrants)
    ? account.settings.grants
        .filter((grant) => grant.expires > header.sent)
        .reduce((sum, grant) => add(sum, grant.units), ZERO)
    : ZERO;

/**
 * The provider's own count of a meter (17TRACK's quota): it sets the allowance, and the period's total up to the read agrees with it from then on.
 * Unresolved units are decided first, the oldest charged as far as the count goes; what is still over or short is an adjustment with no call.
 */
export const agreeWithCount = (
  draft: Draft,
  meter: string,
  count: { readonly total: number | null; readonly used: number | null; readonly left: number | null },
): void => {
  const { account, header } = draft;
  const used = count.used ?? (count.total !== null && count.left !== null ? count.total - count.left : null);
  const total = count.total ?? (count.used !== null && count.left !== null ? count.used + count.left : null);
  if (total !== null) {
    const units = most(ZERO, subtract(fromUnits(total), grantedIn(draft, meter)));
    const counted = used === null ? {} : { used: fromUnits(used) };
    if (!isAllowed(draft, meter, units, counted.used))
      draft.change({ do: 'allow', number: '', variant: '', meter, units, ...counted });
  }
  if (used === null || hasChargingInFlight(draft)) return;
  const period = periodOf(account, header.sent).id;
  const sums = totalsOf(account, meter, period);
  let room = subtract(subtract(fromUnits(used), sums.charged), sums.expected);
  const unresolved = [...account.open.values()]
    .filter((hold) => hold.state === 'unresolved' && hold.meter === meter && hold.period === period)
    .sort(byUse);
  const noneCharged = sums.charged >= fromUnits(used);
  for (const hold of unresolved) {
    const take = most(ZERO, least(room, hold.units));
    decide(draft, hold, take, noneCharged ? 'proof' : 'count');
    room = subtract(room, take);
  }
  adjust(draft, meter, period, subtract(fromUnits(used), usedOf(totalsOf(account, meter, period))), '', '', 'sum');
};

/** What the books have counted of one number in one month. */
interface OfNumber {
  readonly charged: Amount;
  /** Units that are not decided yet. */
  readonly open: Amount;
}

const NOTHING: OfNumber = { charged: ZERO, open: ZERO };

/** A month as a provider's list tells it. */
interface Named {
  readonly period: Period;
  /** What the provider counted in it. */
  readonly numbers: ReadonlySet<string>;
}

interface Month extends Named {
  readonly isClosed: boolean;
  /** By number; an empty one for units that no number is known of. */
  readonly held: ReadonlyMap<string, OfNumber>;
}

/** The months that a provider's lists are about, by their names. */
export const monthsNamed = (
  { settings }: AccountBooks,
  named: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Named[] =>
  [...named].flatMap(([name, numbers]) => {
    const period = monthNamed(name, settings.zone);
    return period === null ? [] : [{ period, numbers }];
  });

/** What is counted in a month, by number. */
const countedIn = (account: AccountBooks, month: Period): ReadonlyMap<string, OfNumber> => {
  account.rows.require(`${countedOf(account)}${month.id}`);
  const held = new Map<string, OfNumber>();
  for (const { number, at, period, charged, open } of account.counted.values()) {
    const isThen = at === null ? period === month.id : at >= month.from && at < month.to;
    const before = held.get(number) ?? NOTHING;
    if (isThen) held.set(number, { charged: add(before.charged, charged), open: add(before.open, open) });
  }
  return held;
};

const agrees = ({ charged, open }: OfNumber, counted: Amount): boolean => open === ZERO && charged === counted;

/** The numbers of a month in which the books and the provider's list of it are not one already. */
export const numbersToAgree = (account: AccountBooks, { period, numbers }: Named): readonly string[] => {
  const held = countedIn(account, period);
  const all = new Set([...numbers, ...held.keys()]);
  return [...all].filter((number) => !agrees(held.get(number) ?? NOTHING, numbers.has(number) ? ONE : ZERO));
};

const isUndecided = (hold: Hold): boolean => hold.state === 'expected' || hold.state === 'unresolved';

/**
 * Makes what is held for one number in one month what the provider says: 1 where its list names the number, else 0. It is the sum of a number's units that is
 * compared, adjustments and all, so that saying it again finds nothing to do.
 */
const agreeWithNumber = (
  draft: Draft,
  { meter, slot }: { readonly meter: string; readonly slot: string },
  { period: { id: period }, isClosed, held }: Month,
  number: string,
  counted: Amount,
): void => {
  const known = held.get(number) ?? NOTHING;
  if (agrees(known, counted)) return;
  const open = number === '' ? [] : [...(numberIn(draft.account, number)?.open ?? [])];
  const undecided = open
    .filter((hold) => hold.meter === meter && hold.period === period && isUndecided(hold))
    .sort(byUse);
  let charged = known.charged;
  const proved = counted > ZERO && charged <= ZERO ? undecided[0] : undefined;
  if (proved !== undefined) {
    draft.move({ hold: proved.id, from: proved.state, to: 'charged', units: proved.units, rule: proved.rule });
    charged = add(charged, proved.units);
  }
  // One number counts once a month: what else is in doubt about it was not charged.
  for (const hold of undecided) if (isUndecided(hold)) release(draft, hold);
  const missing = subtract(counted, charged);
  if (isClosed || missing > ZERO) adjust(draft, meter, period, missing, number, slot, number);
};

/**
 * The provider's lists of what it counted, month by month (Safecube's shipment usage): each number is decided by itself. While a month runs its list
 * only adds; a closed month's list also takes away what it does not name. Law: the same lists a second time move nothing, and what a closed month then
 * used is what its list names.
 */
export const agreeWithLists = (draft: Draft, named: ReadonlyMap<string, ReadonlySet<string>>): void => {
  const listed = draft.account.pack.document.stillListed;
  if (listed === undefined || hasChargingInFlight(draft)) return;
  const { account, header } = draft;
  for (const { period, numbers } of monthsNamed(account, named)) {
    const month = { period, numbers, isClosed: period.to <= header.sent, held: countedIn(account, period) };
    for (const number of numbers) if (number !== '') agreeWithNumber(draft, listed, month, number, ONE);
    if (!month.isClosed) continue;
    for (const number of [...month.held.keys()].sort())
      if (number === '' || !numbers.has(number)) agreeWithNumber(draft, listed, month, number, ZERO);
  }
};
