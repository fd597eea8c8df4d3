import { fill, type PluralForms, plural, sayNumber } from '../shared/words/locale.ts';
import type { Locale } from '../shared/words/views.ts';

/** A page's words by their names, in one language. */
export type WordTable = Readonly<Record<string, string | PluralForms>>;

/** The same words in another language: a sentence for a sentence, forms by count for forms by count. */
export type Translated<English extends WordTable> = {
  readonly [Name in keyof English]: English[Name] extends string ? string : PluralForms;
};

type TextName<W extends WordTable> = {
  [Name in keyof W & string]: W[Name] extends string ? Name : never;
}[keyof W & string];
type CountedName<W extends WordTable> = Exclude<keyof W & string, TextName<W>>;

/** Says what a page itself has to say; sentences about quotes come ready from the background. */
export interface SayOf<W extends WordTable> {
  readonly locale: Locale;
  (name: TextName<W>, values?: Readonly<Record<string, string>>): string;
  /** In the plural form that the language has for `count`, written as the locale writes numbers. */
  count(name: CountedName<W>, count: number, values?: Readonly<Record<string, string>>): string;
}

/** The words of a table in the locale. */
export const sayOf = <English extends WordTable>(
  words: { readonly en: English; readonly zh: Translated<English> },
  locale: Locale,
): SayOf<Translated<English>> => {
  const table: WordTable = words[locale];
  const form = (name: string, count: number): string => {
    const found = table[name] ?? '';
    return typeof found === 'string' ? found : plural(count, locale, found);
  };
  const say = (name: string, values: Readonly<Record<string, string>> = {}): string => fill(form(name, 0), values);
  const count = (name: string, n: number, values: Readonly<Record<string, string>> = {}): string =>
    fill(form(name, n), { n: sayNumber(n, locale), ...values });
  return Object.assign(say, { locale, count });
};
