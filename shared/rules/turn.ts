import { fromUnits } from '../amount.ts';
import type { AccountBooks } from '../books/account.ts';
import { TURN_AT_ONCE } from '../books/apply.ts';
import { type Books, isKnown } from '../books/books.ts';
import { type Names, numbersToTurn } from '../books/names.ts';
import type { AccountId, Need } from '../books/needs.ts';
import { numberIn } from '../books/numbers.ts';
import { WITHOUT_CALL } from '../ledger/without-call.ts';
import type { ItemHistory } from '../model/history.ts';
import type { Posting } from '../model/posting.ts';
import { monthOf, type Period } from '../period.ts';
import { type Header, newDraft } from './draft.ts';

const ONE = fromUnits(1);

/** How an item stands on lists just before an instant: surely, maybe (the add got no answer), or not at all. */
const standing = (item: ItemHistory, before: number): 'expected' | 'unresolved' | null => {
  const lists = item.lists.filter((one) => one.at < before);
  if (lists.length === 0) return null;
  return lists.some((one) => !one.maybe) ? 'expected' : 'unresolved';
};

const countsIn = (item: ItemHistory, slot: string, period: string): boolean =>
  item.turned.includes(period) || item.holds.some((hold) => hold.slot === slot && hold.period === period);

/** Ids that a turn may have, in the order in which they are tried: a month may be turned in several parts. */
function* turnIds({ provider, id }: AccountId, month: Period): Generator<string> {
  const base = `still-listed:${provider}:${id}:${month.id}`;
  yield base;
  for (let nth = 2; ; nth++) yield `${base}:${nth}`;
}

const freshId = (books: Books, account: AccountBooks, month: Period): string => {
  for (const id of turnIds(account, month)) if (!isKnown(books, id)) return id;
  return '';
};

/** The id that the next part of a month will have, as it is looked for. */
const turnIdNeeds = (names: Names, books: Books, account: AccountId, month: Period): readonly Need[] => {
  for (const id of turnIds(account, month)) {
    const needs = names.id(id);
    if (needs.length > 0 || !isKnown(books, id)) return needs;
  }
  return [];
};

/** What booking the next part of a month reads. */
export const turnNeeds = (names: Names, books: Books, account: AccountBooks, month: Period): readonly Need[] => [
  ...turnIdNeeds(names, books, account, month),
  ...names.listed(account),
];

/** What booking the months of an account whose shipments are all here reads, from one instant to another. */
export const monthsNeeds = (
  names: Names,
  books: Books,
  account: AccountBooks,
  from: number,
  to: number,
): readonly Need[] => {
  const needs: Need[] = [];
  if (account.pack.document.stillListed === undefined) return needs;
  for (
    let month = monthOf(from, account.settings.zone);
    month.from <= to;
    month = monthOf(month.to, account.settings.zone)
  )
    needs.push(...turnIdNeeds(names, books, account, month));
  return needs;
};

const turnHeader = (books: Books, account: AccountBooks, month: Period, items: number, origin: string): Header => ({
  id: freshId(books, account, month),
  kind: 'turn',
  at: month.from,
  sent: month.from,
  ...WITHOUT_CALL,
  items,
  provider: account.provider,
  account: account.id,
  action: account.pack.document.stillListed?.action ?? '',
  pack: account.pack.stamp,
  road: 'provider',
  origin,
});

/** What of some numbers stands on a list as a month begins and is not counted in it yet. */
const dueOf = (
  account: AccountBooks,
  numbers: readonly string[],
  slot: string,
  month: Period,
): readonly ItemHistory[] =>
  numbers
    .flatMap((number) => numberIn(account, number)?.items ?? [])
    .filter((item) => standing(item, month.from) !== null && !countsIn(item, slot, month.id));

/** The month after the last one that is counted and looked at; null when that has not turned yet, and where nothing is counted by lists. */
export const monthToTurn = (account: AccountBooks, now: number): Period | null => {
  const { listedCount, turnedUntil, turnsSeen, pack, settings } = account;
  if (pack.document.stillListed === undefined || listedCount === 0 || !Number.isFinite(turnedUntil)) return null;
  const { to } = monthOf(Math.max(turnedUntil, turnsSeen.until), settings.zone);
  return to > now ? null : monthOf(to, settings.zone);
};

/**
 * Counts, of the numbers that come next, what is still on a list at the turn of a month (safecube 3: the rule `still-listed`), once per number and month. The turn is the first
 * instant of the month; what is put on a list at that instant belongs to the new month by itself. Returns the posting, already applied; null where nothing is due.
 */
export const turnSome = (
  books: Books,
  account: AccountBooks,
  month: Period,
  nextOrder: () => number,
  origin: string,
): Posting | null => {
  const rule = account.pack.document.stillListed;
  if (rule === undefined) return null;
  const numbers = numbersToTurn(account);
  const due = dueOf(account, numbers, rule.slot, month);
  const isLast = numbers.length < TURN_AT_ONCE;
  account.turnsSeen = isLast
    ? { until: month.from, number: '' }
    : { until: account.turnsSeen.until, number: numbers.at(-1) ?? '' };
  if (due.length === 0) return null;
  const draft = newDraft(books, turnHeader(books, account, month, numbers.length, origin), nextOrder());
  if (draft === null) return null;
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
  return draft.done();
};

/** Counts what is still on a list at each turn of a month up to `now`, at once. Returns the postings, already applied. */
export const turnMonths = (books: Books, now: number, nextOrder: () => number, origin: string): Posting[] => {
  const postings: Posting[] = [];
  for (const account of books.accounts.values()) {
    for (let month = monthToTurn(account, now); month !== null; month = monthToTurn(account, now)) {
      const posting = turnSome(books, account, month, nextOrder, origin);
      if (posting !== null) postings.push(posting);
    }
  }
  return postings;
};

/** True when a month has turned for something that may have to be counted. */
export const isTurnDue = (books: Books, now: number): boolean =>
  [...books.accounts.values()].some((account) => monthToTurn(account, now) !== null);
