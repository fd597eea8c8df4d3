import type { Slip } from '../lists/find-slip.ts';
import type { FormName } from '../lists/number-forms.ts';
import { fill, plural, sayNumber } from './locale.ts';
import type { Locale, NumberFault } from './views.ts';

const forms: Readonly<Record<Locale, Readonly<Record<FormName, string>>>> = {
  en: {
    container: 'container number',
    postal: 'postal number',
    ups: 'UPS number',
    fedex: 'FedEx number',
    usps: 'USPS number',
    'dhl-express': 'DHL Express number',
    'dhl-paket': 'DHL Paket number',
  },
  zh: {
    container: '集装箱号',
    postal: '邮政单号',
    ups: 'UPS 单号',
    fedex: 'FedEx 单号',
    usps: 'USPS 单号',
    'dhl-express': 'DHL Express 单号',
    'dhl-paket': 'DHL Paket 单号',
  },
};

/** The code that what looks mistyped is told by. */
export const CHECK_DIGIT = 'check-digit';

const words = {
  en: {
    head: { one: '1 looks mistyped', other: '{n} look mistyped' },
    mistyped: 'Each is charged like any other, and most likely finds nothing.',
    digit: 'The check digit does not fit: {belongs} belongs where {is} stands.',
    anyDigit: 'The check digit does not fit: this is no {form}.',
    short: {
      one: 'One too short: a {form} has {length} characters.',
      other: '{n} too short: a {form} has {length} characters.',
    },
    long: {
      one: 'One too long: a {form} has {length} characters.',
      other: '{n} too long: a {form} has {length} characters.',
    },
  },
  zh: {
    head: { other: '{n} 个疑似输错' },
    mistyped: '每个照常收费，但很可能查不到任何信息。',
    digit: '校验位不符：{is} 处应为 {belongs}。',
    anyDigit: '校验位不符：不是有效的{form}。',
    short: { other: '少 {n} 位：{form}应为 {length} 位。' },
    long: { other: '多 {n} 位：{form}应为 {length} 位。' },
  },
} as const;

const sentenceOf = (slip: Slip, locale: Locale): string => {
  const say = words[locale];
  const form = forms[locale][slip.form];
  if (slip.kind === 'digit')
    return slip.belongs === null
      ? fill(say.anyDigit, { form })
      : fill(say.digit, { is: slip.is, belongs: slip.belongs });
  const n = Math.abs(slip.missing);
  return fill(plural(n, locale, slip.missing > 0 ? say.short : say.long), {
    n: sayNumber(n, locale),
    form,
    length: sayNumber(slip.length, locale),
  });
};

/** Why mistyped numbers stand first. */
export const mistypedSay = (locale: Locale) =>
  ({
    kind: 'mistyped',
    rule: { id: CHECK_DIGIT, head: { en: words.en.head, zh: words.zh.head }, source: null },
    say: words[locale].mistyped,
  }) as const;

/** What is wrong with a number, and where: its check digit, or its end where characters are missing or too many. */
export const faultOf = (number: string, slip: Slip, locale: Locale): NumberFault => {
  const say = sentenceOf(slip, locale);
  if (slip.kind === 'digit') return { at: slip.at, length: 1, say };
  const many = Math.max(0, -slip.missing);
  return { at: number.length - many, length: many, say };
};
