import type { Locale } from './views.ts';

/** The language for a browser's or terminal's locale tag: Chinese where it asks for it, else English. */
export const localeOf = (tag: string): Locale => (/^zh\b/i.test(tag) ? 'zh' : 'en');

const dayFormats = new Map<string, Intl.DateTimeFormat>();
const dayFormat = (locale: Locale, zone: string, year: { readonly year?: 'numeric' }): Intl.DateTimeFormat => {
  const key = `${locale}|${zone}|${year.year}`;
  let format = dayFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: zone,
      day: 'numeric',
      month: 'long',
      ...year,
    });
    dayFormats.set(key, format);
  }
  return format;
};

/** "4 November", with the year when it is not the year of `now`. */
export const sayDay = (at: number, now: number, zone: string, locale: Locale): string => {
  const sameYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  const nextJanuary = at > now && at - now < 100 * 86_400_000;
  return dayFormat(locale, zone, sameYear || nextJanuary ? {} : { year: 'numeric' }).format(at);
};

const clocks = new Map<string, Intl.DateTimeFormat>();

/** "20:45" for an instant of today, "4 November, 20:45" for any other; as a reader in this zone sees it. */
export const sayTime = (at: number, now: number, zone: string, locale: Locale): string => {
  const key = `${locale}|${zone}`;
  let clock = clocks.get(key);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(key, clock);
  }
  const time = clock.format(at);
  const day = sayDay(at, now, zone, locale);
  if (day === sayDay(now, now, zone, locale)) return time;
  return locale === 'zh' ? `${day} ${time}` : `${day}, ${time}`;
};

const months = new Map<string, Intl.DateTimeFormat>();

/** "November": the month that holds an instant. */
export const sayMonth = (at: number, zone: string, locale: Locale): string => {
  const key = `${locale}|${zone}`;
  let format = months.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, month: 'long' });
    months.set(key, format);
  }
  return format.format(at);
};

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
