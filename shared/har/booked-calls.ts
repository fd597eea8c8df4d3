import type { Ask, Posting } from '../model/posting.ts';
import type { RecordedCall } from './play.ts';

/** The calls in a ledger that a recorded one may be, because they went through Tollgate at that time: their ids. */
export type BookedCalls = (call: RecordedCall) => readonly string[];

/** Clocks of two programs on one machine, and the way between them. */
const SLACK_MS = 250;

interface Asked {
  readonly provider: string;
  readonly account: string;
  readonly route: string;
  readonly params: Readonly<Record<string, string>>;
  readonly asks: readonly Ask[];
}

/** What was asked for one item, whatever order its fields were written in; a field without a value is none. */
const askKey = ({ number, variant, valid, target, list, fields }: Ask): readonly unknown[] => [
  number,
  variant,
  valid,
  target,
  list,
  Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
];

const keyOf = ({ provider, account, route, params, asks }: Asked): string =>
  JSON.stringify([provider, account, route, params, asks.map(askKey)]);

const MINUTE_MS = 60_000;
/** No call takes longer: the proxy and every client give up before. */
const MOST_TOOK_MS = 10 * MINUTE_MS;

const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

/** Finds the calls that Tollgate itself let through and booked, by what they asked and when they were sent: their recordings add nothing. */
export const bookedCalls = (postings: readonly Posting[]): BookedCalls => {
  // By the minute, so that a call that is made over and over costs no more to find.
  const booked = new Map<string, Posting[]>();
  for (const posting of postings) {
    if (posting.kind !== 'reserve' || (posting.road !== 'proxy' && posting.road !== 'page')) continue;
    const key = `${minuteOf(posting.sent)} ${keyOf(posting)}`;
    const there = booked.get(key);
    if (there === undefined) booked.set(key, [posting]);
    else there.push(posting);
  }
  return ({ at, tookMs, account, recognised: { pack, call, params, asks } }) => {
    if (booked.size === 0) return [];
    const key = keyOf({ provider: pack.id, account, route: call?.id ?? '', params, asks });
    const from = at - SLACK_MS;
    const to = at + Math.min(tookMs, MOST_TOOK_MS) + SLACK_MS;
    const ids: string[] = [];
    for (let minute = minuteOf(from); minute <= minuteOf(to); minute++) {
      for (const { id, sent } of booked.get(`${minute} ${key}`) ?? []) if (sent >= from && sent <= to) ids.push(id);
    }
    return ids;
  };
};
