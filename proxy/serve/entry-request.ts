import { type Bag, isRecord } from '../../shared/bag.ts';

/** What `POST entries` was asked to record. Null where it says nothing. */
export interface EntryRequest {
  readonly id: string | null;
  readonly provider: string;
  readonly account: string | null;
  readonly action: string;
  readonly items: readonly string[];
  readonly count: number | null;
  readonly at: number | null;
  readonly tag: string | null;
}

export type ParsedEntry =
  | { readonly kind: 'entry'; readonly entry: EntryRequest }
  | { readonly kind: 'wrong'; readonly say: string };

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const MOST_COUNT = 1_000_000_000;
const MOST_ID = 200;
const YEAR_10000 = Date.UTC(10_000, 0, 1);

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MOST_COUNT;

/** Milliseconds since 1970, or NaN for what is no time. */
const timeOf = (value: unknown): number => {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return time >= 0 && time < YEAR_10000 ? time : Number.NaN;
};

const wrong = (say: string): ParsedEntry => ({ kind: 'wrong', say });

const optionalText = (fields: Bag, name: string): string | null | undefined => {
  const value = fields[name] ?? null;
  if (value === null || typeof value === 'string') return value;
  return undefined;
};

/** Reads from parsed JSON what to record. Never throws. */
export const parseEntryRequest = (value: unknown): ParsedEntry => {
  if (!isRecord(value)) return wrong('send an object: {"provider", "action", "items", "count", "at", "account"}');
  const { provider, action, items = [], count = null, at = null } = value;
  if (typeof provider !== 'string' || provider === '') return wrong('provider: say which, such as "17track"');
  if (typeof action !== 'string' || action === '') return wrong('action: say what happened, such as "register"');
  if (!isTexts(items)) return wrong('items: give a list of numbers, each as text');
  if (count !== null && !isCount(count)) return wrong(`count: give a whole number from 1 to ${MOST_COUNT}`);
  const time = at === null ? null : timeOf(at);
  if (Number.isNaN(time)) return wrong('at: give a time such as "2026-11-24T12:00:00Z"');
  const id = optionalText(value, 'id');
  const account = optionalText(value, 'account');
  const tag = optionalText(value, 'tag');
  if (id === undefined || account === undefined || tag === undefined) return wrong('id, account and tag: give text');
  if (id === '' || (id?.length ?? 0) > MOST_ID) return wrong(`id: give 1 to ${MOST_ID} characters`);
  return { kind: 'entry', entry: { id, provider, account, action, items, count, at: time, tag } };
};
