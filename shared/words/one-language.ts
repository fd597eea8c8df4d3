import { invariant } from '../invariant.ts';
import type { Language } from './language.ts';
import type { Locale } from './views.ts';

const learned = new Map<Locale, Language>();

/** Makes a language known: entries do so before anything is said. */
export const learnLanguage = (locale: Locale, language: Language): void => {
  learned.set(locale, language);
};

/** A language that was learned. */
export const languageIn = (locale: Locale): Language => {
  const language = learned.get(locale);
  invariant(language !== undefined, `learnLanguage("${locale}")`);
  return language;
};
