import { fromUnits } from '../amount.ts';
import type { Posting } from '../ledger/posting.ts';
import { WITHOUT_CALL } from '../ledger/without-call.ts';
import { monthOf } from '../period.ts';
import { type Draft, type Header, newDraft } from '../rules/draft.ts';
import type { AccountBooks } from './account.ts';
import { accountOf, type Books } from './books.ts';
import type { ItemHistory } from './history.ts';

const ONE = fromUnits(1);

/** How an item stands on lists just before an instant: surely, maybe (the add got no answer), or not at all. */
const standing = (item: ItemHistory, before: number): 'expected' | 'unresolved' | null => {
  const lists = item.lists.filter((one) => one.at < before);
  if (lists.length === 0) return null;
  return lists.some((one) => !one.maybe) ? 'expected' : 'unresolved';
};

const countsIn = (item: ItemHistory, slot: string, period: string): boolean =>
  item.turned.includes(period) || item.holds.some((hold) => hold.slot === slot && hold.period === period);

const freshId = (books: Books, base: string): string => {
  let id = base;
  for (let nth = 2; books.known.has(id); nth++) id = `${base}:${nth}`;
  return id;
};

const turnHeader = (books: Books, account: AccountBooks, month: string, at: number, origin: string): Header => ({
  id: freshId(books, `still-listed:${account.provider}:${account.id}:${month}`),
  kind: 'turn',
  at,
  sent: at,
  ...WITHOUT_CALL,
  provider: account.provider,
  account: account.id,
  action: account.pack.document.stillListed?.action ?? '',
  pack: account.pack.stamp,
  road: 'provider',
  origin,
});

/**
 * Counts what is still on a list at each turn of a month up to `now`, once per number and month (safecube 3: the rule `still-listed`). The turn is the first
 * instant of the month; what is put on a list at that instant belongs to the new month by itself. Returns the postings, already applied.
 */
export const turnMonths = (books: Books, now: number, nextOrder: () => number, origin: string): Posting[] => {
  const postings: Posting[] = [];
  for (const known of books.accounts.values()) {
    const rule = known.pack.document.stillListed;
    if (rule === undefined || known.listed.size === 0 || known.turnedUntil >= now) continue;
    const account = accountOf(books, known.provider, known.id) ?? known;
    for (let month = monthOf(account.turnedUntil, account.settings.zone); month.to <= now; ) {
      month = monthOf(month.to, account.settings.zone);
      const due = [...account.listed].filter(
        (item) => standing(item, month.from) !== null && !countsIn(item, rule.slot, month.id),
      );
      if (due.length === 0) continue;
      const draft: Draft | null = newDraft(
        books,
        turnHeader(books, account, month.id, month.from, origin),
        nextOrder(),
      );
      if (draft === null) continue;
      for (const item of due) {
        const number = item.number.number;
        draft.move({
          hold: `${draft.header.id}:${number}`,
          from: null,
          to: standing(item, month.from) ?? 'expected',
          units: ONE,
          rule: rule.rule,
          of: { meter: rule.meter, slot: rule.slot, number, variant: item.variant, at: month.from },
        });
      }
      postings.push(draft.done());
    }
    account.turnedUntil = now;
  }
  return postings;
};
