import type { TaughtWords } from '../teach/build-pack.ts';
import type { PluralForms } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

type Counted = TaughtWords['rules']['read']['head'];
type Said = TaughtWords['rules']['read']['say'];

const pair = ({ one, other }: PluralForms): { one: string; other: string } => ({ one: one ?? other, other });

/** In every language: a pack brings its own sentences, and is read in any. */
const counted = (formsIn: (locale: Locale) => PluralForms): Counted => ({
  en: pair(formsIn('en')),
  zh: { other: formsIn('zh').other },
  de: pair(formsIn('de')),
  fr: pair(formsIn('fr')),
  es: pair(formsIn('es')),
  ja: { other: formsIn('ja').other },
});

const said = (sayIn: (locale: Locale) => string): Said => ({
  ...{ en: sayIn('en'), zh: sayIn('zh'), de: sayIn('de') },
  ...{ fr: sayIn('fr'), es: sayIn('es'), ja: sayIn('ja') },
});

const rule = (name: keyof TaughtWords['rules']): TaughtWords['rules']['read'] => ({
  head: counted((locale) => wordsOf('taughtHead', locale)[name]),
  say: said((locale) => wordsOf('taughtSay', locale)[name]),
});

const noun = (name: keyof TaughtWords['nouns']): TaughtWords['nouns']['number'] => ({
  name: said((locale) => wordsOf('taughtNoun', locale)[name].other),
  noun: counted((locale) => wordsOf('taughtNoun', locale)[name]),
});

/** What packs say that a person taught. All languages must be known by now. */
export const taughtWords = (): TaughtWords => ({
  nouns: { number: noun('number'), shipment: noun('shipment'), credit: noun('credit') },
  rules: {
    taught: rule('taught'),
    'counted-already': rule('counted-already'),
    'in-doubt': rule('in-doubt'),
    'still-listed': rule('still-listed'),
    read: rule('read'),
  },
});
