import { toUnits } from '../../shared/amount.ts';
import type { AccountBooks } from '../../shared/books/account.ts';
import { type Books, PRACTICE_ACCOUNT } from '../../shared/books/books.ts';
import type { Hold } from '../../shared/model/history.ts';
import type { Posting, State } from '../../shared/model/posting.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { PROVIDER_COUNT } from '../../shared/rules/count.ts';
import { fill } from '../../shared/words/locale.ts';
import { tableText } from './table.ts';
import type { Terminal } from './terminal.ts';

/** One charge for people: the units that one call holds for one number, where they stand now. What was released is no charge. */
export interface ChargeRow {
  /** When the call was sent, by the clock of `timezone`, the account's own: `2026-11-04 14:03:07`. */
  readonly when: string;
  readonly timezone: string;
  readonly provider: string;
  readonly account: string;
  readonly name: string | null;
  readonly action: string | null;
  readonly number: string | null;
  readonly carrier: string | null;
  readonly meter: string;
  readonly units: number;
  readonly state: State;
  /** The rule in words. */
  readonly why: string;
  /** Who let the call pass, and why. */
  readonly decision: string | null;
  readonly road: string | null;
  readonly user: string | null;
  readonly site: string | null;
  readonly tag: string | null;
}

export const CHARGE_COLUMNS = [
  'when',
  'timezone',
  'provider',
  'account',
  'name',
  'action',
  'number',
  'carrier',
  'meter',
  'units',
  'state',
  'why',
  'decision',
  'road',
  'user',
  'site',
  'tag',
] as const satisfies readonly (keyof ChargeRow)[];

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A date and a time of day that spreadsheets take for one: Swedish writes them so. */
const sayWhen = (at: number, timeZone: string): string => {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    clocks.set(timeZone, clock);
  }
  return clock.format(at);
};

/** A rule in words. The day of what it speaks of is not kept with a charge. */
const sayRule = (pack: CompiledPack, id: string): string => {
  const rule = pack.rules.get(id);
  return rule === undefined ? id : fill(rule.say.en, { date: 'an earlier day', on: 'on an earlier day' });
};

const sayDecision = (posting: Posting | undefined): string | null => {
  if (posting === undefined || posting.decision === null) return null;
  return `${posting.decision.by}: ${posting.decision.reason}`;
};

const rowOf = (account: AccountBooks, hold: Hold, posting: Posting | undefined): ChargeRow => {
  const { item } = hold;
  // What the provider counts beside the calls that were seen belongs to no call.
  const call = hold.rule === PROVIDER_COUNT ? undefined : posting;
  return {
    when: sayWhen(hold.at, account.settings.zone),
    timezone: account.settings.zone,
    provider: account.provider,
    account: account.id,
    name: account.settings.name,
    action: call?.action ?? null,
    number: item?.number.number ?? null,
    carrier: item === null || item.variant === '' ? null : item.variant,
    meter: hold.meter,
    units: toUnits(hold.units),
    state: hold.state,
    why: sayRule(account.pack, hold.rule),
    decision: sayDecision(call),
    road: call?.road ?? 'provider',
    user: call?.user ?? null,
    site: call?.site ?? null,
    tag: call?.tag ?? null,
  };
};

/**
 * Every charge, in the order in which its calls were sent, without the practice account. `heldBy` gives the posting that first held some units. Law: their
 * units of a state add up to the usage.
 */
export const chargeRows = (books: Books, heldBy: (hold: string) => Posting | undefined): readonly ChargeRow[] =>
  [...books.accounts.values()]
    .filter((account) => account.id !== PRACTICE_ACCOUNT)
    .flatMap((account) =>
      (account.holds ?? []).filter(({ state }) => state !== 'released').map((hold) => ({ account, hold })),
    )
    .sort(({ hold: a }, { hold: b }) => a.at - b.at || a.order - b.order)
    .map(({ account, hold }) => rowOf(account, hold, heldBy(hold.id)));

/** Charges as a table for a terminal: the rest is in the CSV file. */
export const chargesText = (terminal: Terminal, rows: readonly ChargeRow[]): string => {
  if (rows.length === 0) return 'Nothing was charged.\n';
  return tableText(
    terminal,
    ['when', 'provider', 'account', 'action', 'number', 'carrier', 'units', 'meter', 'state', 'why'],
    rows.map((row) => [
      row.when,
      row.provider,
      row.name ?? row.account,
      row.action,
      row.number,
      row.carrier,
      row.units,
      row.meter,
      row.state,
      row.why,
    ]),
  );
};
