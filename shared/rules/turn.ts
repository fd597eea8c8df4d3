import { fromUnits } from '../amount.ts';
import type { AccountBooks } from '../books/account.ts';
import type { Books } from '../books/books.ts';
import { WITHOUT_CALL } from '../ledger/without-call.ts';
import type { ItemHistory } from '../model/history.ts';
import type { Posting } from '../model/posting.ts';
import { monthOf, type Period } from '../period.ts';
import { type Draft, type Header, newDraft } from './draft.ts';

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

/** What stands on a list as a month begins and is not counted in it yet. */
const dueIn = ({ listed }: AccountBooks, slot: string, month: Period): readonly ItemHistory[] =>
  [...listed].filter((item) => standing(item, month.from) !== null && !countsIn(item, slot, month.id));

/** True when a month has turned for something that `turnMonths` would count. */
export const isTurnDue = (books: Books, now: number): boolean =>
  [...books.accounts.values()].some((account) => {
    const rule = account.pack.document.stillListed;
    if (rule === undefined || account.listed.size === 0 || account.turnedUntil >= now) return false;
    for (let month = monthOf(account.turnedUntil, account.settings.zone); month.to <= now; ) {
      month = monthOf(month.to, account.settings.zone);
      if (dueIn(account, rule.slot, month).length > 0) return true;
    }
    return false;
  });

/**
 * Counts what is still on a list at each turn of a month up to `now`, once per number and month (safecube 3: the rule `still-listed`). The turn is the first
 * instant of the month; what is put on a list at that instant belongs to the new month by itself. Returns the postings, already applied.
 */
export const turnMonths = (books: Books, now: number, nextOrder: () => number, origin: string): Posting[] => {
  const postings: Posting[] = [];
  for (const account of books.accounts.values()) {
    const rule = account.pack.document.stillListed;
    if (rule === undefined || account.listed.size === 0 || account.turnedUntil >= now) continue;
    for (let month = monthOf(account.turnedUntil, account.settings.zone); month.to <= now; ) {
      month = monthOf(month.to, account.settings.zone);
      const due = dueIn(account, rule.slot, month);
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
