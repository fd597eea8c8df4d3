import { type Amount, add, ZERO } from '../amount.ts';
import { firstOf } from '../model/history.ts';
import type { Posting, State } from '../model/posting.ts';

/**
 * What a posting moved into some states, by meter, in thousandths: only units of its own call, for an answer may decide units of other calls, too.
 * `reserved` is the call's reservation, since later moves do not name their meter.
 */
export const movedUnits = (
  posting: Posting,
  reserved: Posting,
  states: readonly State[],
): ReadonlyMap<string, Amount> => {
  const meters = new Map(reserved.moves.map((move) => [move.hold, move.of?.meter]));
  const sums = new Map<string, Amount>();
  for (const move of posting.moves) {
    if (!move.hold.startsWith(`${posting.call}:`) || !states.includes(move.to)) continue;
    const meter = move.of?.meter ?? meters.get(firstOf(move.hold));
    if (meter !== undefined) sums.set(meter, add(sums.get(meter) ?? ZERO, move.units));
  }
  return sums;
};
