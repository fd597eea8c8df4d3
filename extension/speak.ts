import { languageOf, localeOf } from '../shared/words/locale.ts';
import { type Say, wordsIn } from './words.ts';

/** The words of a page in the browser's language, which the document is marked with. */
export const speak = (language: string): Say => {
  const say = wordsIn(localeOf(language));
  document.documentElement.lang = languageOf(say.locale);
  return say;
};
