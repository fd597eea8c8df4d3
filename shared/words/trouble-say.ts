import { fill, sayList } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** Nothing could be opened to ask about a call. */
export const couldNotAskSay = (locale: Locale): string => wordsOf('trouble', locale)['could-not-ask'];

/** A call was made in a way in which nothing can hold it. */
export const couldNotHoldSay = (locale: Locale): string => wordsOf('trouble', locale)['could-not-hold'];

/** A person blocked all of a site, until its page is loaded anew. */
export const siteBlockedSay = (site: string, locale: Locale): string =>
  fill(wordsOf('trouble', locale)['site-blocked'], { site });

/** The same, on the button of its tab. */
export const tabBlockedSay = (locale: Locale): string => wordsOf('trouble', locale)['tab-blocked'];

/** Why calls wait: how much of the books has been made anew, from 0 to 1. */
export const makingSay = (done: number, locale: Locale): string =>
  fill(wordsOf('trouble', locale).making, { percent: `${Math.floor(done * 100)}` });

/** Where no call can be held. */
export const notGivenSay = (sites: readonly string[], locale: Locale): string =>
  fill(wordsOf('trouble', locale)['not-given'], { sites: sayList(sites, locale) });

/** Why nothing is asked. `until`: "until 21:15". */
export const pausedSay = (until: string, locale: Locale): string => fill(wordsOf('trouble', locale).paused, { until });

/** Why nothing that may charge can pass. */
export const brokenSay = (why: string, locale: Locale): string => fill(wordsOf('trouble', locale).broken, { why });

/** A rule pack that was kept cannot be used; the bundled one stands in. */
export const brokenPackSay = (provider: string, problem: string, locale: Locale): string =>
  fill(wordsOf('trouble', locale)['broken-pack'], { provider, problem });
