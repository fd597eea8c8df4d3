import { randomFrom } from './random-from.ts';
import type { Place, StoreCase } from './store-case.ts';
import { append, failureOf, follow, line, newsOf, numbersTo, readAll, throwing } from './store-steps.ts';

const TIMES = 300;

/** One writer that steps and looks at random, with faults among them; gives how much was durable when a look was asked for, and what it saw. */
const wander = async (place: Place, name: string) => {
  const { ledger } = await place.open();
  const random = randomFrom(name);
  const books = follow(ledger);
  const seen: { readonly durable: number; readonly lines: readonly string[] }[] = [];
  let durable = 0;
  const act = async (nth: number): Promise<void> => {
    const chance = random();
    if (chance < 0.4) {
      const before = durable;
      seen.push({ durable: before, lines: await books.look() });
    } else if (chance < 0.8) {
      await books.append(`${name}${nth}`);
      durable = Math.max(durable, books.lines.indexOf(`${books.lines.length} ${name}${nth}`) + 1);
    } else if (chance < 0.9) {
      await failureOf(
        ledger.write(() => {
          books.lines.push('a half');
          return throwing();
        }),
      );
    } else await failureOf(ledger.read(throwing));
  };
  for (const round of numbersTo(TIMES / 10)) await Promise.all(numbersTo(10).map((nth) => act(round * 10 + nth)));
  return { books, seen };
};

export const onLooks: readonly StoreCase[] = [
  {
    claim: 'shows a look what this writer and others appended before it was asked for',
    observe: async (place) => {
      const one = await place.open();
      const books = follow(one.ledger);
      await books.append('a');
      await append((await place.open()).ledger, 'b');
      return [await books.look(), await follow((await place.open()).ledger).look()];
    },
    expected: [
      ['1 a', '2 b'],
      ['1 a', '2 b'],
    ],
  },
  {
    claim: 'says once that others appended, to the look or the step that comes first',
    observe: async (place) => {
      const { ledger } = await place.open();
      const other = (await place.open()).ledger;
      const look = (): Promise<readonly string[]> => ledger.read((news) => news.map(line));
      await append(other, 'a');
      const heard = [await look(), await look()];
      await append(other, 'b');
      heard.push((await newsOf(ledger)).map(line), await look());
      await append(other, 'c');
      heard.push(...(await Promise.all([look(), look()])));
      return [heard, await append(ledger, 'd')];
    },
    expected: [[['1 a'], [], ['1 a', '2 b'], [], ['1 a', '2 b', '3 c'], []], [4]],
  },
  {
    claim: 'tells a look the number that comes next, and appends nothing',
    observe: async (place) => {
      const { ledger } = await place.open();
      const next = (): Promise<number> => ledger.read((_, number) => number);
      const empty = await next();
      await append(ledger, 'a');
      return [empty, await next(), await next(), await readAll(place)];
    },
    expected: [1, 2, 2, ['1 a']],
  },
  {
    claim: 'never runs a look inside read',
    observe: async (place) => {
      const { ledger } = await place.open();
      const order: string[] = [];
      const looked = ledger.read(() => order.push('look'));
      order.push('asked');
      await looked;
      return order;
    },
    expected: ['asked', 'look'],
  },
  {
    claim: 'looks at once while another program holds the lock, and so does one who opens the ledger then',
    observe: async (place) => {
      const { ledger } = await place.open();
      const books = follow(ledger);
      await books.append('a');
      const free = await place.lock();
      const looked = books.look();
      const waits = books.append('b');
      const seen = [await looked, await follow((await place.open()).ledger).look()];
      await free();
      return [seen.map(([first]) => first), await waits, await books.look()];
    },
    expected: [['1 a', '1 a'], true, ['1 a', '2 b']],
  },
  {
    claim: 'rejects only the look that throws, and shows those behind it the whole ledger',
    observe: async (place) => {
      const { ledger } = await place.open();
      const books = follow(ledger);
      await books.append('a');
      const half = ledger.read(() => {
        books.lines.push('2 never written');
        return throwing();
      });
      const came = await Promise.all([books.look(), half, books.look()].map(failureOf));
      return [came, await books.append('b'), await books.look()];
    },
    expected: [
      [['1 a'], 'LedgerError: a step of the ledger failed, and nothing was appended: a bug', ['1 a']],
      true,
      ['1 a', '2 b'],
    ],
  },
  {
    claim: 'finishes looks that were asked for before it closes, and refuses those that come after',
    observe: async (place) => {
      const { ledger, close } = await place.open();
      const looked = ledger.read((_, next) => next);
      const closed = close();
      const refused = await failureOf(ledger.read((_, next) => next));
      await closed;
      return [await looked, refused];
    },
    expected: [1, 'LedgerError: the ledger is closed, and nothing was appended'],
  },
  {
    claim: 'gives looks and steps that two writers mix at random, with faults, the books that a replay gives',
    observe: async (place) => {
      const writers = await Promise.all([wander(place, 'a'), wander(place, 'b')]);
      const ledger = await readAll(place);
      const looks = writers.flatMap(({ seen }) => seen);
      const isTrue = ({ lines, durable }: (typeof looks)[number]): boolean =>
        lines.length >= durable && lines.every((text, at) => text === ledger[at]);
      const lasts = await Promise.all(writers.map(({ books }) => books.look()));
      return [looks.length > TIMES / 2, looks.every(isTrue), lasts.map((lines) => lines.join() === ledger.join())];
    },
    expected: [true, true, [true, true]],
  },
];
