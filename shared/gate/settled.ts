import { toUnits } from '../amount.ts';
import type { AccountBooks } from '../books/account.ts';
import { leftOf } from '../books/allowance.ts';
import type { Posting } from '../ledger/posting.ts';

/** What became of one call's units by its answer, in units per meter. */
export interface Settled {
  /** Charged and expected together. */
  readonly charged: Readonly<Record<string, number>>;
  readonly unresolved: Readonly<Record<string, number>>;
  readonly left: Readonly<Record<string, number | null>>;
  readonly posting: Posting;
}

const sumMoves = (
  posting: Posting,
  states: ReadonlySet<string>,
  meterOf: (hold: string) => string | undefined,
): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const move of posting.moves) {
    const meter =
      move.hold.startsWith(`${posting.call}:`) && states.has(move.to)
        ? (move.of?.meter ?? meterOf(move.hold))
        : undefined;
    if (meter !== undefined) sums[meter] = (sums[meter] ?? 0) + move.units / 1000;
  }
  return sums;
};

const LANDED = new Set(['charged', 'expected']);
const IN_DOUBT = new Set(['unresolved']);

/** Sums up a settlement beside its reservation. */
export const settledOf = (account: AccountBooks, reserved: Posting, posting: Posting, now: number): Settled => {
  const meters = new Map(reserved.moves.map((move) => [move.hold, move.of?.meter]));
  const meterOf = (hold: string): string | undefined => meters.get(hold);
  const left: Record<string, number | null> = {};
  for (const meter of Object.keys(reserved.quoted ?? {})) {
    const units = leftOf(account, meter, now);
    left[meter] = units === null ? null : toUnits(units);
  }
  const zeros = Object.fromEntries(Object.keys(reserved.quoted ?? {}).map((meter) => [meter, 0]));
  return {
    charged: { ...zeros, ...sumMoves(posting, LANDED, meterOf) },
    unresolved: sumMoves(posting, IN_DOUBT, meterOf),
    left,
    posting,
  };
};
