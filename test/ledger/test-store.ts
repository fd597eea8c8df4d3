import { expect, test } from 'vitest';
import { followed } from './news-ledger.ts';
import type { OpenedStore, OpenStore, Place } from './store-case.ts';
import { storeCases } from './store-contract.ts';

/** Holds a store to the contract. `open` is called with a name of its own for each case, and several times with the same one. */
export function testStore(
  open: (name: string) => Promise<OpenedStore>,
  lock: (name: string) => Promise<() => Promise<void>>,
): void {
  storeCases.forEach(({ claim, observe, expected }, nth) => {
    test(claim, async () => {
      const opened: OpenStore[] = [];
      const place: Place = {
        async open() {
          const opening = await open(`case-${nth}`);
          const store = { ...opening, ledger: followed(opening.ledger), rows: opening.ledger };
          opened.push(store);
          return store;
        },
        lock: () => lock(`case-${nth}`),
      };
      try {
        expect(await observe(place)).toEqual(expected);
      } finally {
        for (const { close } of opened) await close();
      }
    });
  });
}
