import { accountPosting } from '../../../shared/books/account-posting.ts';
import { applyNew } from '../../../shared/books/apply.ts';
import { EVERY_ACCOUNT, peekAccount } from '../../../shared/books/books.ts';
import { accountKey } from '../../../shared/books/row-keys.ts';
import { settingTrouble } from '../../../shared/books/setting-trouble.ts';
import type { Gate } from '../../../shared/gate/gate.ts';
import { rollupNames } from '../../../shared/gate/way-names.ts';
import { settingSay } from '../../../shared/words/setting-say.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { AccountInput, PlanChoice } from '../../settings-messages.ts';

export interface SetEdges {
  readonly gate: Pick<Gate, 'packs' | 'step' | 'look'>;
  readonly origin: string;
  readonly newId: () => string;
  readonly locale: Locale;
  /** A call of this account waits for a decision: it may be set for, though the books do not know it yet. */
  readonly isAsking: (provider: string, account: string) => boolean;
}

/** Sets something for an account, or for those not yet seen. Rejects with a sentence for a person where it does not fit, and with LedgerError. */
export const setAccount = async (
  { gate, origin, newId, locale, isAsking }: SetEdges,
  { provider, account, settings }: AccountInput,
): Promise<void> => {
  const pack = gate.packs.get(provider);
  if (pack === undefined) throw new Error(`no rules for ${provider}`);
  const trouble = settingTrouble(pack, settings);
  if (trouble !== null) throw new Error(settingSay(trouble, pack, locale));
  const isSeen = account === EVERY_ACCOUNT || isAsking(provider, account);
  const isKnown = await gate.step(
    (books, at, nextOrder) => {
      if (!isSeen && !books.accounts.has(accountKey(provider, account))) return { append: [], result: false };
      const by = { id: `account-${newId()}`, at, origin };
      const posting = accountPosting(pack, account, by, { action: 'set', settings });
      applyNew(books, { seq: nextOrder(), posting });
      return { append: [posting], result: true };
    },
    (names, books, now) => [...rollupNames(names, books, now), ...names.rollups({ provider, id: account })],
  );
  if (!isKnown) throw new Error(settingSay('no-account', pack, locale));
};

/** The plans that an account may have, by provider, and which of them accounts not yet seen start with. Rejects with LedgerError. */
export const planChoices = (gate: SetEdges['gate']): Promise<readonly PlanChoice[]> =>
  gate.look((books) =>
    [...gate.packs.values()].flatMap((pack) => {
      const plans = pack.document.plans.map(({ id }) => id);
      const plan = peekAccount(books, pack.id, EVERY_ACCOUNT)?.settings.plan ?? null;
      return plans.length < 2 ? [] : [{ provider: pack.id, title: pack.document.title, plans, plan }];
    }),
  );
