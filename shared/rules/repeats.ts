import type { Recognised } from '../recognise/recognise.ts';

const known = new WeakMap<Recognised, ReadonlyMap<number, number>>();

const firstPlaces = ({ asks }: Recognised): ReadonlyMap<number, number> => {
  const seen = new Map<string, number>();
  const repeated = new Map<number, number>();
  for (const [at, { number, variant }] of asks.entries()) {
    const key = `${number}|${variant}`;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, at);
    else if (number !== '') repeated.set(at, first);
  }
  return repeated;
};

/** The places of a call's items whose number and variant it names before, and where it names them first. */
export const repeatsIn = (recognised: Recognised): ReadonlyMap<number, number> => {
  const repeats = known.get(recognised) ?? firstPlaces(recognised);
  known.set(recognised, repeats);
  return repeats;
};
