import { languageFrom, type Messages } from './language.ts';
import { learnLanguage } from './one-language.ts';
import type { Locale } from './views.ts';

const files: Readonly<Record<Locale, () => Promise<{ readonly default: Messages }>>> = {
  en: () => import('../_locales/en/messages.json', { with: { type: 'json' } }),
  zh: () => import('../_locales/zh_CN/messages.json', { with: { type: 'json' } }),
  de: () => import('../_locales/de/messages.json', { with: { type: 'json' } }),
  fr: () => import('../_locales/fr/messages.json', { with: { type: 'json' } }),
  es: () => import('../_locales/es/messages.json', { with: { type: 'json' } }),
  ja: () => import('../_locales/ja/messages.json', { with: { type: 'json' } }),
};

/** Loads one language, and makes it known. */
export const loadLanguage = async (locale: Locale): Promise<void> =>
  learnLanguage(locale, languageFrom((await files[locale]()).default));
