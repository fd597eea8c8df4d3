import { buildPosting } from './build-posting.ts';
import type { StoreCase } from './store-case.ts';
import { append, failureOf, line, newsOf, readAll, throwing } from './store-steps.ts';

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
    claim: 'rejects all steps that run together with one that throws, and appends nothing of them',
    observe: async (place) => {
      const { ledger } = await place.open();
      const failures = await Promise.all(
        [append(ledger, 'before'), ledger.write(throwing), append(ledger, 'after')].map(failureOf),
      );
      return [new Set(failures).size, String(failures[0]).slice(0, 11), await readAll(place)];
    },
    expected: [1, 'LedgerError', []],
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
    claim: 'tells every caller of a failure before it runs another step',
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
    expected: ['first', 'second', 'third'],
  },
  {
    claim: 'appends nothing of a step with a posting that could not be read again',
    observe: async (place) => {
      const { ledger } = await place.open();
      const bad = buildPosting({ id: 'bad', at: Number.NaN });
      const written = ledger.write(() => ({ append: [buildPosting({ id: 'good' }), bad], result: null }));
      return [await failureOf(written), await readAll(place)];
    },
    expected: [
      'LedgerError: a step of the ledger failed, and nothing was appended: posting bad could not be read again: at is no number',
      [],
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
