import { isObject, type JsonObject, sayValue, textOf } from '../json-value.ts';
import type { CallContext } from './account.ts';
import { registrationsOf } from './aging.ts';
import { type RefusalName, refusal } from './codes.ts';
import type { Batch } from './envelope.ts';
import type { Registration } from './registration.ts';

/** What became of one item: accepted items (several when it meant several pairs), or one refusal. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly items: readonly object[] }
  | { readonly kind: 'rejected'; readonly item: object };

/** A carrier as sent: none (absent, null, 0, "", −1), a code, or nonsense. */
export type AskedCarrier =
  | { readonly kind: 'none' }
  | { readonly kind: 'code'; readonly code: number }
  | { readonly kind: 'wrong' };

const numberFormat = /^[A-Z0-9-]{5,50}$/;

/** Serves the items one after the other, each seeing what those before it did. */
export function serveEach(items: readonly unknown[], serve: (item: JsonObject) => Outcome): Batch {
  const accepted: object[] = [];
  const rejected: object[] = [];
  for (const item of items) {
    const outcome = serve(isObject(item) ? item : {});
    if (outcome.kind === 'accepted') accepted.push(...outcome.items);
    else rejected.push(outcome.item);
  }
  return { accepted, rejected };
}

/** One accepted item. */
export function accept(item: object): Outcome {
  return { kind: 'accepted', items: [item] };
}

/** One refused item: its number and carrier as sent, its tag if it has one, and the code. */
export function reject(item: JsonObject, name: RefusalName, ...values: readonly string[]): Outcome {
  const tag = textOf(item['tag']);
  return {
    kind: 'rejected',
    item: {
      number: item['number'] ?? null,
      carrier: item['carrier'] ?? 0,
      ...(tag === null ? {} : { tag }),
      error: refusal(name, ...values),
    },
  };
}

/** Reads the number of an item: trimmed and in upper case, or the refusal it earns. */
export function readNumber(item: JsonObject): { readonly number: string } | { readonly refused: Outcome } {
  const raw = item['number'];
  if (raw === undefined || raw === null || raw === '') return { refused: reject(item, 'fieldMissing', 'number') };
  const number = typeof raw === 'string' ? raw.trim().toUpperCase() : '';
  return numberFormat.test(number) ? { number } : { refused: reject(item, 'formatInvalid', sayValue(raw)) };
}

/** Reads a carrier the many ways clients write it. */
export function readCarrier(value: unknown): AskedCarrier {
  const text = typeof value === 'string' ? value.trim() : value;
  if (text === undefined || text === null || text === '') return { kind: 'none' };
  const code = typeof text === 'string' ? Number(text) : text;
  if (code === 0 || code === -1) return { kind: 'none' };
  return typeof code === 'number' && Number.isSafeInteger(code) && code > 0
    ? { kind: 'code', code }
    : { kind: 'wrong' };
}

/** Finds the registrations that an item of a read, stop, restart, delete or push means, or refuses it. */
export function readPairs(
  item: JsonObject,
  context: CallContext,
): { readonly pairs: readonly Registration[] } | { readonly refused: Outcome } {
  const read = readNumber(item);
  if ('refused' in read) return read;
  const asked = readCarrier(item['carrier']);
  if (asked.kind === 'wrong' || (asked.kind === 'code' && context.rules.carrierState(asked.code) === 'unknown')) {
    return { refused: reject(item, 'carrierWrong') };
  }
  const all = registrationsOf(read.number, context);
  const pairs = asked.kind === 'code' ? all.filter((registration) => registration.carrier === asked.code) : all;
  return pairs.length === 0 ? { refused: reject(item, 'notRegistered', read.number) } : { pairs };
}

/** As `readPairs`, narrowed to what the account's rules mean by a missing carrier. */
export function readTargets(item: JsonObject, context: CallContext): ReturnType<typeof readPairs> {
  const read = readPairs(item, context);
  if ('refused' in read || context.rules.withoutCarrier === 'all') return read;
  return { pairs: read.pairs.slice(0, 1) };
}
