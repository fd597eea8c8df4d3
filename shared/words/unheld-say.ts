import { toUnits } from '../amount.ts';
import type { Quote } from '../rules/quote.ts';
import { fill, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';

/** By what a call was made that no hook could hold. */
export type MadeBy =
  | 'worker'
  | 'shared-worker'
  | 'beacon'
  | 'navigation'
  | 'socket'
  | 'part'
  | 'extension'
  | 'waiting-page';

const words = {
  en: {
    by: {
      worker: 'by a worker or a hidden frame of the page',
      'shared-worker': 'by a worker that pages share',
      beacon: 'a beacon, which waits for nobody',
      navigation: 'by a form or a link',
      socket: 'by a socket',
      part: 'by a part of the page',
      extension: 'by another extension',
      'waiting-page': 'by a call for which the page stands still',
    },
    would: { none: 'would be free', sure: 'would use {n}', range: 'would use {min} to {max}', open: 'of unknown cost' },
  },
  zh: {
    by: {
      worker: '由页面的 Worker 或隐藏框架发出',
      'shared-worker': '由多个页面共用的 Worker 发出',
      beacon: '信标请求，无法等待',
      navigation: '由表单或链接发出',
      socket: '由套接字发出',
      part: '由页面的一部分发出',
      extension: '由另一个扩展程序发出',
      'waiting-page': '由使页面停住的同步请求发出',
    },
    would: { none: '将免费', sure: '将使用 {n}', range: '将使用 {min} 至 {max}', open: '费用未知' },
  },
} as const;

/** By what a call was made: "by a worker or a hidden frame of the page". */
export const madeBySay = (by: MadeBy, locale: Locale): string => words[locale].by[by];

/** What a call would have used that was not sent: "would use 3". Units of all its meters together. */
export const wouldUseSay = (quote: Quote, locale: Locale): string => {
  const say = words[locale].would;
  let [min, max] = [0, 0];
  for (const meter of quote.meters) {
    if (meter.max === null) return say.open;
    min += toUnits(meter.min);
    max += toUnits(meter.max);
  }
  if (quote.unknown !== null) return say.open;
  if (max === 0) return say.none;
  return min === max
    ? fill(say.sure, { n: sayNumber(max, locale) })
    : fill(say.range, { min: sayNumber(min, locale), max: sayNumber(max, locale) });
};
