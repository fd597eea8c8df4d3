import { type SayOf, sayOf } from '../shared/words/say-of.ts';
import type { Locale } from '../shared/words/views.ts';

/** What the pages say themselves. */
export type Say = SayOf<'page'>;

/** The pages' own words in a language. */
export const wordsIn = (locale: Locale): Say => sayOf('page', locale);
