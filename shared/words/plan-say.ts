import type { CompiledPack } from '../pack/compiled.ts';
import { fill, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';

/** A plan that a person can say is theirs. */
export interface PlanView {
  /** As the account keeps it: `100-monthly`; `N-monthly` where the person says how many. */
  readonly plan: string;
  /** "100 a month" */
  readonly say: string;
}

const words = {
  en: {
    monthly: '{n} a month',
    once: '{n} once',
    any: { monthly: 'Another number a month', once: 'Another number, once' },
  },
  zh: { monthly: '每月 {n}', once: '一次性 {n}', any: { monthly: '每月其他数量', once: '其他一次性数量' } },
} as const;

/** The plans of a provider, those with a number of their own first. */
export const planViews = ({ document }: CompiledPack, locale: Locale): readonly PlanView[] => {
  const named = document.plans.flatMap(({ id }) => {
    const [, units = '', per] = /^(N|\d+)-(monthly|once)$/.exec(id) ?? [];
    if (per !== 'monthly' && per !== 'once') return [];
    const say =
      units === 'N' ? words[locale].any[per] : fill(words[locale][per], { n: sayNumber(Number(units), locale) });
    return [{ plan: id, say, isAny: units === 'N' }];
  });
  return [...named.filter(({ isAny }) => !isAny), ...named.filter(({ isAny }) => isAny)].map(({ plan, say }) => ({
    plan,
    say,
  }));
};
