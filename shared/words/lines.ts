import { type Amount, subtract, toUnits } from '../amount.ts';
import { type AccountBooks, periodOf } from '../books/account.ts';
import type { Books } from '../books/books.ts';
import { accountKey } from '../books/row-keys.ts';
import { toInstant } from '../instant.ts';
import { type Move, type Posting, restOf, type State } from '../model/posting.ts';
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

/** What lines take from books: the time zones of accounts, and how their items are named. */
export type Accounts = Pick<Books, 'accounts' | 'packs'>;

interface HeldUnits {
  readonly of: NonNullable<Move['of']>;
  readonly units: Amount;
}

/** What units are held for, by their hold: kept while a ledger is read from its beginning and while they may move, because later moves only name the hold. */
export type Held = Map<string, HeldUnits>;

const isDecided = ({ to, guess }: Move): boolean => to === 'released' || (to === 'charged' && guess !== true);

/** Notes where units stand after a move: a part of them leaves the rest where it was, and what is decided moves no more. */
const keepHeld = (held: Held, move: Move, of: HeldUnits['of'], before: Amount): void => {
  if (move.units < before) held.set(restOf(move), { of, units: subtract(before, move.units) });
  if (isDecided(move)) held.delete(move.hold);
  else held.set(move.hold, { of, units: move.units });
};

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
export const ledgerLines = (books: Accounts, posting: Posting, held: Held): readonly LedgerLine[] => {
  const account = books.accounts.get(accountKey(posting.provider, posting.account)) ?? null;
  const lines: LedgerLine[] = [];
  for (const [at, move] of posting.moves.entries()) {
    const before = held.get(move.hold);
    const first = move.of ?? before?.of;
    if (first === undefined) continue;
    const of = move.becomes === undefined ? first : { ...first, ...move.becomes };
    keepHeld(held, move, of, before?.units ?? move.units);
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
