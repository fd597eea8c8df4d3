import { type Amount, fromUnits } from '../amount.ts';
import { type AccountBooks, periodOf, totalsOf } from '../books/account.ts';
import { allowanceOf, usedOf } from '../books/allowance.ts';
import { type Books, isKnown, NO_ACCOUNT, peekAccount } from '../books/books.ts';
import type { Names } from '../books/names.ts';
import type { Need } from '../books/needs.ts';
import { invariant } from '../invariant.ts';
import type { Ask, Posting } from '../model/posting.ts';
import { NO_FIELDS } from '../pack/ask-fields.ts';
import type { CompiledCall, CompiledPack } from '../pack/compiled.ts';
import { isNumber, normaliseNumber, normaliseVariant } from '../pack/number.ts';
import { acceptItem } from './accept-item.ts';
import { type Draft, type Header, newDraft } from './draft.ts';

/** What no call showed, as a person records it: an action with its items, or only how many. */
export interface Entry {
  /** Made by the caller; recording the same id twice adds nothing. */
  readonly id: string;
  readonly provider: string;
  readonly account: string;
  readonly action: string;
  /** `NUMBER`, or `NUMBER,CARRIER` / `NUMBER|CARRIER` where keys have a carrier. */
  readonly items: readonly string[];
  readonly count: number | null;
  /** When it happened. */
  readonly at: number;
  readonly origin: string;
  readonly tag: string | null;
}

type Counted = CompiledPack['document']['counted'][number];

export type Recorded =
  | { readonly kind: 'posting'; readonly posting: Posting }
  | { readonly kind: 'wrong'; readonly say: string }
  | { readonly kind: 'known' };

const wrong = (say: string): Recorded => ({ kind: 'wrong', say });

/** The list that a person's own application keeps; calls name theirs. */
const APPLICATION_LIST = 'application';

/** What recording an entry reads, whichever of its provider's accounts it turns out to be for. */
export const entryNeeds = (
  names: Names,
  books: Books,
  { id, provider, items }: Pick<Entry, 'id' | 'provider' | 'items'>,
): readonly Need[] => {
  const numbers = ['', ...items, ...items.map((item) => item.split(/[,|]/, 1)[0] ?? '')].map(normaliseNumber);
  const seen = [...books.accounts.values()].filter((account) => account.provider === provider);
  const accounts = [{ provider, id: NO_ACCOUNT }, ...seen];
  return [...names.call(id), ...accounts.flatMap((account) => names.numbers(account, numbers))];
};

/** What can be recorded for a provider: actions of its calls that name items, and what only a count tells. */
export const recordableActions = (pack: CompiledPack): readonly string[] => [
  ...new Set([
    ...pack.calls.filter((call) => call.readAsks !== null && call.action !== 'read').map((call) => call.action),
    ...pack.document.counted.map((one) => one.action),
  ]),
];

const askOf = (pack: CompiledPack, text: string): Ask | string => {
  const [number, variant] = pack.document.item.variant === null ? [text, ''] : text.split(/[,|]/, 2);
  const normal = normaliseNumber(number ?? '');
  if (!isNumber(normal, pack.document.item.valid)) return `"${text}" is not a number that ${pack.document.title} takes`;
  return {
    number: normal,
    variant: normaliseVariant(variant ?? ''),
    valid: true,
    target: '',
    list: APPLICATION_LIST,
    fields: NO_FIELDS,
  };
};

const headerOf = (entry: Entry, pack: CompiledPack, route: string, items: number): Header => ({
  id: entry.id,
  kind: 'record',
  at: entry.at,
  sent: entry.at,
  call: entry.id,
  provider: entry.provider,
  account: entry.account,
  action: entry.action,
  pack: pack.stamp,
  route,
  params: {},
  road: 'user',
  origin: entry.origin,
  tag: entry.tag,
  user: null,
  site: null,
  decision: null,
  items,
  status: null,
  quoted: null,
  asks: [],
  settings: null,
});

const charge = (draft: Draft, meter: string, slot: string, rule: string, units: Amount, nth: string): void => {
  if (units === 0) return;
  draft.move({
    hold: `${draft.header.id}:${nth}`,
    from: null,
    to: 'charged',
    units,
    rule,
    of: { meter, slot, number: '', variant: '', at: draft.header.sent },
  });
};

