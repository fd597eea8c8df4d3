import { expect, test } from 'vitest';
import type { OpenStore, Place } from './store-case.ts';
import { storeCases } from './store-contract.ts';

/** Holds a store to the contract. `open` is called with a name of its own for each case, and several times with the same one. */
export function testStore(
  open: (name: string) => Promise<OpenStore>,
  lock: (name: string) => Promise<() => Promise<void>>,
): void {
  storeCases.forEach(({ claim, observe, expected }, nth) => {
    test(claim, async () => {
      const opened: OpenStore[] = [];
      const place: Place = {
        async open() {
          const store = await open(`case-${nth}`);
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
