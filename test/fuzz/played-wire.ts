import { createSimulated17track } from '../../proxy/practice/simulated-17track.ts';
import { readRequest } from '../../proxy/serve/read-copy.ts';
import { readTarget } from '../../proxy/serve/target.ts';
import { toUnits } from '../../shared/amount.ts';
import { newBooks } from '../../shared/books/books.ts';
import { playCall } from '../../shared/har/play.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { type HttpCall, type Recognised, recognise, recogniseFor } from '../../shared/recognise/recognise.ts';
import { type Answer, answerBody } from '../../shared/rules/answer.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import type { WireCall } from './call-grammar.ts';
import { type Habits, servedAs } from './odd-server.ts';

export type Road = 'page' | 'proxy';

/** What one call was quoted and what it took. `max` null: nobody knows; a call that is no provider's is quoted nothing. */
export interface Played {
  readonly max: number | null;
  readonly taken: number;
  /** Whose units they were, and whose they were thought to be; `none` where nothing was taken. */
  readonly account: string | null;
  readonly thought: string | null;
  readonly quote: Quote | null;
}

/** Books and a provider behind a server of some habits, side by side: calls go through both. */
export interface WireDesk {
  /** Null for a call that the proxy refuses to send. */
  readonly play: (call: WireCall, road: Road, isLost: boolean) => Promise<Played | null>;
}

const FROM = { road: 'import', tag: null, user: null, site: null } as const;
const PACKS = new Map(bundledPacks.map((pack) => [pack.id, pack]));
const SEVENTEEN = bundledPacks.find((pack) => pack.id === '17track');
const START = Date.parse('2026-11-02T08:00:00Z');
const KEYS = ['key', 'decoy', 'decoy, key', 'Bearer key', '"key"'];

/** What the server gets, and what Tollgate makes of it, by the road. Null for what the proxy does not send. */
const readBy = async (
  call: WireCall,
  road: Road,
): Promise<{ readonly sent: WireCall; readonly recognised: Recognised | null } | null> => {
  const { method, headers } = call;
  const body = await readRequest(call.body, headers.flat());
  if (road === 'page') {
    const url = new URL(`https://api.17track.net${call.target}`);
    const http: HttpCall = { method, url: url.href, headers, body };
    return { sent: { ...call, target: url.pathname + url.search }, recognised: recognise(PACKS, http) };
  }
  const target = readTarget(`/17track${Buffer.from(call.target, 'utf8').toString('latin1')}`);
  if (target.kind !== 'provider' || SEVENTEEN === undefined) return null;
  const http: HttpCall = { method, url: target.url.href, headers, body };
  return {
    sent: call,
    recognised: recogniseFor(SEVENTEEN, http, target.url, { pathname: target.url.pathname, practice: false }),
  };
};

const maxOf = (quote: Quote | null): number | null => {
  if (quote === null) return 0;
  if (quote.unknown !== null) return null;
  const meter = quote.meters.find((one) => one.meter === 'tracking');
  if (meter === undefined) return 0;
  return meter.max === null ? null : toUnits(meter.max);
};

export const openWireDesk = (has: Habits): WireDesk => {
  const books = newBooks(bundledPacks);
  let now = START;
  const provider = createSimulated17track({ now: () => now, plan: { kind: 'monthly', units: 10_000 } });
  const takenBy = (): ReadonlyMap<string, number> =>
    new Map(
      KEYS.map((key) => [
        key,
        provider.trueCount(key).deductions.reduce((sum, one) => (one.meter === 'tracking' ? sum + one.units : sum), 0),
      ]),
    );
  let calls = 0;
  const player = { from: FROM, origin: 'test', nextOrder: () => books.order + 1 };
  return {
    play: async (call, road, isLost) => {
      now += 60_000;
      calls += 1;
      const read = await readBy(call, road);
      if (read === null) return null;
      const before = takenBy();
      const served = servedAs(read.sent, has);
      const answered = provider.answer(served.call);
      const [account = null, taken = 0] = [...takenBy()]
        .map(([key, units]) => [key, units - (before.get(key) ?? 0)] as const)
        .find(([, units]) => units > 0) ?? [null, 0];
      const { recognised } = read;
      if (recognised === null) return { max: 0, taken, account, thought: null, quote: null };
      const answer: Answer = isLost
        ? { kind: 'none', sent: 'unknown' }
        : {
            kind: 'response',
            status: answered.status,
            body: answerBody(answered.body === null ? null : JSON.stringify(answered.body)),
          };
      const thought = recognised.credential ?? 'none';
      const { quote } = playCall(
        books,
        {
          id: `call-${calls}`,
          at: now,
          recognised: { ...recognised, credential: null },
          account: thought,
          tookMs: 0,
          tag: null,
          answer,
        },
        player,
      );
      return { max: maxOf(quote), taken, account, thought, quote };
    },
  };
};