/** Counts what only a count tells: e-mails, each 1 of its meter, and past the allowance every so many 1 of the meter they overflow into. */
const recordCount = (draft: Draft, pack: CompiledPack, counted: Counted, count: number): void => {
  const { account, header } = draft;
  const period = periodOf(account, header.sent);
  const meter = pack.document.meters.find((one) => one.id === counted.meter);
  const allowance = allowanceOf(account, counted.meter, period);
  const before = totalsOf(account, counted.meter, period.id);
  const used = usedOf(before);
  charge(draft, counted.meter, counted.slot, counted.rule, fromUnits(count), 'count');
  const overflow = meter?.overflow;
  if (overflow === undefined || allowance === null) return;
  const past = (units: number): number => Math.floor(Math.max(0, units - allowance) / 1000 / overflow.every);
  charge(
    draft,
    overflow.into,
    counted.slot,
    overflow.rule,
    fromUnits(past(used + count * 1000) - past(used)),
    'overflow',
  );
};

const recordItems = (
  books: Books,
  entry: Entry,
  pack: CompiledPack,
  call: CompiledCall,
  nextOrder: () => number,
): Recorded => {
  const asks: Ask[] = [];
  for (const text of entry.items) {
    const ask = askOf(pack, text);
    if (typeof ask === 'string') return wrong(ask);
    asks.push(ask);
  }
  const first = call.charges[0];
  if (asks.length === 0 && (entry.count === null || first === undefined)) {
    return wrong(`say which items: tollgate record ${entry.provider} ${entry.action} NUMBER …`);
  }
  const draft = newDraft(books, headerOf(entry, pack, call.id, asks.length || (entry.count ?? 0)), nextOrder());
  invariant(draft !== null, `no pack for ${entry.provider}`);
  const period = periodOf(draft.account, entry.at).id;
  for (const [index, ask] of asks.entries()) {
    acceptItem(
      {
        draft,
        call,
        index,
        about: { ask, params: {}, item: null, number: null, at: entry.at, period },
        isOnlyAnswered: false,
      },
      null,
    );
  }
  const unnamed = (entry.count ?? asks.length) - asks.length;
  if (unnamed > 0 && first !== undefined) {
    charge(draft, first.meter, first.slot, first.plain?.id ?? first.slot, (unnamed * first.units) as Amount, 'unnamed');
  }
  return { kind: 'posting', posting: draft.done() };
};

const recordCounted = (
  books: Books,
  entry: Entry,
  account: AccountBooks,
  counted: Counted,
  nextOrder: () => number,
): Recorded => {
  if (counted.switch !== undefined && !account.settings[counted.switch]) {
    const who = entry.account === 'none' ? entry.provider : entry.account;
    const what = account.pack.document.meters.find(({ id }) => id === counted.meter)?.name.en ?? counted.meter;
    return wrong(
      `${what} are off for this account: turn them on first with "tollgate accounts set ${who} ${counted.switch}=on"`,
    );
  }
  if (entry.items.length > 0) return wrong(`"${entry.action}" takes --count, no items`);
  const draft = newDraft(books, headerOf(entry, account.pack, '', entry.count ?? 1), nextOrder());
  invariant(draft !== null, `no pack for ${entry.provider}`);
  recordCount(draft, account.pack, counted, entry.count ?? 1);
  return { kind: 'posting', posting: draft.done() };
};

/**
 * Records what no call showed (contract §2): as if the provider had accepted it at that time. Returns the posting, already applied, or what is wrong
 * in one line. Recording an id that is known adds nothing.
 */
export const recordEntry = (books: Books, entry: Entry, nextOrder: () => number): Recorded => {
  const account = peekAccount(books, entry.provider, entry.account);
  if (account === null) {
    return wrong(
      `there are no rules for the provider "${entry.provider}": use ${[...books.packs.keys()].join(' or ')}`,
    );
  }
  const { pack } = account;
  if (isKnown(books, entry.id)) return { kind: 'known' };
  if (entry.count !== null && (!Number.isSafeInteger(entry.count) || entry.count < 1))
    return wrong('--count takes a whole number from 1');
  const counted = pack.document.counted.find((one) => one.action === entry.action);
  if (counted !== undefined) return recordCounted(books, entry, account, counted, nextOrder);
  const call = pack.calls.find((one) => one.action === entry.action && one.readAsks !== null && one.action !== 'read');
  if (call !== undefined) return recordItems(books, entry, pack, call, nextOrder);
  return wrong(
    `"${entry.action}" cannot be recorded for ${pack.document.title}: use ${recordableActions(pack).join(', ')}`,
  );
};
