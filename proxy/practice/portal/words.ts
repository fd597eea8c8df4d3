import { loadLanguage } from '../../../shared/words/load-language.ts';
import { localeOf } from '../../../shared/words/locale.ts';
import { type SayOf, sayOf } from '../../../shared/words/say-of.ts';
import { wordsOf } from '../../../shared/words/words-of.ts';

/** Names of what the portal says in one form. */
export type TextName = Parameters<SayOf<'portal'>>[0];

/** The portal's words in the reader's language. */
export interface Say extends SayOf<'portal'> {
  /** A parcel's status as 17TRACK writes it, in words. */
  status(status: string): string;
}

/** The words for a browser's language. */
export const wordsFor = async (language: string): Promise<Say> => {
  const locale = localeOf(language);
  await loadLanguage(locale);
  const statuses = new Map(Object.entries(wordsOf('portalStatuses', locale)));
  return Object.assign(sayOf('portal', locale), { status: (status: string) => statuses.get(status) ?? status });
};
