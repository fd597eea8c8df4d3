import type { StoreCase } from './store-case.ts';
import { numbersTo } from './store-steps.ts';

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
];
