import { toUnits } from '../amount.ts';
import { type AccountBooks, periodOf } from '../books/account.ts';
import { type Books, peekAccount } from '../books/books.ts';
import { toInstant } from '../instant.ts';
import type { Move, Posting, State } from '../model/posting.ts';
import { PROVIDER_COUNT } from '../rules/count.ts';
import { keyText } from './quote-document.ts';

/** One line of the exported ledger (contract §4). Units are signed: what leaves a state is negative there, so that every total is a sum. */
export interface LedgerLine {
  readonly id: string;
  readonly at: string;
  readonly call: string | null;
  readonly provider: string;
  readonly account: string;
  readonly action: string;
  readonly item: string | null;
  readonly key: string | null;
  readonly meter: string | null;
  readonly units: number;
  readonly state: State;
  readonly period: string | null;
  readonly rule: string | null;
  readonly pack: string;
  readonly road: Posting['road'];
  readonly tag: string | null;
}

/** What units are held for, by their hold: kept while a ledger is read from its beginning, because later moves only name the hold. */
export type Held = Map<string, NonNullable<Move['of']>>;

const base = (
  posting: Posting,
): Omit<LedgerLine, 'id' | 'item' | 'key' | 'meter' | 'units' | 'state' | 'period' | 'rule'> => ({
  at: toInstant(posting.at),
  call: posting.call,
  provider: posting.provider,
  account: posting.account,
  action: posting.action,
  pack: posting.pack,
  road: posting.road,
  tag: posting.tag,
});

const keyOf = (
  account: AccountBooks | null,
  { number, variant }: Pick<NonNullable<Move['of']>, 'number' | 'variant'>,
): string | null =>
  number === '' ? null : keyText(number, account?.pack.document.item.variant === null ? null : variant);

/**
 * The lines of one posting: one per state that units enter or leave, and a single line of 0 units for a call that moved nothing. Read a ledger in order with
 * one `held`; books give the period in the account's own time zone.
 */
export const ledgerLines = (books: Books, posting: Posting, held: Held): readonly LedgerLine[] => {
  const account = peekAccount(books, posting.provider, posting.account);
  const lines: LedgerLine[] = [];
  for (const [at, move] of posting.moves.entries()) {
    const first = move.of ?? held.get(move.hold) ?? held.get(move.hold.replace(/~+$/, ''));
    if (first === undefined) continue;
    const of = move.becomes === undefined ? first : { ...first, ...move.becomes };
    held.set(move.hold, of);
    const about = {
      ...base(posting),
      // What the provider counts beside the calls that were seen is an entry with no call.
      ...(move.rule === PROVIDER_COUNT ? { call: null, road: 'provider' as const } : {}),
      item: of.number === '' ? null : of.number,
      key: keyOf(account, of),
      meter: of.meter,
      period: of.period ?? (account === null ? null : periodOf(account, of.at).id),
      rule: move.rule,
    };
    if (move.from !== null)
      lines.push({ id: `${posting.id}#${at}-`, ...about, units: -toUnits(move.units), state: move.from });
    lines.push({ id: `${posting.id}#${at}`, ...about, units: toUnits(move.units), state: move.to });
  }
  if (lines.length === 0 && posting.call !== null) {
    lines.push({
      id: posting.id,
      ...base(posting),
      item: null,
      key: null,
      meter: null,
      units: 0,
      state: 'released',
      period: null,
      rule: null,
    });
  }
  return lines;
};
