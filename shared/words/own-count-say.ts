import type { Answer } from '../rules/answer.ts';
import { fill, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';

const words = {
  en: {
    'no-key': 'Tollgate does not hold this account’s key any more. Repeat the call in its page, then ask again.',
    away: '{provider} could not be reached. Nothing is known yet; ask again.',
    'no-answer': '{provider} did not answer. Nothing is known yet; ask again.',
    refused: '{provider} did not take this page’s key (status {status}). Nothing is known yet.',
    unreadable: '{provider} answered without a count that can be read. Nothing is known yet; pick the plan instead.',
  },
  zh: {
    'no-key': 'Tollgate 不再持有此账户的密钥。请在页面中重复该请求，然后再次查询。',
    away: '无法连接 {provider}。剩余额度仍不清楚，请再次查询。',
    'no-answer': '{provider} 没有响应。剩余额度仍不清楚，请再次查询。',
    refused: '{provider} 不接受此页面的密钥（状态 {status}）。剩余额度仍不清楚。',
    unreadable: '{provider} 的响应中没有可读的数量。剩余额度仍不清楚，请改为选择套餐。',
  },
} as const;

/** Nobody holds the key that the provider would be asked with. */
export const noKeySay = (locale: Locale): string => words[locale]['no-key'];

/** Why the provider's answer left what is left unknown. */
export const noCountSay = (answer: Answer, provider: string, locale: Locale): string => {
  const say = words[locale];
  if (answer.kind === 'none') return fill(answer.sent === 'no' ? say.away : say['no-answer'], { provider });
  const { status } = answer;
  if (status >= 400 && status < 500) return fill(say.refused, { provider, status: sayNumber(status, locale) });
  return fill(say.unreadable, { provider });
};
