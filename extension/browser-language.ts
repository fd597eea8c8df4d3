import { isBag } from '../shared/bag.ts';
import { languageFrom, type Messages } from '../shared/words/language.ts';
import { allLocales, localeOf } from '../shared/words/locale.ts';
import { learnLanguage } from '../shared/words/one-language.ts';
import type { Locale } from '../shared/words/views.ts';

/** The keys of all messages; the build puts them here. */
declare const TOLLGATE_KEYS: readonly string[];

/** The part of the browser's API that says what `_locales` holds in the reader's language. */
export interface BrowserWords {
  getMessage(key: string): string;
}

/**
 * Learns the reader's language from the browser, which has its words at hand, so that no script carries them. It says which of the languages it took, too, for that is not
 * always the one that it shows itself in.
 */
export const learnFrom = (i18n: BrowserWords): Locale => {
  const locale = localeOf(i18n.getMessage('browser_language'));
  learnLanguage(locale, { keys: TOLLGATE_KEYS, say: (key) => i18n.getMessage(key) });
  return locale;
};

const messagesIn = (value: unknown): Messages =>
  Object.fromEntries(
    Object.entries(isBag(value) ? value : {}).flatMap(([key, one]) =>
      isBag(one) && typeof one['message'] === 'string' ? [[key, { message: one['message'] }]] : [],
    ),
  );

/** Where the build puts the messages of a language (`_locales/README.md`). */
const fileOf = (locale: Locale): string => `/_locales/${locale === 'zh' ? 'zh_CN' : locale}/messages.json`;

/** Learns all languages from the extension's own files, for what is written once and read in any. `read` gives what a file of JSON holds; where it rejects, so does this. */
export const learnAll = async (read: (path: string) => Promise<unknown>): Promise<void> => {
  const learn = async (locale: Locale): Promise<void> =>
    learnLanguage(locale, languageFrom(messagesIn(await read(fileOf(locale)))));
  await Promise.all(allLocales.map(learn));
};
