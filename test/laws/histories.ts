import fc from 'fast-check';
import { createSimulated17track } from '../../proxy/practice/simulated-17track.ts';
import { simulatedCall } from '../../proxy/practice/simulated-call.ts';
import { createSimulatedSafecube } from '../../proxy/practice/simulated-safecube.ts';
import type { History, Reached, Recorded, Truth } from './recording-of.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const HOUR = 3_600_000;

/** One step of a history: what is done, to which items, after how long, and whether the answer arrives. All indices; the histories below read them. */
export interface Step {
  readonly does: number;
  readonly items: readonly { readonly number: number; readonly carrier: number; readonly extra: number }[];
  readonly hours: number;
  readonly version: number;
  readonly reached: Reached;
}

/** Random steps; `losses` in a hundred answers are lost, and as many cut. */
export const stepsOf = (losses: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.record({
      does: fc.nat(999),
      items: fc.array(fc.record({ number: fc.nat(999), carrier: fc.nat(999), extra: fc.nat(999) }), {
        minLength: 1,
        maxLength: 4,
      }),
      hours: fc.oneof({ weight: 9, arbitrary: fc.nat(12) }, { weight: 1, arbitrary: fc.nat(600) }),
      version: fc.nat(999),
      reached: fc.nat(99).map((roll): Reached => (roll < losses ? 'lost' : roll < losses * 2 ? 'cut' : 'whole')),
    }),
    { minLength: 1, maxLength: 40 },
  );

const of = <T>(list: readonly [T, ...(readonly T[])], index: number): T => {
  const at = index % list.length;
  return at === 0 ? list[0] : (list[at] ?? list[0]);
};

const NUMBERS = [
  'AB1000CN',
  'AB1001DE',
  'AB1002US',
  'AB1003CN',
  'AB1004DE',
  'AB1005US',
  'AB1006CN',
  'ab1006cn',
  'x',
] as const;
const CARRIERS: readonly [unknown, ...(readonly unknown[])] = [0, null, 3011, 7041, '21051', 100_003, -1];
const CALLS = [
  'register',
  'register',
  'register',
  'register',
  'changeinfo',
  'changeinfo',
  'deletetrack',
  'stoptrack',
  'retrack',
  'changecarrier',
  'gettrackinfo',
  'gettracklist',
  'getquota',
  'getRealTimeTrackInfo',
  'push',
] as const;

const QUERIES: readonly [object, ...(readonly object[])] = [
  {},
  { cacheLevel: 1 },
  { cacheLevel: 'Instant' },
  { lang: 'en' },
  { cacheLevel: 'Standard' },
];

type Asked = Step['items'][number];

const itemOf = (asked: Asked): Record<string, unknown> => ({
  number: of(NUMBERS, asked.number),
  carrier: of(CARRIERS, asked.carrier),
});

const bodyOf = (name: string, items: readonly Asked[]): unknown => {
  switch (name) {
    case 'register':
      return items.map((asked) => ({
        ...itemOf(asked),
        ...of([{}, {}, { lang: 'en' }, { lang: '' }, { lang: 'fr', translation_mode: 'Denied' }], asked.extra),
      }));
    case 'changeinfo':
      return items.map((asked) => ({
        ...itemOf(asked),
        items: of([{ lang: 'en' }, { lang: 'de', tag: 'a' }, { lang: '' }, { tag: 'b' }], asked.extra),
      }));
    case 'changecarrier':
      return items.slice(0, 1).map((asked) => ({
        number: of(NUMBERS, asked.number),
        carrier_old: of(CARRIERS, asked.carrier),
        carrier_new: of([3011, 7041, 21051], asked.extra),
      }));
    case 'getRealTimeTrackInfo':
      return items.slice(0, 1).map((asked) => ({
        ...itemOf(asked),
        ...of(QUERIES, asked.extra),
      }));
    case 'gettracklist':
      return { page_no: 1 };
    case 'getquota':
      return [];
    default:
      return items.map(itemOf);
  }
};

const codesIn = (answer: string): readonly number[] =>
  [...answer.matchAll(/"code":(-\d+)/g)].map((match) => Number(match[1]));

