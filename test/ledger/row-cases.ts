import type { LedgerStore, Reading } from '../../shared/ledger/store.ts';
import { type Changes, type Found, NO_CHANGES, type Read } from '../../shared/model/rows.ts';
import { buildPosting } from './build-posting.ts';
import type { StoreCase } from './store-case.ts';
import { failureOf, readAll } from './store-steps.ts';

const rowsOf = (rows: Readonly<Record<string, string | null>>): Changes => ({
  ...NO_CHANGES,
  rows: new Map(Object.entries(rows)),
});

/** Appends a posting with these changes of rows. */
const change = (ledger: LedgerStore, id: string, changes: Changes): Promise<null> =>
  ledger.write(function* () {
    yield [];
    return { append: [buildPosting({ id })], changes, result: null };
  });

const look = (ledger: LedgerStore, ...reads: readonly Read[]): Promise<readonly Found[]> =>
  ledger.read(function* (): Reading<readonly Found[]> {
    return yield reads;
  });

const row = (key: string): Read => ({ kind: 'row', key });
const stretch = (from: string, to: string, most: number | null = null): Read => ({ kind: 'stretch', from, to, most });

export const withRows: readonly StoreCase[] = [
  {
    claim: 'hands over rows as they were written, and none where there is none',
    observe: async (place) => {
      const { rows } = await place.open();
      await change(rows, 'a', rowsOf({ 'n|1': 'one', 'n|ü 包裹 "|': '"text"' }));
      return look((await place.open()).rows, row('n|1'), row('n|ü 包裹 "|'), row('n|2'));
    },
    expected: [
      { kind: 'row', text: 'one' },
      { kind: 'row', text: '"text"' },
      { kind: 'row', text: null },
    ],
  },
  {
    claim: 'hands over a stretch of rows in the order of their keys, its end left out, and no more than so many',
    observe: async (place) => {
      const { rows } = await place.open();
      await change(rows, 'a', rowsOf({ 'a|3': '3', 'a|1': '1', 'a|2': '2', b: 'b' }));
      const found = await look(
        rows,
        stretch('a|', 'b'),
        stretch('a|2', 'a|3'),
        stretch('a|', 'c', 2),
        stretch('x', 'y'),
      );
      return found.map((one) => (one.kind === 'stretch' ? one.rows.map(({ text }) => text) : []));
    },
    expected: [['1', '2', '3'], ['2'], ['1', '2'], []],
  },
  {
    claim: 'clears stretches first, then writes rows, then adds to sums, of which a row of zeros is none',
    observe: async (place) => {
      const { rows } = await place.open();
      await change(rows, 'a', {
        ...rowsOf({ 'a|1': '1', 'b|1': '1' }),
        sums: new Map([
          ['s|1', [5, 0]],
          ['s|2', [1]],
        ]),
      });
      await change(rows, 'b', {
        cleared: ['a|'],
        rows: new Map([
          ['a|2', '2'],
          ['b|1', null],
        ]),
        sums: new Map([
          ['s|1', [-2, 7]],
          ['s|2', [-1]],
        ]),
      });
      const [found] = await look(rows, stretch('', 'z'));
      return found?.kind === 'stretch' ? found.rows.map(({ key, text }) => `${key} ${text}`) : [];
    },
    expected: ['a|2 2', 's|1 [3,7]'],
  },
  {
    claim: 'writes rows with the postings of their step or not at all, and keeps those of the steps beside it',
    observe: async (place) => {
      const { rows } = await place.open();
      const bad = buildPosting({ id: 'bad', at: Number.NaN });
      const guilty = rows.write(function* () {
        yield [];
        return { append: [bad], changes: rowsOf({ guilty: 'yes' }), result: null };
      });
      await Promise.all([
        change(rows, 'a', rowsOf({ a: '1' })),
        failureOf(guilty),
        change(rows, 'b', rowsOf({ b: '2' })),
      ]);
      return [await look(rows, row('a'), row('guilty'), row('b')), await readAll(place)];
    },
    expected: [
      [
        { kind: 'row', text: '1' },
        { kind: 'row', text: null },
        { kind: 'row', text: '2' },
      ],
      ['1 a', '2 b'],
    ],
  },
  {
    claim: 'lets a step read what the steps before it in its transaction wrote, and read again for what that names',
    observe: async (place) => {
      const { rows } = await place.open();
      await change(rows, 'a', rowsOf({ next: 'far' }));
      const reading = rows.write(function* () {
        const [first] = yield [row('next')];
        const [second, there] = yield [row(first?.kind === 'row' ? (first.text ?? '') : ''), { kind: 'id', id: 'b' }];
        return { append: [], changes: NO_CHANGES, result: [second, there] };
      });
      const [found] = await Promise.all([reading, change(rows, 'c', NO_CHANGES)]);
      const wrote = change(rows, 'b', rowsOf({ far: 'there' }));
      const after = rows.write(function* () {
        const read = yield [row('far'), { kind: 'id', id: 'b' }];
        return { append: [], changes: NO_CHANGES, result: read };
      });
      await wrote;
      return [found, await after];
    },
    expected: [
      [
        { kind: 'row', text: null },
        { kind: 'id', seq: null },
      ],
      [
        { kind: 'row', text: 'there' },
        { kind: 'id', seq: 3 },
      ],
    ],
  },
  {
    claim: 'hands over postings by their place, and as many as are asked for',
    observe: async (place) => {
      const { rows } = await place.open();
      for (const id of ['a', 'b', 'c']) await change(rows, id, NO_CHANGES);
      const [one, some] = await look(rows, { kind: 'posting', seq: 2 }, { kind: 'postings', after: 1, most: 5 });
      return [
        one?.kind === 'posting' ? one.posted?.posting.id : null,
        some?.kind === 'postings' ? some.posted.map(({ seq, posting }) => `${seq} ${posting.id}`) : null,
      ];
    },
    expected: ['b', ['2 b', '3 c']],
  },
  {
    claim: 'says whether a step goes on from the last one: not at first, after another writer, or after a failure',
    observe: async (place) => {
      const [one, other] = [(await place.open()).rows, (await place.open()).rows];
      const ground = (ledger: LedgerStore) =>
        ledger.read(function* ({ last, goesOn }) {
          yield [];
          return `${last} ${goesOn}`;
        });
      const heard = [await ground(one), await ground(one)];
      await change(one, 'a', NO_CHANGES);
      heard.push(await ground(one), await ground(other));
      await change(other, 'b', NO_CHANGES);
      heard.push(await ground(one), await ground(one));
      await failureOf(
        one.write(() => {
          throw new RangeError('a bug');
        }),
      );
      heard.push(await ground(one));
      return heard;
    },
    expected: ['0 false', '0 true', '1 true', '1 false', '2 false', '2 true', '2 false'],
  },
];
