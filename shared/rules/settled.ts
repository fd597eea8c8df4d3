import { type Amount, toUnits } from '../amount.ts';
import { periodOf } from '../books/account.ts';
import { type Basis, basisOf, leftOf } from '../books/allowance.ts';
import { type Books, callersAccount } from '../books/books.ts';
import { movedUnits } from '../ledger/moved-units.ts';
import type { Posting } from '../model/posting.ts';

/** What became of one call's units by its answer, in units per meter. */
export interface Settled {
  /** Charged and expected together. */
  readonly charged: Readonly<Record<string, number>>;
  /** What of it is only expected. */
  readonly expected: Readonly<Record<string, number>>;
  readonly unresolved: Readonly<Record<string, number>>;
  readonly left: Readonly<Record<string, number | null>>;
  /** What `left` rests on, by meter; null for a meter that has no allowance. */
  readonly basis: Readonly<Record<string, Basis | null>>;
  readonly posting: Posting;
}

const inUnits = (amounts: ReadonlyMap<string, Amount>): Record<string, number> =>
  Object.fromEntries([...amounts].map(([meter, amount]) => [meter, toUnits(amount)]));

/** A reservation, and the posting that settled it. */
export interface Settlement {
  readonly reserved: Posting;
  readonly posting: Posting;
}

/** Sums up a settlement beside its reservation. `left` is what is left at that moment, by meter; null where there is no allowance or it is not known. */
export const settledOf = (books: Books, now: number, { reserved, posting }: Settlement): Settled => {
  const account = callersAccount(books, reserved.provider, reserved.account);
  const meters = Object.keys(reserved.quoted ?? {});
  const zeros = Object.fromEntries(meters.map((meter) => [meter, 0]));
  const left = meters.map((meter): readonly [string, number | null] => {
    const amount = leftOf(account, meter, now);
    return [meter, amount === null ? null : toUnits(amount)];
  });
  return {
    charged: { ...zeros, ...inUnits(movedUnits(posting, reserved, ['charged', 'expected'])) },
    expected: inUnits(movedUnits(posting, reserved, ['expected'])),
    unresolved: inUnits(movedUnits(posting, reserved, ['unresolved'])),
    left: Object.fromEntries(left),
    basis: Object.fromEntries(meters.map((meter) => [meter, basisOf(account, meter, periodOf(account, now))])),
    posting,
  };
};
