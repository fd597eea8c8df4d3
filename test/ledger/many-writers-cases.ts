import type { StoreCase } from './store-case.ts';
import { append, follow, line, newsOf, numbersTo, readAll } from './store-steps.ts';

export const betweenWriters: readonly StoreCase[] = [
  {
    claim: 'says that a writer does not go on where another appended, and hands it on in order; its own goes on',
    observe: async (place) => {
      const one = (await place.open()).ledger;
      const other = (await place.open()).ledger;
      await append(one, 'a');
      await append(one, 'b');
      const heard = [await newsOf(other)];
      await append(other, 'c');
      heard.push(await newsOf(other));
      await append(one, 'd');
      heard.push(await newsOf(one), await newsOf(other));
      return heard.map((news) => news.map(line));
    },
    expected: [['1 a', '2 b'], [], [], ['1 a', '2 b', '3 c', '4 d']],
  },
  {
    claim: 'hands the news to the first of the steps that run together',
    observe: async (place) => {
      const one = (await place.open()).ledger;
      const other = (await place.open()).ledger;
      await append(one, 'a');
      return Promise.all([append(other, 'b'), append(other, 'c')]);
    },
    expected: [[1, 2], [3]],
  },
  {
    claim: 'lets two writers write at once, and each knows the whole ledger in order',
    observe: async (place) => {
      const writers = await Promise.all(
        ['a', 'b'].map(async (name) => ({ name, ...follow((await place.open()).ledger) })),
      );
      for (const round of numbersTo(20)) {
        await Promise.all(
          writers.flatMap(({ name, write }) => numbersTo(5).map((nth) => write(`${name}${round}.${nth}`, () => true))),
        );
      }
      await Promise.all(writers.map(({ write }) => write('last', () => false)));
      const kept = await readAll(place);
      return [kept.length, ...writers.map(({ lines }) => lines.join() === kept.join())];
    },
    expected: [200, true, true],
  },
  {
    claim: 'never lets writers together append more than fits',
    observe: async (place) => {
      const writers = await Promise.all(numbersTo(3).map(async () => follow((await place.open()).ledger)));
      const tried = writers.flatMap(({ write }, nth) =>
        numbersTo(40).map((call) => write(`${nth}.${call}`, (known) => known < 5)),
      );
      const passed = (await Promise.all(tried)).filter((may) => may);
      return [passed.length, (await readAll(place)).length];
    },
    expected: [5, 5],
  },
];