/** Plays steps against the simulated 17TRACK with a small allowance. */
export const history17track = (steps: readonly Step[], allowance: number): History => {
  let now = START;
  const provider = createSimulated17track({
    now: () => now,
    plan: { kind: 'monthly', units: allowance },
    autoStop: 'off',
    purge: 'off',
  });
  const taken = (): number =>
    provider.trueCount('key').deductions.reduce((sum, one) => (one.meter === 'tracking' ? sum + one.units : sum), 0);
  const recorded: Recorded[] = [];
  const truths: Truth[] = [];
  const call = (name: string, version: string, body: string, reached: Reached): void => {
    const before = taken();
    const answer = provider.answer(simulatedCall('POST', `/track/${version}/${name}`, { '17token': 'key' }, body));
    const text = answer.body === null ? '' : JSON.stringify(answer.body);
    recorded.push({
      at: now,
      method: 'POST',
      url: `https://api.17track.net/track/${version}/${name}`,
      headers: { '17token': 'key' },
      body,
      status: answer.status,
      answer: text,
      reached,
    });
    truths.push({ units: taken() - before, codes: codesIn(text) });
  };
  // The first read tells the ledger what the plan includes.
  call('getquota', 'v2.4', '[]', 'whole');
  for (const step of steps) {
    now += step.hours * HOUR + 1000;
    const name = of(CALLS, step.does);
    call(
      name,
      of(['v2.4', 'v2.4', 'v2.2', 'v1'], step.version),
      JSON.stringify(bodyOf(name, step.items)),
      step.reached,
    );
  }
  const months = Object.fromEntries(
    Object.entries(provider.trueCount('key').months).map(([month, units]) => [month, units.tracking]),
  );
  return { recorded, truths, months };
};

const SHIPMENTS = [
  'MSCU6639870',
  'MEDU4512345',
  'TGHU1234567',
  'ABCU7654321',
  'BLX00991',
  'CMAU0000001',
  'bad',
] as const;
const LISTS = 'https://api.sinay.ai/webhook/api/v1/easy-shipment';

const safecubeCall = (
  step: Step,
  now: number,
): { readonly method: string; readonly url: string; readonly body: string } => {
  const first = step.items[0];
  const list = JSON.stringify({
    [of(['ep_a', 'ep_b'], step.version)]: {
      shipments: step.items.map((item) => ({ number: of(SHIPMENTS, item.number) })),
    },
  });
  switch (of(['pull', 'pull', 'pull', 'add', 'add', 'remove', 'usage', 'listed'], step.does)) {
    case 'add':
      return { method: 'POST', url: `${LISTS}-asynchronous`, body: list };
    case 'remove':
      return { method: 'DELETE', url: LISTS, body: list };
    case 'usage':
      return {
        method: 'GET',
        url: `https://api.sinay.ai/container-tracking/api/v2/shipment-usage?startTime=2026-01-01T00:00:00Z&endTime=${new Date(now).toISOString()}`,
        body: '',
      };
    case 'listed':
      return { method: 'GET', url: LISTS, body: '' };
    default:
      return {
        method: 'GET',
        url: `https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=${of(SHIPMENTS, first?.number ?? 0)}`,
        body: '',
      };
  }
};

/** Plays steps against the simulated Safecube, which polls what stands on its lists. */
export const historySafecube = (steps: readonly Step[]): History => {
  let now = START;
  const provider = createSimulatedSafecube({
    now: () => now,
    endpoints: ['ep_a', 'ep_b'],
    firstPollMs: 1,
    pollEveryMs: HOUR,
  });
  const counted = (): number =>
    Object.values(provider.trueCount('key').months).reduce((sum, numbers) => sum + numbers.length, 0);
  const recorded: Recorded[] = [];
  const truths: Truth[] = [];
  for (const step of steps) {
    now += step.hours * 2 * HOUR + 10_000;
    provider.advance(now);
    const { method, url, body } = safecubeCall(step, now);
    const before = counted();
    const { pathname, search } = new URL(url);
    const answer = provider.answer(simulatedCall(method, pathname + search, { API_KEY: 'key' }, body));
    const sent = now;
    now += 5;
    provider.advance(now);
    recorded.push({
      at: sent,
      method,
      url,
      headers: { API_KEY: 'key' },
      body,
      status: answer.status,
      answer: answer.body === null ? '' : JSON.stringify(answer.body),
      reached: step.reached,
    });
    truths.push({ units: counted() - before, codes: [] });
  }
  const months = Object.fromEntries(
    Object.entries(provider.trueCount('key').months).map(([month, numbers]) => [month, numbers.length]),
  );
  return { recorded, truths, months };
};
