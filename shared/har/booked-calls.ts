import type { Ask, Posting } from '../ledger/posting.ts';
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

const keyOf = ({ provider, account, route, params, asks }: Asked): string =>
  JSON.stringify([provider, account, route, params, asks]);

/** Finds the calls that Tollgate itself let through and booked, by what they asked and when they were sent: their recordings add nothing. */
export const bookedCalls = (postings: readonly Posting[]): BookedCalls => {
  const booked = new Map<string, Posting[]>();
  for (const posting of postings) {
    if (posting.kind !== 'reserve' || (posting.road !== 'proxy' && posting.road !== 'page')) continue;
    const key = keyOf(posting);
    booked.set(key, [...(booked.get(key) ?? []), posting]);
  }
  return ({ at, tookMs, account, recognised: { pack, call, params, asks } }) => {
    const alike = booked.get(keyOf({ provider: pack.id, account, route: call?.id ?? '', params, asks })) ?? [];
    return alike.flatMap(({ id, sent }) => (sent >= at - SLACK_MS && sent <= at + tookMs + SLACK_MS ? [id] : []));
  };
};
