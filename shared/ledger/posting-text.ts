import { isRecord } from '../bag.ts';
import type { Life } from '../model/life.ts';
import type {
  AccountSettings,
  Ask,
  Change,
  Decision,
  Grant,
  HeldBack,
  Move,
  Posted,
  Posting,
  PostingKind,
  Road,
  State,
} from '../model/posting.ts';
import { namedPosting } from './old-posting.ts';
import { shortPosting, wholePosting } from './short-posting.ts';
import { LedgerError } from './store.ts';

/** Says what is wrong with a value, beginning with where (".units is no whole number"), or null when it is as it should be. */
type Check = (value: unknown) => string | null;

const text: Check = (value) => (typeof value === 'string' ? null : ' is no text');
const flag: Check = (value) => (typeof value === 'boolean' ? null : ' is neither true nor false');
const number: Check = (value) => (Number.isFinite(value) ? null : ' is no number');
const whole: Check = (value) => (Number.isSafeInteger(value) ? null : ' is no whole number');
const anything: Check = () => null;

const yes: Check = (value) => (value === true ? null : ' is not true');

/** A record and not a list, so that a word that the type gets is missed here by the compiler. */
const oneOf = <Word extends string>(words: Readonly<Record<Word, true>>): Check => {
  const known = new Set<unknown>(Object.keys(words));
  return (value) => (known.has(value) ? null : ` is none of ${Object.keys(words).join(', ')}`);
};

const orNull =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);

const orAbsent =
  (check: Check): Check =>
  (value) =>
    value === undefined ? null : check(value);

const listOf =
  (check: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return ' is no list';
    for (let index = 0; index < value.length; index++) {
      const problem = check(value[index]);
      if (problem !== null) return `[${index}]${problem}`;
    }
    return null;
  };

const tableOf =
  (check: Check): Check =>
  (value) => {
    if (!isRecord(value)) return ' is no object';
    for (const key of Object.keys(value)) {
      const problem = check(value[key]);
      if (problem !== null) return `.${key}${problem}`;
    }
    return null;
  };

/** Every field of the type has its check; what more the object has is let be. */
const objectOf = <T>(checks: Readonly<Record<keyof T & string, Check>>): Check => {
  const keys = Object.keys(checks);
  const ofKeys = Object.values<Check>(checks);
  return (value) => {
    if (!isRecord(value)) return ' is no object';
    // By index: a call of thousands of items is checked while others wait.
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] ?? '';
      const problem = ofKeys[at]?.(value[key]) ?? null;
      if (problem !== null) return `.${key}${problem}`;
    }
    return null;
  };
};

const tupleOf =
  (...checks: readonly Check[]): Check =>
  (value) => {
    if (!Array.isArray(value) || value.length !== checks.length) return ` is no list of ${checks.length}`;
    return checks.reduce<string | null>((found, check, index) => {
      const problem = found === null ? check(value[index]) : null;
      return problem === null ? found : `[${index}]${problem}`;
    }, null);
  };

const state = oneOf<State>({ reserved: true, charged: true, expected: true, unresolved: true, released: true });

const ask = objectOf<Ask>({
  number: text,
  variant: text,
  valid: flag,
  target: text,
  list: text,
  fields: tableOf(anything),
});

const move = objectOf<Move>({
  hold: text,
  from: orNull(state),
  to: state,
  units: whole,
  rule: text,
  of: orAbsent(
    objectOf<NonNullable<Move['of']>>({
      meter: text,
      slot: text,
      number: text,
      variant: text,
      at: number,
      period: orAbsent(text),
    }),
  ),
  guess: orAbsent(yes),
  becomes: orAbsent(objectOf<NonNullable<Move['becomes']>>({ number: text, variant: text })),
  rest: orAbsent(text),
});

type Doing<Do extends Change['do']> = Omit<Change & { readonly do: Do }, 'do'>;

const ofItem = { number: text, variant: text, after: orAbsent(whole) };
const ofNothingElse = objectOf<Doing<'seen' | 'gone' | 'doubt' | 'forget' | 'doubt-all'>>(ofItem);
const toVariant = objectOf<Doing<'move' | 'maybe-moved' | 'pending'>>({ ...ofItem, to: text });
const life = oneOf<Life>({ unknown: true, live: true, stopped: true, deleted: true, unsure: true });

