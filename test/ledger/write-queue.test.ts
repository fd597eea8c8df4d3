import { setImmediate as turnEnd } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { carryOut } from '../../shared/ledger/carry-out.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import { queueWrites, type Work } from '../../shared/ledger/write-queue.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { followed } from './news-ledger.ts';
import { randomFrom } from './random-from.ts';
import { failureOf, follow, line, numbersTo, throwing } from './store-steps.ts';

/** Carries out orders on postings; gives those that they add. */
const carryOutOn = (kept: readonly Posted[], work: Work): readonly Posted[] => {
  const all = [...kept];
  carryOut(work(kept.length), (order) => {
    if (order.do === 'write') all.push(...order.postings);
    return order.do === 'write'
      ? undefined
      : order.reads.map((read) =>
          read.kind === 'id'
            ? { kind: 'id', seq: all.find(({ posting }) => posting.id === read.id)?.seq ?? null }
            : { kind: 'postings', posted: all },
        );
  });
  return all.slice(kept.length);
};

/** A storage whose commits take a while, and fail at random; looks come in between. */
const openSlowStorage = (random: () => number) => {
  const kept: Posted[] = [];
  const store = followed(
    queueWrites({
      transact: async (work) => {
        await turnEnd();
        if (random() < 0.1) throw new LedgerError('the disk is locked');
        const added = carryOutOn(kept, work);
        for (const _ of numbersTo(3)) await turnEnd();
        if (random() < 0.3) throw new LedgerError('the disk is full');
        kept.push(...added);
      },
      look: async (see) => {
        await turnEnd();
        if (random() < 0.1) throw new LedgerError('the disk is gone');
        carryOutOn(kept, see);
      },
      pages: async function* () {
        yield kept;
      },
      close: async () => {},
    }),
  );
  return { store, kept };
};

test.each(numbersTo(20))('shows no look what a transaction may still take back (history %i)', async (nth) => {
  const random = randomFrom(`history ${nth}`);
  const { store, kept } = openSlowStorage(random);
  const books = follow(store);
  const looks: unknown[] = [];
  const acknowledged: string[] = [];
  const act = async (id: string): Promise<void> => {
    const chance = random();
    if (chance < 0.5) looks.push(await failureOf(books.look()));
    else if (chance < 0.9) {
      if ((await failureOf(books.append(id))) === true) acknowledged.push(id);
    } else {
      const half = store.write(() => {
        books.lines.push('a half');
        return throwing();
      });
      await failureOf(half);
    }
  };
  for (const round of numbersTo(30)) {
    await Promise.all(
      numbersTo(4).map(async (one) => {
        for (let pause = Math.floor(random() * 6); pause > 0; pause--) await turnEnd();
        await act(`p${round}.${one}`);
      }),
    );
  }
  const ledger = kept.map(line);
  const seen = looks.filter((look): look is readonly string[] => Array.isArray(look));
  expect(seen.length).toBeGreaterThan(10);
  for (const lines of seen) expect(lines).toEqual(ledger.slice(0, lines.length));
  expect(ledger.map((text) => text.split(' ')[1]).toSorted()).toEqual(acknowledged.toSorted());
});

test('looks while a transaction waits to begin', async () => {
  let free = (): void => {};
  const locked = new Promise<void>((resolve) => {
    free = resolve;
  });
  const kept: Posted[] = [];
  const store = followed(
    queueWrites({
      transact: async (work) => {
        await locked;
        kept.push(...carryOutOn(kept, work));
      },
      look: async (see) => void carryOutOn(kept, see),
      pages: async function* () {
        yield kept;
      },
      close: async () => {},
    }),
  );
  const books = follow(store);
  const waits = books.append('a');
  expect(await books.look()).toEqual([]);
  free();
  await waits;
  expect(await books.look()).toEqual(['1 a']);
});
