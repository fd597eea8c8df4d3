import type { SettingTrouble } from '../books/setting-trouble.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { fill } from './locale.ts';
import type { Locale } from './views.ts';

const words: Readonly<Record<Locale, Readonly<Record<SettingTrouble | 'no-account', string>>>> = {
  en: {
    'no-name': 'Write a name.',
    plan: '{provider} has no such plan.',
    zone: 'That is no time zone. Use a name such as UTC or Europe/Berlin.',
    'no-emails': '{provider} counts no e-mails.',
    grant: 'Write how many units were bought, and the day until which they are good.',
    'no-grants': '{provider} has no allowance to add units to.',
    'no-account': 'This account is not in the books any more.',
  },
  zh: {
    'no-name': '请填写名称。',
    plan: '{provider} 没有此套餐。',
    zone: '这不是时区。请使用 UTC 或 Europe/Berlin 这样的名称。',
    'no-emails': '{provider} 不计算邮件。',
    grant: '请填写购买的数量和有效期。',
    'no-grants': '{provider} 没有可增加的额度。',
    'no-account': '此账户已不在账本中。',
  },
};

/** Why something was not set for an account, in one sentence. */
export const settingSay = (trouble: SettingTrouble | 'no-account', pack: CompiledPack, locale: Locale): string =>
  fill(words[locale][trouble], { provider: pack.document.title });
