import type { Simulated17trackOptions } from '../../../proxy/practice/17track/options.ts';
import { isObject, parseJson } from '../../../proxy/practice/json-value.ts';
import { createSimulated17track, type Simulated17track } from '../../../proxy/practice/simulated-17track.ts';
import { type SimulatedAnswer, simulatedCall } from '../../../proxy/practice/simulated-call.ts';
import { days } from '../../../proxy/practice/utc-month.ts';

/** Who calls, and by which version; both have defaults. */
export interface CallAs {
  readonly version?: string;
  readonly token?: string;
}

/** What one call did: accepted items, the codes of the refused ones, and the tracking units it took. */
export interface Served {
  readonly answer: SimulatedAnswer;
  readonly accepted: readonly Readonly<Record<string, unknown>>[];
  readonly codes: readonly unknown[];
  readonly charged: number;
}

/** A simulated 17TRACK with a clock to turn and a short way to call it. */
export interface Desk {
  readonly provider: Simulated17track;
  readonly call: (name: string, body: unknown, as?: CallAs) => Served;
  readonly units: (token?: string) => number;
  readonly passDays: (count: number) => void;
  readonly goTo: (time: string) => void;
}

/** Opens a desk on 10 November 2026, noon. Its keys are `key` unless a call says otherwise. */
export function openDesk(options: Partial<Simulated17trackOptions> = {}): Desk {
  let now = Date.parse('2026-11-10T12:00:00Z');
  const provider = createSimulated17track({ now: () => now, ...options });
  const units = (token = 'key'): number =>
    provider
      .trueCount(token)
      .deductions.filter((deduction) => deduction.meter === 'tracking')
      .reduce((sum, deduction) => sum + deduction.units, 0);
  return {
    provider,
    units,
    call(name, body, { version = 'v2.4', token = 'key' } = {}) {
      const before = units(token);
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const answer = provider.answer(simulatedCall('POST', `/track/${version}/${name}`, { '17token': token }, text));
      return { answer, ...partsOf(answer), charged: units(token) - before };
    },
    passDays(count) {
      now += days(count);
    },
    goTo(time) {
      now = Date.parse(time);
    },
  };
}

function partsOf(answer: SimulatedAnswer): Pick<Served, 'accepted' | 'codes'> {
  const body = parseJson(JSON.stringify(answer.body));
  const data = isObject(body) && isObject(body['data']) ? body['data'] : {};
  const listOf = (value: unknown): Readonly<Record<string, unknown>>[] =>
    Array.isArray(value) ? value.filter(isObject) : [];
  return {
    accepted: listOf(data['accepted']),
    codes: listOf(data['rejected']).map((item) => (isObject(item['error']) ? item['error']['code'] : undefined)),
  };
}

/** So many registrations of numbers of their own. */
export function parcels(
  count: number,
  prefix = 'RR1000',
): readonly { readonly number: string; readonly carrier: number }[] {
  return Array.from({ length: count }, (_, index) => ({
    number: `${prefix}${String(index).padStart(4, '0')}1CN`,
    carrier: 3011,
  }));
}
