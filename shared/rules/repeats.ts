import type { Recognised } from '../recognise/recognise.ts';

const known = new WeakMap<Recognised, ReadonlySet<number>>();

/** The places of a call's items whose number and variant it names before. */
export const repeatsIn = (recognised: Recognised): ReadonlySet<number> => {
  let repeats = known.get(recognised);
  if (repeats === undefined) {
    const named = new Set<string>();
    repeats = new Set(
      recognised.asks.flatMap(({ number, variant }, at) => {
        const key = `${number}|${variant}`;
        const isFirst = number === '' || named.size !== named.add(key).size;
        return isFirst ? [] : [at];
      }),
    );
    known.set(recognised, repeats);
  }
  return repeats;
};
