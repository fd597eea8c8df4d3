import type { CompiledPack } from '../pack/compiled.ts';
import { plural } from './locale.ts';
import type { Locale } from './views.ts';

const units = { en: { one: 'unit', other: 'units' }, zh: { other: '单位' } } as const;

/** What a meter counts, as it stands behind a number: "shipments", as its pack calls it, else "units". */
export const nounOf = (pack: CompiledPack, meter: string | undefined, count: number, locale: Locale): string => {
  const noun = pack.document.meters.find(({ id }) => id === meter)?.noun ?? units;
  return plural(count, locale, noun[locale]);
};
