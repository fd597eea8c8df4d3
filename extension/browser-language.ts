import { localeOf } from '../shared/words/locale.ts';
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
