import { languageOf, sayDayClock, writeDate } from '../../shared/words/locale.ts';
import type { Locale } from '../../shared/words/views.ts';
import { wordsOf } from '../../shared/words/words-of.ts';

/** Times as a reader writes them. */
export interface Clocks {
  /** "20:45:12", and the day before it where it is another. */
  readonly clock: (at: number) => string;
  /** The same in a sentence: "today, 20:45:12". */
  readonly when: (at: number) => string;
  readonly isToday: (at: number) => boolean;
}

const TIME = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** `today`: how the language says it, `now`: what time it is. */
export const openClocks = (locale: Locale, now: () => number): Clocks => {
  const language = languageOf(locale);
  const time = new Intl.DateTimeFormat(language, TIME);
  const date = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' });
  const isToday = (at: number): boolean => new Date(at).toDateString() === new Date(now()).toDateString();
  const dayOf = (at: number): string => (isToday(at) ? wordsOf('time', locale).today : writeDate(date, at, locale));
  return {
    clock: (at) => (isToday(at) ? time.format(at) : sayDayClock(writeDate(date, at, locale), time.format(at), locale)),
    when: (at) => sayDayClock(dayOf(at), time.format(at), locale),
    isToday,
  };
};
