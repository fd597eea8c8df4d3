import { fill } from '../../shared/words/locale.ts';
import type { Locale } from '../../shared/words/views.ts';
import { wordsOf } from '../../shared/words/words-of.ts';

/** The page's own words, so that nobody takes them for ours: it cannot close the quotation marks itself. */
export const quoted = (title: string, locale: Locale): string =>
  fill(wordsOf('text', locale).quoted, { text: title.replaceAll(/[“”„«»「」]/g, '"') });
