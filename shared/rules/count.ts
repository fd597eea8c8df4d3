import { type Amount, add, fromUnits, least, most, subtract, ZERO } from '../amount.ts';
import { periodOf, totalsOf } from '../books/account.ts';
import { usedOf } from '../books/allowance.ts';
import { itemOf } from '../books/books.ts';
import { type Hold, isLive } from '../books/history.ts';
import { monthNamed } from '../period.ts';
import type { Draft } from './draft.ts';
import { release } from './evidence.ts';

/** The rule under which differences from the provider's own count are booked. */
export const PROVIDER_COUNT = 'provider-count';

/** Calls whose units the provider's count may or may not hold. */
const hasChargingInFlight = (draft: Draft): boolean =>
  [...draft.account.inFlight.values()].some(
    (posting) => posting.call !== draft.header.call && posting.moves.length > 0,
  );

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

/** Decides one unresolved hold by a bare count: so much of it is charged, the rest released. Unless the count leaves no doubt, its item stays unsure. */
const decide = (draft: Draft, hold: Hold, charged: Amount, isProof: boolean): void => {
  const { item, units: held, state } = hold;
  const units = least(charged, held);
  if (units > ZERO) draft.move({ hold: hold.id, from: state, to: 'charged', units, rule: hold.rule, guess: true });
  const rest = units === ZERO ? hold : draft.account.open.get(`${hold.id}~`);
  if (units < held && rest !== undefined) release(draft, rest);
  if (isProof || item === null || isLive(item) || hold.slot !== draft.account.pack.registration) return;
  draft.change({ do: 'life', number: item.number.number, variant: item.variant, is: 'unsure' });
};

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
    const isGranted = account.pack.document.meters.some((one) => one.id === meter && one.takesGrants);
    const granted = isGranted
      ? account.settings.grants
          .filter((grant) => grant.expires > header.sent)
          .reduce((sum, grant) => add(sum, grant.units), ZERO)
      : ZERO;
    const units = most(ZERO, subtract(fromUnits(total), granted));
    draft.change({ do: 'allow', number: '', variant: '', meter, units });
  }
  if (used === null || hasChargingInFlight(draft)) return;
  const period = periodOf(account, header.sent).id;
  const sums = totalsOf(account, meter, period);
  let room = subtract(subtract(fromUnits(used), sums.charged), sums.expected);
  const unresolved = [...account.unresolved]
    .filter((hold) => hold.meter === meter && hold.period === period)
    .sort((a, b) => a.at - b.at || a.order - b.order);
  const noneCharged = sums.charged >= fromUnits(used);
  for (const hold of unresolved) {
    const take = most(ZERO, least(room, hold.units));
    decide(draft, hold, take, noneCharged);
    room = subtract(room, take);
  }
  adjust(draft, meter, period, subtract(fromUnits(used), usedOf(totalsOf(account, meter, period))), '', '', 'sum');
};

/** What a closed month's list does not name was not counted: what was expected or in doubt is released, what was charged is taken away. */
const dropUnlisted = (
  draft: Draft,
  meter: string,
  slot: string,
  period: string,
  numbers: ReadonlySet<string>,
): void => {
  for (const hold of [...draft.account.uses]) {
    const number = hold.item?.number.number ?? '';
    if (hold.meter !== meter || hold.period !== period || numbers.has(number)) continue;
    if (hold.state === 'charged') adjust(draft, meter, period, subtract(ZERO, hold.units), number, slot, hold.id);
    else draft.move({ hold: hold.id, from: hold.state, to: 'released', units: hold.units, rule: hold.rule });
  }
};

/**
 * The provider's lists of what it counted, month by month (Safecube's shipment usage): each number is decided by itself. While a month runs its list
 * only adds; a closed month's list also takes away what it does not name.
 */
export const agreeWithLists = (draft: Draft, months: ReadonlyMap<string, ReadonlySet<string>>): void => {
  const { account, header } = draft;
  const listed = account.pack.document.stillListed;
  if (listed === undefined || hasChargingInFlight(draft)) return;
  const { meter, slot } = listed;
  for (const [name, numbers] of months) {
    const period = monthNamed(name, account.settings.zone);
    if (period === null) continue;
    for (const number of numbers) confirmNumber(draft, meter, slot, period.id, number);
    if (period.to <= header.sent) dropUnlisted(draft, meter, slot, period.id, numbers);
  }
};

const confirmNumber = (draft: Draft, meter: string, slot: string, period: string, number: string): void => {
  const item = itemOf(draft.account, number, '');
  const holds = item.holds.filter((hold) => hold.slot === slot && hold.period === period);
  const total = holds.reduce((sum, hold) => (hold.state === 'charged' ? add(sum, hold.units) : sum), ZERO);
  const open = holds.find((hold) => hold.state === 'expected' || hold.state === 'unresolved');
  if (total <= 0 && open !== undefined)
    draft.move({ hold: open.id, from: open.state, to: 'charged', units: open.units, rule: open.rule });
  else if (total <= 0) adjust(draft, meter, period, fromUnits(1), number, slot, number);
  // One number counts once a month: what else is in doubt about it was not charged.
  for (const hold of holds) {
    if (hold.state === 'expected' || hold.state === 'unresolved')
      draft.move({ hold: hold.id, from: hold.state, to: 'released', units: hold.units, rule: hold.rule });
  }
};
