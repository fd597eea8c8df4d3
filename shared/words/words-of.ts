import { type English, languageIn } from './all-languages.ts';
import type { Language } from './language.ts';
import type { PluralForms } from './locale.ts';
import type { Locale } from './views.ts';

// A key is `table_name`, or `table_name_one`, `_many`, `_other` for a sentence with its forms by count (shared/_locales/README.md).
type Key = keyof English;
type Form = 'one' | 'many' | 'other';

/** Names of tables of words, as the English messages have them. */
export type TableName = Key extends infer K ? (K extends `${infer Table}_${string}` ? Table : never) : never;

type Dashed<Name extends string> = Name extends `${infer Start}_${infer Rest}` ? `${Start}-${Dashed<Rest>}` : Name;
type NameIn<Table extends TableName> = Key extends infer K
  ? K extends `${Table}_${infer Name}`
    ? Name
    : never
  : never;

/** The words of a table by their names, in which `-` stands for the `_` of a key: a sentence, or its forms by count. */
export type Words<Table extends TableName> = {
  readonly [Name in NameIn<Table> as Name extends `${infer Base}_${Form}`
    ? Dashed<Base>
    : Dashed<Name>]: Name extends `${string}_${Form}` ? PluralForms : string;
};

const FORMS = ['one', 'many', 'other'] as const satisfies readonly Form[];

/** A sentence by its forms. A form that is empty is one that the language does not have. */
const formsOf = (say: Language['say'], key: string): object =>
  Object.fromEntries(FORMS.map((form) => [form, say(`${key}_${form}`)]).filter(([, sentence]) => sentence !== ''));

/** The words of a table, each read when it is said: a browser takes its time for each. */
const read = ({ keys, say }: Language, table: string): object => {
  const words = {};
  const start = `${table}_`;
  for (const key of keys) {
    if (!key.startsWith(start)) continue;
    const [base = key, form] = key.split(/_(one|many|other)$/);
    const get = form === undefined ? () => say(key) : () => formsOf(say, base);
    const name = base.slice(start.length).replaceAll('_', '-');
    Object.defineProperty(words, name, { get, enumerable: true, configurable: true });
  }
  return words;
};

const known = new Map<string, object>();

/** The words of a table in a language. Every language has all of them: a test holds that. */
export function wordsOf<T extends TableName>(table: T, locale: Locale): Words<T>;
export function wordsOf(table: string, locale: Locale): object {
  const id = `${locale} ${table}`;
  const words = known.get(id) ?? read(languageIn(locale), table);
  known.set(id, words);
  return words;
}
