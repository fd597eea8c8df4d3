import type { Answer } from '../rules/answer.ts';
import { fill, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** Nobody holds the key that the provider would be asked with. */
export const noKeySay = (locale: Locale): string => wordsOf('ownCount', locale)['no-key'];

/** Why the provider's answer left what is left unknown. */
export const noCountSay = (answer: Answer, provider: string, locale: Locale): string => {
  const say = wordsOf('ownCount', locale);
  if (answer.kind === 'none') return fill(answer.sent === 'no' ? say.away : say['no-answer'], { provider });
  const { status } = answer;
  if (status >= 400 && status < 500) return fill(say.refused, { provider, status: sayNumber(status, locale) });
  return fill(say.unreadable, { provider });
};
