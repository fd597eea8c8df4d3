// How rows beside the ledger are named. A key begins with what it belongs to, so that what belongs together lies together, and stretches can be read.

/** Numbers in keys have one length, so that their order is that of the keys. */
const DIGITS = 9;

/** The last instant that a key can name; what never ends ends there. */
const LAST_TIME = 36 ** DIGITS - 1;

/** An instant, to the millisecond, as a part of a key. */
export const timeKey = (at: number): string =>
  Math.min(LAST_TIME, Math.max(0, Math.floor(at)))
    .toString(36)
    .padStart(DIGITS, '0');

/** The first key behind all that begin so. */
export const behind = (prefix: string): string => `${prefix}\u{10fffd}`;

/** Names the account of a provider, in keys and among the accounts of the books. */
export const accountKey = (provider: string, id: string): string => `${provider}|${id}`;

interface OfAccount {
  readonly provider: string;
  readonly id: string;
}

/** All rows of an account but its head and its sums. */
export const rowsOfAccount = ({ provider, id }: OfAccount): string => `a|${provider}|${id}|`;

/** What accounts not yet seen begin with. */
export const PROVIDERS = 'p|';
export const providerKey = (provider: string): string => `${PROVIDERS}${provider}`;

/** Heads of accounts: settings, allowances, how far months are turned. */
export const HEADS = 'h|';
export const headKey = ({ provider, id }: OfAccount): string => `${HEADS}${provider}|${id}`;

/** Sums by meter and counting window. */
export const TOTALS = 't|';
export const totalsOfAccount = ({ provider, id }: OfAccount): string => `${TOTALS}${provider}|${id}|`;
export const totalsKey = (account: OfAccount, meter: string, window: string): string =>
  `${totalsOfAccount(account)}${meter}|${window}`;

export const numberKey = (account: OfAccount, number: string): string => `${rowsOfAccount(account)}n|${number}`;

/** Units in doubt of a meter, in the order of their calls. */
export const unresolvedOf = (account: OfAccount, meter: string): string => `${rowsOfAccount(account)}u|${meter}|`;
/** Units that are expected, or were decided by a bare count, in the same order. */
export const expectedOf = (account: OfAccount, meter: string): string => `${rowsOfAccount(account)}e|${meter}|`;

/** Where units stand in one of these orders. */
export const orderKey = (prefix: string, { at, id }: { readonly at: number; readonly id: string }): string =>
  `${prefix}${timeKey(at)}|${id}`;

/** Numbers that stand on lists. */
export const listedOf = (account: OfAccount): string => `${rowsOfAccount(account)}l|`;

/** What is counted by number and month: in a stretch of time, or in a month by the provider's word. */
export const countedOf = (account: OfAccount): string => `${rowsOfAccount(account)}m|`;

export const rollupsOf = (account: OfAccount): string => `${rowsOfAccount(account)}r|`;

/** Those of stretches of time that begin in `[from, to)`: no row, but asked for like one. */
export const rollupsBetween = (account: OfAccount, from: number, to: number): string =>
  `${rollupsOf(account)}>${timeKey(from)}-${timeKey(to)}`;

/** Calls that were sent and have no answer yet. */
export const FLIGHTS = 'c|';
export const flightKey = (call: string): string => `${FLIGHTS}${call}`;
/** Calls that got no usable answer. */
export const lostKey = (call: string): string => `o|${call}`;

/** Whether the ledger holds a posting with this id: no row, but asked for like one. */
export const idKey = (id: string): string => `i|${id}`;
