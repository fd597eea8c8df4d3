import { fill } from './locale.ts';
import type { Locale } from './views.ts';

const words = {
  en: {
    'site-blocked': '{site}: all calls that may charge are blocked until its page is loaded anew.',
    'tab-blocked': 'You blocked all calls of this page until it is loaded anew.',
    'could-not-ask': 'Tollgate could open no window to ask, so it blocked a call.',
    making:
      'Tollgate makes its books anew from their entries: {percent} % done. Calls that may charge wait until then.',
    paused: 'Paused {until}. Calls pass unasked and are counted.',
    broken: 'Tollgate cannot open its books: {why}. Calls that may charge are blocked until it can; all others pass.',
    'broken-pack':
      'The rules for {provider} that are kept here cannot be read ({problem}). Tollgate goes by the ones it came with.',
  },
  zh: {
    'site-blocked': '{site}：在其页面重新加载之前，所有可能收费的请求都会被阻止。',
    'tab-blocked': '您已阻止此页面的所有请求，直到页面重新加载。',
    'could-not-ask': 'Tollgate 无法打开窗口询问，因此阻止了一个请求。',
    making: 'Tollgate 正在根据记录重建账本：已完成 {percent}%。在此之前，可能收费的请求会等待。',
    paused: '已暂停，{until}。请求不询问直接通过，并会计数。',
    broken: 'Tollgate 无法打开账本：{why}。在能打开之前，可能收费的请求会被阻止，其他请求照常通过。',
    'broken-pack': '此处保存的 {provider} 规则无法读取（{problem}）。Tollgate 使用自带的规则。',
  },
} as const;

/** Nothing could be opened to ask about a call. */
export const couldNotAskSay = (locale: Locale): string => words[locale]['could-not-ask'];

/** A person blocked all of a site, until its page is loaded anew. */
export const siteBlockedSay = (site: string, locale: Locale): string => fill(words[locale]['site-blocked'], { site });

/** The same, on the button of its tab. */
export const tabBlockedSay = (locale: Locale): string => words[locale]['tab-blocked'];

/** Why calls wait: how much of the books has been made anew, from 0 to 1. */
export const makingSay = (done: number, locale: Locale): string =>
  fill(words[locale].making, { percent: `${Math.floor(done * 100)}` });

/** Why nothing is asked. `until`: "until 21:15". */
export const pausedSay = (until: string, locale: Locale): string => fill(words[locale].paused, { until });

/** Why nothing that may charge can pass. */
export const brokenSay = (why: string, locale: Locale): string => fill(words[locale].broken, { why });

/** A rule pack that was kept cannot be used; the bundled one stands in. */
export const brokenPackSay = (provider: string, problem: string, locale: Locale): string =>
  fill(words[locale]['broken-pack'], { provider, problem });