const CHANGES: Readonly<Record<Change['do'], Check>> = {
  begin: objectOf<Doing<'begin'>>({ ...ofItem, keep: orAbsent(text) }),
  seen: ofNothingElse,
  gone: ofNothingElse,
  doubt: ofNothingElse,
  forget: ofNothingElse,
  'doubt-all': ofNothingElse,
  life: objectOf<Doing<'life'>>({ ...ofItem, is: life }),
  set: objectOf<Doing<'set'>>({ ...ofItem, fact: text, to: number }),
  move: toVariant,
  'maybe-moved': toVariant,
  pending: toVariant,
  list: objectOf<Doing<'list'>>({ ...ofItem, list: text, at: number, maybe: orAbsent(yes) }),
  unlist: objectOf<Doing<'unlist'>>({ ...ofItem, list: text, at: number }),
  members: objectOf<Doing<'members'>>({ ...ofItem, members: listOf(text) }),
  allow: objectOf<Doing<'allow'>>({ ...ofItem, meter: text, units: orNull(whole), used: orAbsent(whole) }),
};

const changes = new Map<unknown, Check>(Object.entries(CHANGES));

const change: Check = (value) => {
  if (!isRecord(value)) return ' is no object';
  const check = changes.get(value['do']);
  return check === undefined ? '.do is no change that is known' : check(value);
};

const posting = objectOf<Posting>({
  id: text,
  kind: oneOf<PostingKind>({
    reserve: true,
    settle: true,
    block: true,
    read: true,
    record: true,
    'begin-practice': true,
    turn: true,
    account: true,
    recover: true,
    closing: true,
  }),
  at: number,
  sent: number,
  call: orNull(text),
  provider: text,
  account: text,
  action: text,
  pack: text,
  route: text,
  params: tableOf(text),
  road: oneOf<Road>({ page: true, proxy: true, import: true, provider: true, user: true }),
  origin: text,
  tag: orNull(text),
  user: orNull(text),
  site: orNull(text),
  decision: orNull(
    objectOf<Decision>({
      by: oneOf<Decision['by']>({ person: true, policy: true, rule: true, pause: true }),
      verdict: oneOf<Decision['verdict']>({ allow: true, block: true }),
      reason: text,
      policy: orAbsent(text),
      heldBack: orAbsent(listOf(objectOf<HeldBack>({ number: text, variant: text }))),
    }),
  ),
  items: number,
  status: orNull(number),
  quoted: orNull(tableOf(tupleOf(whole, whole, orNull(whole)))),
  asks: listOf(ask),
  unread: orAbsent(yes),
  moves: listOf(move),
  changes: listOf(change),
  settings: orNull(
    objectOf<AccountSettings>({
      name: orAbsent(text),
      plan: orAbsent(text),
      zone: orAbsent(text),
      email: orAbsent(flag),
      grant: orAbsent(objectOf<Grant>({ units: whole, expires: number })),
    }),
  ),
  closes: orAbsent(listOf(tupleOf(text, text))),
  warnings: listOf(text),
});

/**
 * What keeps a value from being a posting (`moves[2].units is no whole number`), or null. Asked before one is written and after one is read, so that
 * nothing is ever written that could not be read again.
 */
export const problemOf = (value: unknown): string | null => {
  const problem = posting(value);
  return problem === null ? null : problem.replace(/^[. ]/, '');
};

/** A posting as stores keep it. */
export const postingText = (posting: Posting): string => JSON.stringify(shortPosting(posting));

const parse = (text: unknown): { readonly value: unknown; readonly problem: string | null } => {
  if (typeof text !== 'string') return { value: null, problem: 'it is no text' };
  try {
    const value = namedPosting(wholePosting(JSON.parse(text)));
    return { value, problem: problemOf(value) };
  } catch (error) {
    return { value: null, problem: error instanceof Error ? error.message : String(error) };
  }
};

/** A posting as a store gives it back, in its place. `where` names the ledger; throws LedgerError when it is damaged. */
export const readPosted = (seq: unknown, text: unknown, where: string): Posted => {
  const { value, problem } = parse(text);
  if (problem !== null || typeof seq !== 'number') {
    throw new LedgerError(
      `posting ${String(seq)} in ${where} is damaged (${problem ?? 'its number is none'}): put back a copy of the ledger`,
    );
  }
  return { seq, posting: value as Posting };
};
