import { buildPosting } from './build-posting.ts';
import type { StoreCase } from './store-case.ts';
import { append, failureOf, follow, line, newsOf, readAll, throwing } from './store-steps.ts';

export const whenStepsFail: readonly StoreCase[] = [
  {
    claim: 'appends nothing of a step that throws, and says why',
    observe: async (place) => {
      const { ledger } = await place.open();
      return [await failureOf(ledger.write(throwing)), await readAll(place)];
    },
    expected: ['LedgerError: a step of the ledger failed, and nothing was appended: a bug', []],
  },
  {
    claim: 'rejects only the step that throws: those that run together with it are appended, each once',
    observe: async (place) => {
      const { ledger } = await place.open();
      const together = [
        append(ledger, 'before'),
        ledger.write(throwing),
        append(ledger, 'between'),
        ledger.write(throwing),
        append(ledger, 'after'),
      ];
      const came = await Promise.all(together.map(failureOf));
      const failure = 'LedgerError: a step of the ledger failed, and nothing was appended: a bug';
      return [came.map((one) => (one === failure ? 'rejected' : 'appended')), await readAll(place)];
    },
    expected: [
      ['appended', 'rejected', 'appended', 'rejected', 'appended'],
      ['1 before', '2 between', '3 after'],
    ],
  },
  {
    claim: 'runs no step a second time because another threw',
    observe: async (place) => {
      const { ledger } = await place.open();
      const ran: string[] = [];
      const counted = (id: string): Promise<unknown> =>
        ledger.write(() => {
          ran.push(id);
          return { append: [buildPosting({ id })], result: null };
        });
      await Promise.all([counted('a'), ledger.write(throwing), counted('b'), counted('c')].map(failureOf));
      return ran;
    },
    expected: ['a', 'b', 'c'],
  },
  {
    claim: 'gives those behind a step that threw a ledger without what it began with',
    observe: async (place) => {
      const { ledger } = await place.open();
      const books = follow(ledger);
      await books.append('a');
      const half = ledger.write(() => {
        books.lines.push('2 never written');
        return throwing();
      });
      await Promise.all([books.append('b'), half, books.append('c')].map(failureOf));
      return [books.lines, await books.look(), await readAll(place)];
    },
    expected: [
      ['1 a', '2 b', '3 c'],
      ['1 a', '2 b', '3 c'],
      ['1 a', '2 b', '3 c'],
    ],
  },
  {
    claim: 'begins again from the first posting after a step that threw',
    observe: async (place) => {
      const { ledger } = await place.open();
      await append(ledger, 'a', 'b');
      await failureOf(ledger.write(throwing));
      return [(await newsOf(ledger)).map(line), await newsOf(ledger), await append(ledger, 'c'), await readAll(place)];
    },
    expected: [['1 a', '2 b'], [], [3], ['1 a', '2 b', '3 c']],
  },
  {
    claim: 'tells the caller of a step that threw before it runs another',
    observe: async (place) => {
      const { ledger } = await place.open();
      const heard: string[] = [];
      let later: Promise<unknown> = Promise.resolve();
      const hear = async (name: string, written: Promise<unknown>): Promise<void> => {
        try {
          await written;
        } catch {
          heard.push(name);
        }
      };
      await Promise.all([
        hear('first', append(ledger, 'a')),
        hear(
          'second',
          ledger.write(() => {
            later = ledger.write(() => ({ append: [], result: [...heard] }));
            return throwing();
          }),
        ),
        hear('third', append(ledger, 'b')),
      ]);
      return later;
    },
    expected: ['second'],
  },
  {
    claim: 'appends nothing of a step with a posting that could not be read again',
    observe: async (place) => {
      const { ledger } = await place.open();
      const bad = buildPosting({ id: 'bad', at: Number.NaN });
      const written = ledger.write(() => ({ append: [buildPosting({ id: 'good' }), bad], result: null }));
      const beside = append(ledger, 'beside');
      return [await failureOf(written), await beside, await readAll(place)];
    },
    expected: [
      'LedgerError: a step of the ledger failed, and nothing was appended: posting bad could not be read again: at is no number',
      [1],
      ['1 beside'],
    ],
  },
  {
    claim: 'finishes what was asked for before it closes, and refuses what comes after',
    observe: async (place) => {
      const { ledger, close } = await place.open();
      const written = Promise.all([append(ledger, 'a'), append(ledger, 'b')]);
      const closed = close();
      const refused = await failureOf(append(ledger, 'c'));
      await closed;
      await close();
      return [await written, refused, await readAll(place)];
    },
    expected: [[[1], [2]], 'LedgerError: the ledger is closed, and nothing was appended', ['1 a', '2 b']],
  },
];
