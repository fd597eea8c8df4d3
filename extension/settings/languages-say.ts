import { allLocales, languageOf, sayList } from '../../shared/words/locale.ts';
import type { Locale } from '../../shared/words/views.ts';
import type { SaySettings } from './settings-words.ts';

/** A language as those who speak it call it: "Deutsch". */
const nameOf = (locale: Locale): string =>
  new Intl.DisplayNames([languageOf(locale)], { type: 'language' }).of(locale) ?? locale;

/** "Now: English. Tollgate also speaks 中文, Deutsch and 日本語." */
export const languagesSay = (say: SaySettings): string => {
  const others = allLocales.filter((locale) => locale !== say.locale).map(nameOf);
  return say('speaks', { language: nameOf(say.locale), others: sayList(others, say.locale) });
};
