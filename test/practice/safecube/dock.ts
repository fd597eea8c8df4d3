import { isObject, parseJson } from '../../../proxy/practice/json-value.ts';
import type { LineAnswer } from '../../../proxy/practice/safecube/line-answer.ts';
import { answerByFormat } from '../../../proxy/practice/safecube/line-answer.ts';
import type { SimulatedSafecubeOptions } from '../../../proxy/practice/safecube/options.ts';
import { type SimulatedAnswer, simulatedCall } from '../../../proxy/practice/simulated-call.ts';
import { createSimulatedSafecube, type SimulatedSafecube } from '../../../proxy/practice/simulated-safecube.ts';

/** A simulated Safecube with a clock to turn, lines to script and a short way to call it. */
export interface Dock {
  readonly provider: SimulatedSafecube;
  readonly call: (method: string, target: string, body?: unknown, key?: string) => SimulatedAnswer;
  readonly pull: (number: string, query?: string, key?: string) => SimulatedAnswer;
  readonly add: (...numbers: readonly string[]) => SimulatedAnswer;
  readonly addLater: (...numbers: readonly string[]) => SimulatedAnswer;
  readonly remove: (...numbers: readonly string[]) => SimulatedAnswer;
  /** The numbers billed for a month, sorted. */
  readonly billed: (month: string, key?: string) => readonly string[];
  readonly goTo: (time: string) => void;
}

/** The container used where one is enough. */
export const container = 'MSCU6639870';

/** A line that was not reached. */
export const silent = {
  kind: 'not-contacted',
  errorCode: 400,
  code: 'SEALINE_NO_RESPONSE',
} as const satisfies LineAnswer;

/** Opens a dock on 10 November 2026, noon. `lines` scripts answers by number; the rest answer by format. */
export function openDock(
  lines: Readonly<Record<string, LineAnswer>> = {},
  options: Partial<SimulatedSafecubeOptions> = {},
): Dock {
  let now = Date.parse('2026-11-10T12:00:00Z');
  const provider = createSimulatedSafecube({
    now: () => now,
    askLine: (number) => lines[number] ?? answerByFormat(number),
    endpoints: ['ep_one', 'ep_two'],
    ...options,
  });
  const call: Dock['call'] = (method, target, body, key = 'key') =>
    provider.answer(simulatedCall(method, target, { API_KEY: key }, body === undefined ? '' : JSON.stringify(body)));
  const list = (method: string, name: string, numbers: readonly string[]): SimulatedAnswer =>
    call(method, `/webhook/api/v1/${name}`, { ep_one: { shipments: numbers.map((number) => ({ number })) } });
  return {
    provider,
    call,
    pull: (number, query = '', key = 'key') =>
      call(
        'GET',
        `/container-tracking/api/v2/shipment?shipmentNumber=${encodeURIComponent(number)}${query}`,
        undefined,
        key,
      ),
    add: (...numbers) => list('POST', 'easy-shipment', numbers),
    addLater: (...numbers) => list('POST', 'easy-shipment-asynchronous', numbers),
    remove: (...numbers) => list('DELETE', 'easy-shipment', numbers),
    billed: (month, key = 'key') => [...(provider.trueCount(key).months[month] ?? [])].sort(),
    goTo(time) {
      now = Date.parse(time);
    },
  };
}

/** The code in an answer's `message`. */
export function codeOf(answer: SimulatedAnswer): unknown {
  const body = parseJson(JSON.stringify(answer.body));
  return isObject(body) ? body['message'] : undefined;
}
