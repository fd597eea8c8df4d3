import de from '../_locales/de/messages.json' with { type: 'json' };
import en from '../_locales/en/messages.json' with { type: 'json' };
import es from '../_locales/es/messages.json' with { type: 'json' };
import fr from '../_locales/fr/messages.json' with { type: 'json' };
import ja from '../_locales/ja/messages.json' with { type: 'json' };
import zh from '../_locales/zh_CN/messages.json' with { type: 'json' };
import type { PluralForms } from './locale.ts';
import type { Locale } from './views.ts';

// A key is `table_name`, or `table_name_one`, `_many`, `_other` for a sentence with its forms by count (shared/_locales/README.md).
type Key = keyof typeof en;
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

type Messages = Readonly<Record<string, { readonly message: string }>>;
type Table = Record<string, string | Record<string, string>>;

const languages: Readonly<Record<Locale, Messages>> = { en, zh, de, fr, es, ja };

/** All words of a language, by table and name. */
const read = (messages: Messages): ReadonlyMap<string, Table> => {
  const tables = new Map<string, Table>();
  for (const [key, { message }] of Object.entries(messages)) {
    const [, table = '', name = '', form] = /^([^_]+)_(.+?)(?:_(one|many|other))?$/.exec(key) ?? [];
    const words = tables.get(table) ?? {};
    tables.set(table, words);
    const called = name.replaceAll('_', '-');
    const known = words[called];
    words[called] = form === undefined ? message : { ...(typeof known === 'object' ? known : {}), [form]: message };
  }
  return tables;
};

const known = new Map<Locale, ReadonlyMap<string, Table>>();

/** The words of a table in a language. Every language has all of them: a test holds that. */
export function wordsOf<T extends TableName>(table: T, locale: Locale): Words<T>;
export function wordsOf(table: string, locale: Locale): object {
  const tables = known.get(locale) ?? read(languages[locale]);
  known.set(locale, tables);
  return tables.get(table) ?? {};
}
