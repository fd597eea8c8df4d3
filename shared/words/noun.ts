import type { CompiledPack } from '../pack/compiled.ts';
import { fill, plural, sayNumber } from './locale.ts';
import { packCount } from './pack-say.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** What a meter counts, as it stands behind a number: "shipments", as its pack calls it, else "units". */
export const nounOf = (pack: CompiledPack, meter: string | undefined, count: number, locale: Locale): string => {
  const noun = pack.document.meters.find(({ id }) => id === meter)?.noun;
  return noun === undefined ? plural(count, locale, wordsOf('noun', locale).unit) : packCount(noun, count, locale);
};

/** "5 units" */
export const unitsSay = (pack: CompiledPack, meter: string | undefined, count: number, locale: Locale): string =>
  fill(wordsOf('check', locale).range, { n: sayNumber(count, locale), noun: nounOf(pack, meter, count, locale) });
