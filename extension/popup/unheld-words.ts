import type { Translated } from '../say.ts';

const english = {
  head: {
    one: '{n} call was blocked, because it could not wait for you',
    other: '{n} calls were blocked, because they could not wait for you',
  },
  nothing: 'Nothing was sent, and nothing is charged.',
  allow: 'Allow next time',
  /** `call`: "Register 3 numbers" */
  allowCall: 'Allow next time: {call}',
  allowed: 'Allowed once until {time}. Repeat it in the page.',
  /** What is posted is seen only as it leaves. */
  anyNumbers: 'The numbers may be others next time: they cannot be checked before they leave.',
  notAllowed: 'This call cannot be allowed any more. Make it again in the page.',
} as const;

const chinese: Translated<typeof english> = {
  head: { other: '{n} 个请求无法等待您，已被阻止' },
  nothing: '没有发送，也不收费。',
  allow: '下次允许',
  allowCall: '下次允许：{call}',
  allowed: '在 {time} 之前允许一次。请在页面中重复此操作。',
  anyNumbers: '下次的单号可能不同：发送前无法检查。',
  notAllowed: '此请求已无法再允许。请在页面中重新操作。',
};

/** What the popup says of calls that could not be held. */
export const unheldWords = { en: english, zh: chinese };
