import type { Locale } from './views.ts';

/** The language for a browser's or terminal's locale tag: Chinese where it asks for it, else English. */
export const localeOf = (tag: string): Locale => (/^zh\b/i.test(tag) ? 'zh' : 'en');

/** The language as the platform names it. */
export const languageOf = (locale: Locale): string => (locale === 'zh' ? 'zh-CN' : 'en-GB');

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

/** "4 November", with the year when it is not the year of `now`. */
export const sayDay = (at: number, now: number, zone: string, locale: Locale): string => {
  const sameYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  const nextJanuary = at > now && at - now < 100 * 86_400_000;
  return formatOf(locale, zone, sameYear || nextJanuary ? DAY : { ...DAY, year: 'numeric' }).format(at);
};

/** "20:45": an instant on the reader's clock. */
export const sayClock = (at: number, zone: string, locale: Locale): string => formatOf(locale, zone, CLOCK).format(at);

/** "20:45:12" */
export const sayExactClock = (at: number, zone: string, locale: Locale): string =>
  formatOf(locale, zone, { ...CLOCK, second: '2-digit' }).format(at);

/** "20:45" for an instant of today, "4 November, 20:45" for any other; as a reader in this zone sees it. */
export const sayTime = (at: number, now: number, zone: string, locale: Locale): string => {
  const time = sayClock(at, zone, locale);
  const day = sayDay(at, now, zone, locale);
  if (day === sayDay(now, now, zone, locale)) return time;
  return locale === 'zh' ? `${day} ${time}` : `${day}, ${time}`;
};

/** "November": the month that holds an instant. */
export const sayMonth = (at: number, zone: string, locale: Locale): string =>
  formatOf(locale, zone, { month: 'long' }).format(at);

const numbers = {
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 }),
  zh: new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 3 }),
};

/** An amount of units as the locale writes numbers. */
export const sayNumber = (units: number, locale: Locale): string => numbers[locale].format(units);

const lists = {
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  zh: new Intl.ListFormat('zh-CN', { type: 'conjunction' }),
};

/** "17TRACK and Safecube": things that belong together, as the locale joins them. */
export const sayList = (things: readonly string[], locale: Locale): string => lists[locale].format(things);

const plurals = { en: new Intl.PluralRules('en'), zh: new Intl.PluralRules('zh') };

/** A sentence with its forms by count; `{n}` is the count. Chinese has one form for all. */
export interface PluralForms {
  readonly one?: string;
  readonly other: string;
}

/** Picks the form of a sentence for a count. */
export const plural = (count: number, locale: Locale, forms: PluralForms): string =>
  (plurals[locale].select(count) === 'one' ? forms.one : undefined) ?? forms.other;

/** Puts values into `{name}` places of a sentence. */
export const fill = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
