import { languageOf } from '../shared/words/locale.ts';
import { type BrowserWords, learnFrom } from './browser-language.ts';
import { type Say, wordsIn } from './words.ts';

/** The words of a page in the browser's language, which the document is marked with. */
export const speak = (i18n: BrowserWords): Say => {
  const say = wordsIn(learnFrom(i18n));
  document.documentElement.lang = languageOf(say.locale);
  return say;
};
