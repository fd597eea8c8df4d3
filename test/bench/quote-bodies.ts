import { numberNamed } from './bench-gate.ts';

/** The same pseudo-random numbers at every run. */
const dice = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
};

/** One item of each kind: new, known, deleted before, with a language, malformed or without carrier, doubled, under another carrier. */
const itemOf = (nth: number, roll: (below: number) => number, before: readonly unknown[]): unknown => {
  const fresh = (): string => numberNamed(200_000 + roll(1_000_000));
  const known = (): string => numberNamed(roll(100_000));
  switch (nth % 8) {
    case 0:
      return { number: fresh(), carrier: 3011 };
    case 1:
      return { number: known(), carrier: 3011 };
    case 2:
      return { number: numberNamed(roll(10_000) * 10), carrier: 3011 };
    case 3:
      return { number: fresh(), carrier: 3011, lang: 'en', tag: 'order-1' };
    case 4:
      return nth === 4 ? { number: 'x' } : { number: fresh() };
    case 5:
      return before[nth - 2];
    default:
      return { number: known(), carrier: 7041 };
  }
};

/** Registrations of 40 mixed items, as a client sends them. */
export const mixedBodies = (count: number): readonly string[] => {
  const roll = dice(1);
  return Array.from({ length: count }, () => {
    const items: unknown[] = [];
    for (let nth = 0; nth < 40; nth++) items.push(itemOf(nth, roll, items));
    return JSON.stringify(items);
  });
};
