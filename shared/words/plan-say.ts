import type { CompiledPack } from '../pack/compiled.ts';
import { fill, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** A plan that a person can say is theirs. */
export interface PlanView {
  /** As the account keeps it: `100-monthly`; `N-monthly` where the person says how many. */
  readonly plan: string;
  /** "100 a month" */
  readonly say: string;
}

/** The plans of a provider, those with a number of their own first. */
export const planViews = ({ document }: CompiledPack, locale: Locale): readonly PlanView[] => {
  const named = document.plans.flatMap(({ id }) => {
    const [, units = '', per] = /^(N|\d+)-(monthly|once)$/.exec(id) ?? [];
    if (per !== 'monthly' && per !== 'once') return [];
    const say =
      units === 'N'
        ? wordsOf('planAny', locale)[per]
        : fill(wordsOf('plan', locale)[per], { n: sayNumber(Number(units), locale) });
    return [{ plan: id, say, isAny: units === 'N' }];
  });
  return [...named.filter(({ isAny }) => !isAny), ...named.filter(({ isAny }) => isAny)].map(({ plan, say }) => ({
    plan,
    say,
  }));
};
