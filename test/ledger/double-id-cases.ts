import type { StoreCase } from './store-case.ts';
import { append, failureOf, readAll, throwing } from './store-steps.ts';

export const withDoubles: readonly StoreCase[] = [
  {
    claim: 'appends an id once in one step, and the postings after it move up',
    observe: async (place) => {
      const { ledger } = await place.open();
      return [await append(ledger, 'a', 'a', 'b'), await append(ledger, 'c'), await readAll(place)];
    },
    expected: [[1], [3], ['1 a', '2 b', '3 c']],
  },
  {
    claim: 'appends an id once in steps that run together and in later ones',
    observe: async (place) => {
      const { ledger } = await place.open();
      const together = await Promise.all([append(ledger, 'a'), append(ledger, 'a', 'b'), append(ledger, 'c')]);
      return [together, await append(ledger, 'b', 'd'), await readAll(place)];
    },
    expected: [[[1], [2], [3]], [4], ['1 a', '2 b', '3 c', '4 d']],
  },
  {
    claim: 'does not append what another writer appended or what was there when it was opened',
    observe: async (place) => {
      const one = await place.open();
      await append(one.ledger, 'a');
      const other = await place.open();
      await append(other.ledger, 'a', 'b');
      await append(one.ledger, 'b', 'c');
      return readAll(place);
    },
    expected: ['1 a', '2 b', '3 c'],
  },
  {
    claim: 'appends an id whose first step failed',
    observe: async (place) => {
      const { ledger } = await place.open();
      await Promise.all([append(ledger, 'a'), ledger.write(throwing)].map(failureOf));
      await append(ledger, 'a');
      return readAll(place);
    },
    expected: ['1 a'],
  },
];
