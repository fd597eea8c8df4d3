import { fill, type PluralForms, plural, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';

type Said<T> = { readonly en: T } & { readonly [L in Locale]?: T };

/** What a pack says, in the locale; in English where it has no words in it. */
export const packSay = (said: Said<string>, locale: Locale): string => said[locale] ?? said.en;

/** The same in the form for a count, which it may name by `{n}`: "29 new numbers", "shipments". */
export const packCount = (said: Said<PluralForms>, count: number, locale: Locale): string => {
  const own = said[locale];
  const sentence = own === undefined ? plural(count, 'en', said.en) : plural(count, locale, own);
  return fill(sentence, { n: sayNumber(count, locale) });
};
