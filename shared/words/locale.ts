import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

const LANGUAGES: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  zh: 'zh-CN',
  de: 'de-DE',
  fr: 'fr-FR',
  es: 'es-ES',
  ja: 'ja-JP',
};

const isLocale = (name: string): name is Locale => Object.hasOwn(LANGUAGES, name);

/** All languages that Tollgate speaks. */
export const allLocales: readonly Locale[] = Object.keys(LANGUAGES).filter(isLocale);

/** The language that a tag of a browser or a terminal names (`fr-CA`, `de_AT.UTF-8`); null for one that is not spoken here. */
export const localeNamed = (tag: string): Locale | null => {
  const [name = ''] = tag.toLowerCase().split(/[-_.@]/);
  return isLocale(name) ? name : null;
};

/** The same, English for all others. */
export const localeOf = (tag: string): Locale => localeNamed(tag) ?? 'en';

/** The language as the platform names it. */
export const languageOf = (locale: Locale): string => LANGUAGES[locale];

/** What takes long to make is made once for each language. */
const perLanguage = <T>(make: (language: string) => T): ((locale: Locale) => T) => {
  const made = new Map<Locale, T>();
  return (locale) => {
    const known = made.get(locale);
    if (known !== undefined) return known;
    const one = make(LANGUAGES[locale]);
    made.set(locale, one);
    return one;
  };
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** What writes instants takes long to make, so each is made once. */
const formatOf = (locale: Locale, timeZone: string, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify([locale, timeZone, parts]);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(languageOf(locale), { timeZone, ...parts });
  formats.set(key, format);
  return format;
};

const DAY = { day: 'numeric', month: 'long' } as const;
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** A date as the language writes it: of the first of a month some write it in another way ("1er décembre"). */
export const writeDate = (format: Intl.DateTimeFormat, at: number, locale: Locale): string => {
  const { dayOne } = wordsOf('time', locale);
  return format
    .formatToParts(at)
    .map(({ type, value }) => (type === 'day' && value === '1' ? dayOne : value))
    .join('');
};

/** "4 November", with the year when it is not the year of `now`. */
export const sayDate = (at: number, now: number, zone: string, locale: Locale): string => {
  const sameYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  const nextJanuary = at > now && at - now < 100 * 86_400_000;
  const format = formatOf(locale, zone, sameYear || nextJanuary ? DAY : { ...DAY, year: 'numeric' });
  return writeDate(format, at, locale);
};

const isToday = (at: number, now: number, zone: string, locale: Locale): boolean =>
  sayDate(at, now, zone, locale) === sayDate(now, now, zone, locale);

/** "4 November", "today": a day that stands by itself, or behind a word such as "until". */
export const sayDay = (at: number, now: number, zone: string, locale: Locale): string =>
  isToday(at, now, zone, locale) ? wordsOf('time', locale).today : sayDate(at, now, zone, locale);

/** "on 4 November", "today": a day as a part of a sentence. */
export const sayOn = (at: number, now: number, zone: string, locale: Locale): string => {
  const { on, onToday } = wordsOf('time', locale);
  return isToday(at, now, zone, locale) ? onToday : fill(on, { day: sayDate(at, now, zone, locale) });
};

/** "20:45": an instant on the reader's clock. */
export const sayClock = (at: number, zone: string, locale: Locale): string => formatOf(locale, zone, CLOCK).format(at);

/** "20:45:12" */
export const sayExactClock = (at: number, zone: string, locale: Locale): string =>
  formatOf(locale, zone, { ...CLOCK, second: '2-digit' }).format(at);

/** "4 November, 20:45": a day and a time of it. */
export const sayDayClock = (day: string, time: string, locale: Locale): string =>
  fill(wordsOf('time', locale).dayClock, { day, time });

/** "20:45" for an instant of today, "4 November, 20:45" for any other; as a reader in this zone sees it. */
export const sayTime = (at: number, now: number, zone: string, locale: Locale): string => {
  const time = sayClock(at, zone, locale);
  return isToday(at, now, zone, locale) ? time : sayDayClock(sayDate(at, now, zone, locale), time, locale);
};

/** "November": the month that holds an instant. */
export const sayMonth = (at: number, zone: string, locale: Locale): string =>
  formatOf(locale, zone, { month: 'long' }).format(at);

const numbers = perLanguage((language) => new Intl.NumberFormat(language, { maximumFractionDigits: 3 }));

/** An amount of units as the locale writes numbers. */
export const sayNumber = (units: number, locale: Locale): string => numbers(locale).format(units);

const lists = perLanguage((language) => new Intl.ListFormat(language, { type: 'conjunction' }));

/** "17TRACK and Safecube": things that belong together, as the locale joins them. */
export const sayList = (things: readonly string[], locale: Locale): string => lists(locale).format(things);

/** The first of many things, and how many more there are. */
export const sayFirst = (things: readonly string[], shown: number, locale: Locale): string => {
  const { list, more } = wordsOf('text', locale);
  const first = things.slice(0, shown).join(list);
  const rest = things.length - shown;
  return rest > 0 ? fill(more, { list: first, n: sayNumber(rest, locale) }) : first;
};

/** Sentences one after the other; empty ones are left out. */
export const sayInTurn = (sentences: readonly string[], locale: Locale): string =>
  sentences.filter((sentence) => sentence !== '').join(wordsOf('text', locale).between);

const plurals = perLanguage((language) => new Intl.PluralRules(language));

/** A sentence with its forms by count; `{n}` is the count. A language has those forms that its counts need. */
export interface PluralForms {
  readonly one?: string;
  readonly many?: string;
  readonly other: string;
}

/** Picks the form of a sentence for a count. */
export const plural = (count: number, locale: Locale, forms: PluralForms): string => {
  const form = plurals(locale).select(count);
  return (form === 'one' || form === 'many' ? forms[form] : undefined) ?? forms.other;
};

/** A sentence in the form for a count, which it names by `{n}`. */
export const sayCount = (
  forms: PluralForms,
  count: number,
  locale: Locale,
  values: Readonly<Record<string, string>> = {},
): string => fill(plural(count, locale, forms), { n: sayNumber(count, locale), ...values });

/** Puts values into `{name}` places of a sentence. */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
