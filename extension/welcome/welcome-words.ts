import { type SayOf, sayOf } from '../../shared/words/say-of.ts';
import type { Locale } from '../../shared/words/views.ts';

/** What the first page says itself. */
export type SayWelcome = SayOf<'welcome'>;

export const welcomeWords = (locale: Locale): SayWelcome => sayOf('welcome', locale);
