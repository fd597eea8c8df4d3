import { fill, type PluralForms, plural, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';
import { type TableName, type Words, wordsOf } from './words-of.ts';

type TextName<W> = { [Name in keyof W & string]: W[Name] extends string ? Name : never }[keyof W & string];
type CountedName<W> = Exclude<keyof W & string, TextName<W>>;

/** Says what a page itself has to say, from its table of words; sentences about quotes come ready from the background. */
export interface SayOf<T extends TableName> {
  readonly locale: Locale;
  (name: TextName<Words<T>>, values?: Readonly<Record<string, string>>): string;
  /** In the plural form that the language has for `count`, written as the locale writes numbers. */
  count(name: CountedName<Words<T>>, count: number, values?: Readonly<Record<string, string>>): string;
}

/** The words of a table in the locale. */
export const sayOf = <T extends TableName>(table: T, locale: Locale): SayOf<T> => {
  const words: Readonly<Record<string, string | PluralForms>> = wordsOf(table, locale);
  const form = (name: string, count: number): string => {
    const found = words[name] ?? '';
    return typeof found === 'string' ? found : plural(count, locale, found);
  };
  const say = (name: string, values: Readonly<Record<string, string>> = {}): string => fill(form(name, 0), values);
  const count = (name: string, n: number, values: Readonly<Record<string, string>> = {}): string =>
    fill(form(name, n), { n: sayNumber(n, locale), ...values });
  return Object.assign(say, { locale, count });
};
