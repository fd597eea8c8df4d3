import { openIdbStore } from '../../extension/store/idb-store.ts';
import type { Gate } from '../../shared/gate/gate.ts';
import { gateOn, numberNamed, recognisedBy, register } from './bench-gate.ts';

// What a bench runs in a page of a browser: the extension's own store and gate.

const FROM = { road: 'page', tag: null, user: null, site: 'shop.example' } as const;

const open = (): Gate => gateOn(openIdbStore('bench').ledger);

const range = (from: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, nth) => numberNamed(from + nth));

const anyOf = (items: number): readonly string[] =>
  Array.from({ length: 40 }, () => numberNamed(Math.floor(Math.random() * items)));

Object.assign(globalThis, {
  /** Registers items from one on, 40 a call, and gives how many bytes the origin takes. */
  async fill(from: number, to: number): Promise<number> {
    const gate = open();
    for (let first = from; first < to; first += 2000) {
      const calls = Array.from({ length: Math.ceil(Math.min(2000, to - first) / 40) }, (_, nth) => first + nth * 40);
      await Promise.all(calls.map((begun) => register(gate, range(begun, 40), FROM)));
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
