import { type Amount, add, ZERO } from '../amount.ts';
import { type Posting, restOf, type State } from '../model/posting.ts';

/**
 * What a posting moved into some states, by meter, in thousandths: only units of its own call, for an answer may decide units of other calls, too.
 * `reserved` is the call's reservation: later moves only name the units, not their meter.
 */
export const movedUnits = (
  posting: Posting,
  reserved: Posting,
  states: readonly State[],
): ReadonlyMap<string, Amount> => {
  const own = new Map(reserved.moves.map((move) => [move.hold, move.of?.meter]));
  const sums = new Map<string, Amount>();
  for (const move of posting.moves) {
    const meter = move.of?.meter ?? own.get(move.hold);
    if (meter === undefined) continue;
    own.set(restOf(move), meter);
    if (states.includes(move.to)) sums.set(meter, add(sums.get(meter) ?? ZERO, move.units));
  }
  return sums;
};

/** The same of all meters together. */
export const movedSum = (posting: Posting, reserved: Posting, states: readonly State[]): Amount =>
  [...movedUnits(posting, reserved, states).values()].reduce<Amount>(add, ZERO);
