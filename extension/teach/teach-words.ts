import { type SayOf, sayOf } from '../../shared/words/say-of.ts';
import type { Locale } from '../../shared/words/views.ts';

/** What the teaching window says itself. */
export type SayTeach = SayOf<'teach'>;

export const teachWords = (locale: Locale): SayTeach => sayOf('teach', locale);
