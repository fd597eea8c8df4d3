import { type SayOf, sayOf } from '../../shared/words/say-of.ts';
import type { Locale } from '../../shared/words/views.ts';

/** What Settings says itself. */
export type SaySettings = SayOf<'settings'>;

export const settingsWords = (locale: Locale): SaySettings => sayOf('settings', locale);
