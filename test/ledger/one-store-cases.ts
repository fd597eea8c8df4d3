import type { Posting } from '../../shared/model/posting.ts';
import { buildPosting } from './build-posting.ts';
import type { StoreCase } from './store-case.ts';
import { append, newsOf, numbersTo, readAll } from './store-steps.ts';

const full: Posting = buildPosting({
  id: 'settle of “ünïcode” 包裹 \u0000 \ud83d\udce6 \ud800',
  kind: 'settle',
  tag: '',
  site: 'shop.example',
  status: 200,
  changes: [
    { do: 'life', is: 'live', number: 'A', variant: '' },
    { do: 'list', list: 'https://hook.example', at: 5, number: 'A', variant: '', after: 1 },
    { do: 'members', members: ['B', 'C'], number: 'A', variant: '' },
  ],
  settings: { name: 'Office', email: true },
  warnings: ['accepted-sixth-change'],
});

export const inOneStore: readonly StoreCase[] = [
  {
    claim: 'begins empty, with number 1 next',
    observe: async (place) => append((await place.open()).ledger),
    expected: [1],
  },
  {
    claim: 'appends in the order given, numbered from 1 on without a gap',
    observe: async (place) => {
      const { ledger } = await place.open();
      const nexts = [await append(ledger, 'a', 'b'), await append(ledger), await append(ledger, 'c')];
      return [nexts, await readAll(place)];
    },
    expected: [
      [[1], [3], [3]],
      ['1 a', '2 b', '3 c'],
    ],
  },
  {
    claim: 'gives a posting back as it was appended',
    observe: async (place) => {
      const { ledger, close } = await place.open();
      await ledger.write(() => ({ append: [full], result: null }));
      await close();
      return newsOf((await place.open()).ledger);
    },
    expected: [{ seq: 1, posting: full }],
  },
  {
    claim: 'keeps postings of a megabyte',
    observe: async (place) => {
      const { ledger } = await place.open();
      const big = (id: string): Posting => buildPosting({ id, tag: id.repeat(1024 * 1024) });
      await ledger.write(() => ({ append: [big('a'), big('b')], result: null }));
      const news = await newsOf((await place.open()).ledger);
      return news.map(({ posting }) => [
        posting.id,
        posting.tag?.length,
        posting.tag === posting.id.repeat(1024 * 1024),
      ]);
    },
    expected: [
      ['a', 1024 * 1024, true],
      ['b', 1024 * 1024, true],
    ],
  },
  {
    claim: 'runs a thousand steps asked for at once, one after the other, in the order asked',
    observe: async (place) => {
      const { ledger } = await place.open();
      const ids = numbersTo(1000).map((nth) => `p${nth}`);
      const nexts = await Promise.all(ids.map((id) => append(ledger, id)));
      const kept = await readAll(place);
      return [
        nexts.every(([next], index) => next === index + 1),
        kept.every((text, index) => text === `${index + 1} p${index + 1}`),
        kept.length,
      ];
    },
    expected: [true, true, 1000],
  },
  {
    claim: 'never runs a step inside write',
    observe: async (place) => {
      const { ledger } = await place.open();
      const order: string[] = [];
      const written = ledger.write(() => {
        order.push('step');
        return { append: [], result: null };
      });
      order.push('asked');
      await written;
      return order;
    },
    expected: ['asked', 'step'],
  },
  {
    claim: 'runs a step that is asked for while another runs after it',
    observe: async (place) => {
      const { ledger } = await place.open();
      let inner: Promise<unknown> = Promise.resolve();
      await ledger.write(() => {
        inner = append(ledger, 'inner');
        return { append: [buildPosting({ id: 'outer' })], result: null };
      });
      return [await inner, await readAll(place)];
    },
    expected: [[2], ['1 outer', '2 inner']],
  },
];
