import { toUnits } from '../../../shared/amount.ts';
import { type Books, peekAccount } from '../../../shared/books/books.ts';
import type { Policies } from '../../../shared/policies/judge-policies.ts';
import { type Does, holdsAt, type Policy } from '../../../shared/policies/policy.ts';
import { doesSay, scopeSay, untilSay } from '../../../shared/words/policy-say.ts';
import { accountName } from '../../../shared/words/quote-view.ts';
import type { Locale } from '../../../shared/words/views.ts';
import { wordsOf } from '../../../shared/words/words-of.ts';
import type { PoliciesState, PolicyInput, PolicyView } from '../../policy-messages.ts';

/** Who reads it, and when. */
export interface PolicyReader {
  readonly now: number;
  readonly zone: string;
  readonly locale: Locale;
}

const titleOf = ({ packs }: Books, provider: string): string => packs.get(provider)?.document.title ?? provider;

const accountSay = (books: Books, provider: string, account: string, locale: Locale): string => {
  const found = peekAccount(books, provider, account);
  return found === null ? account : accountName(found, locale);
};

const inputOf = ({ id, scope, does }: Policy): PolicyInput => {
  const { provider, account, site, action } = scope;
  const units = (amount: Extract<Does, { kind: 'pass' }>['call']): number | null =>
    amount === null ? null : toUnits(amount);
  const bounds =
    does.kind === 'pass'
      ? { call: units(does.call), day: units(does.day), keep: units(does.keep) }
      : { call: null, day: null, keep: null };
  return { id, provider, account, site, action, does: does.kind, ...bounds, lasts: 'as-before' };
};

const viewOf = (policy: Policy, books: Books, reader: PolicyReader): PolicyView => {
  const { id, scope, until } = policy;
  const { locale } = reader;
  const title = scope.provider === null ? null : titleOf(books, scope.provider);
  const account =
    scope.provider === null || scope.account === null ? null : accountSay(books, scope.provider, scope.account, locale);
  return {
    id,
    when: scopeSay(scope, title, locale),
    who: [title, account].filter((one) => one !== null).join(wordsOf('text', locale).comma),
    does: doesSay(policy, locale),
    until: untilSay(until, reader),
    input: inputOf(policy),
  };
};

/** All policies that hold, the newest first, and what others can be about. */
export const policiesState = (
  { whole, broken }: Policies,
  books: Books,
  sites: Iterable<string | null>,
  reader: PolicyReader,
): PoliciesState => {
  const holding = whole.filter((policy) => holdsAt(policy, reader.now)).toSorted((a, b) => b.since - a.since);
  const named = [...sites, ...holding.map(({ scope }) => scope.site)].flatMap((site) =>
    site === null || site === '' ? [] : [site],
  );
  return {
    policies: holding.map((policy) => viewOf(policy, books, reader)),
    broken: broken.map(({ id, problem }) => ({ id, say: problem })),
    accounts: [...books.accounts.values()].map(({ provider, id }) => ({
      provider,
      account: id,
      name: `${titleOf(books, provider)}, ${accountSay(books, provider, id, reader.locale)}`,
    })),
    sites: [...new Set(named)].sort(),
  };
};
