import { type SayOf, sayOf } from '../../shared/words/say-of.ts';
import type { Locale } from '../../shared/words/views.ts';

/** What the Check page says itself. */
export type SayCheck = SayOf<'checkPage'>;

export const checkWords = (locale: Locale): SayCheck => sayOf('checkPage', locale);
