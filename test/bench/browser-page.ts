import { openIdbStore } from '../../extension/store/idb-store.ts';
import { type Gate, openGate } from '../../shared/gate/gate.ts';
import type { Judge } from '../../shared/gate/way.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import type { Recognised } from '../../shared/recognise/recognise.ts';
import { answerBody } from '../../shared/rules/answer.ts';

// What a bench runs in a page of a browser: the extension's own store and gate.

const ALLOW: Judge = () => ({ kind: 'allow', by: 'policy', reason: 'bench' });
const numberNamed = (nth: number): string => `RR${String(100_000_000 + nth)}CN`;

const open = (): Gate =>
  openGate({
    store: openIdbStore('bench').ledger,
    packs: bundledPacks,
    packOf: () => null,
    now: () => Date.now(),
    fingerprint: () => Promise.resolve('acc'),
    origin: 'bench',
    sleep: () => ({ done: Promise.resolve(), cancel: () => undefined }),
  });

const asked = (numbers: readonly number[]) => numbers.map((nth) => ({ number: numberNamed(nth), carrier: 3011 }));

const recognisedBy = (gate: Gate, numbers: readonly number[]): Recognised => {
  const recognised = gate.recognise({
    method: 'POST',
    url: 'https://api.17track.net/track/v2.4/register',
    headers: [],
    body: { kind: 'text', text: JSON.stringify(asked(numbers)) },
  });
  if (recognised === null) throw new Error('not recognised');
  return recognised;
};

const register = async (gate: Gate, numbers: readonly number[]): Promise<void> => {
  const id = crypto.randomUUID();
  const from = { road: 'page', tag: null, user: null, site: 'shop.example' } as const;
  await gate.attempt({ id, recognised: recognisedBy(gate, numbers), account: 'acc', from }, ALLOW, () => false);
  const body = answerBody(JSON.stringify({ code: 0, data: { accepted: asked(numbers), rejected: [] } }));
  await gate.settle(id, { kind: 'response', status: 200, body });
};

const range = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, nth) => from + nth);

const anyOf = (items: number): readonly number[] => range(0, 40).map(() => Math.floor(Math.random() * items));

Object.assign(globalThis, {
  /** Registers items from one on, 40 a call, and gives how many bytes the origin takes. */
  async fill(from: number, to: number): Promise<number> {
    const gate = open();
    for (let first = from; first < to; first += 2000) {
      const calls = range(0, Math.ceil(Math.min(2000, to - first) / 40));
      await Promise.all(calls.map((nth) => register(gate, range(first + nth * 40, 40))));
    }
    return (await navigator.storage.estimate()).usage ?? 0;
  },

  /** Quotes 40 items of so many, again and again, others each time; milliseconds of each. */
  async quotes(items: number, runs: number): Promise<readonly number[]> {
    const gate = open();
    const times: number[] = [];
    for (let nth = 0; nth < runs; nth++) {
      const recognised = recognisedBy(gate, anyOf(items));
      const before = performance.now();
      await gate.quote(recognised, 'acc');
      times.push(performance.now() - before);
    }
    return times;
  },

  /** The first answer of a gate that holds nothing yet, as after its worker was ended. */
  async first(items: number): Promise<number> {
    const before = performance.now();
    const gate = open();
    await gate.quote(recognisedBy(gate, anyOf(Math.max(items, 1))), 'acc');
    return performance.now() - before;
  },
});
