import de from '../_locales/de/messages.json' with { type: 'json' };
import en from '../_locales/en/messages.json' with { type: 'json' };
import es from '../_locales/es/messages.json' with { type: 'json' };
import fr from '../_locales/fr/messages.json' with { type: 'json' };
import ja from '../_locales/ja/messages.json' with { type: 'json' };
import zh from '../_locales/zh_CN/messages.json' with { type: 'json' };
import { type Language, languageFrom } from './language.ts';
import type { Locale } from './views.ts';

/** English is the type of all: every language has its keys. */
export type English = typeof en;

const languages: Readonly<Record<Locale, Language>> = {
  en: languageFrom(en),
  zh: languageFrom(zh),
  de: languageFrom(de),
  fr: languageFrom(fr),
  es: languageFrom(es),
  ja: languageFrom(ja),
};

/** The language: programs on a machine say all. What is built for a browser has `one-language.ts` in the place of this file. */
export const languageIn = (locale: Locale): Language => languages[locale];
