import type { LedgerStore } from '../../shared/ledger/store.ts';
import { NO_CHANGES } from '../../shared/model/rows.ts';
import { buildPosting } from './build-posting.ts';
import type { StoreCase } from './store-case.ts';
import { failureOf, numbersTo, readAll } from './store-steps.ts';

/** One step that appends a posting and keeps a waiting call of the same name. */
const keep = (ledger: LedgerStore, id: string, at = 0): Promise<unknown> =>
  // biome-ignore lint/correctness/useYield: it reads nothing.
  ledger.write(function* () {
    const waiting = new Map([[id, { waits: id }]]);
    return { append: [buildPosting({ id, at })], changes: NO_CHANGES, waiting, result: null };
  });

export const onShelves: readonly StoreCase[] = [
  {
    claim: 'keeps documents on shelves, each for itself, when it is opened again',
    observe: async (place) => {
      const { shelves, close } = await place.open();
      const document = { id: '17track', rules: [1, null, { say: '“ü” 包裹' }] };
      await shelves.packs.put('b', document);
      await shelves.packs.put('a', 1);
      await shelves.packs.put('a', 2);
      await shelves.settings.put('a', 'other');
      await shelves.settings.put('gone', true);
      await shelves.settings.delete('gone');
      await shelves.settings.delete('never there');
      await close();
      const { packs, settings, waiting } = (await place.open()).shelves;
      const missing = (await settings.get('gone')) === undefined;
      return [await packs.all(), await packs.get('b'), await settings.all(), missing, await waiting.all()];
    },
    expected: [
      [
        { key: 'a', value: 2 },
        { key: 'b', value: { id: '17track', rules: [1, null, { say: '“ü” 包裹' }] } },
      ],
      { id: '17track', rules: [1, null, { say: '“ü” 包裹' }] },
      [{ key: 'a', value: 'other' }],
      true,
      [],
    ],
  },
  {
    claim: 'keeps the first of several values for a key, and tells every writer which',
    observe: async (place) => {
      const stores = await Promise.all(numbersTo(4).map(() => place.open()));
      const kept = await Promise.all(stores.map(({ shelves }, nth) => shelves.settings.keep('key', `value ${nth}`)));
      const again = await stores[0]?.shelves.settings.keep('key', 'too late');
      return [new Set([...kept, again]).size, String(again).slice(0, 6)];
    },
    expected: [1, 'value '],
  },
  {
    claim: 'keeps the waiting call of a step with its postings, and neither where the step fails',
    observe: async (place) => {
      const { rows, shelves, close } = await place.open();
      await shelves.waiting.put('a', 'before');
      const came = await Promise.all(
        [keep(rows, 'a'), keep(rows, 'unreadable', Number.NaN), keep(rows, 'b')].map(failureOf),
      );
      await close();
      const again = await place.open();
      return [came.map((one) => one === null), await readAll(place), await again.shelves.waiting.all()];
    },
    expected: [
      [true, false, true],
      ['1 a', '2 b'],
      [
        { key: 'a', value: { waits: 'a' } },
        { key: 'b', value: { waits: 'b' } },
      ],
    ],
  },
];
