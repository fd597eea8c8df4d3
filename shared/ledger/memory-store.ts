import type { Posted } from '../model/posting.ts';
import { addedRow, type Changes, type Found, type Read } from '../model/rows.ts';
import { carryOut } from './carry-out.ts';
import type { KeepingShelf, KeepingShelves } from './keeping-shelf.ts';
import type { LedgerStore, Shelf } from './store.ts';
import type { Handed, Order } from './waiting-steps.ts';
import { queueWrites } from './write-queue.ts';

const PAGE = 1000;

const inOrder = (rows: ReadonlyMap<string, string>): readonly string[] => [...rows.keys()].sort();

const findIn = (kept: readonly Posted[], rows: ReadonlyMap<string, string>, read: Read): Found => {
  switch (read.kind) {
    case 'row':
      return { kind: 'row', text: rows.get(read.key) ?? null };
    case 'stretch': {
      const keys = inOrder(rows).filter((key) => key >= read.from && key < read.to);
      const some = read.most === null ? keys : keys.slice(0, read.most);
      return { kind: 'stretch', rows: some.map((key) => ({ key, text: rows.get(key) ?? '' })) };
    }
    case 'posting':
      return { kind: 'posting', posted: kept[read.seq - 1] ?? null };
    case 'postings':
      return { kind: 'postings', posted: kept.slice(read.after, read.after + read.most) };
    case 'id':
      return { kind: 'id', seq: kept.find(({ posting }) => posting.id === read.id)?.seq ?? null };
  }
};

const change = (rows: Map<string, string>, { cleared, rows: written, sums }: Changes): void => {
  const put = (key: string, text: string | null): void => {
    if (text === null) rows.delete(key);
    else rows.set(key, text);
  };
  for (const prefix of cleared) for (const key of inOrder(rows)) if (key.startsWith(prefix)) rows.delete(key);
  for (const [key, text] of written) put(key, text);
  for (const [key, more] of sums) put(key, addedRow(rows.get(key) ?? null, more));
};

const memoryShelf = (): KeepingShelf => {
  // Text, so that nobody holds a value that another changes.
  const kept = new Map<string, string>();
  const read = (key: string): unknown => {
    const text = kept.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  };
  const put = async (key: string, value: unknown): Promise<void> => {
    kept.set(key, JSON.stringify(value));
  };
  return {
    get: async (key) => read(key),
    all: async () => [...kept.keys()].sort().map((key) => ({ key, value: read(key) })),
    put,
    keep: async (key, value) => {
      if (!kept.has(key)) await put(key, value);
      return read(key);
    },
    delete: async (key) => {
      kept.delete(key);
    },
  };
};

/**
 * A ledger that lives as long as `kept`, for audits and tests. Stores opened on the same postings are writers of the same ledger; those that have not the same
 * rows make them anew. `waiting`: where waiting calls lie.
 */
export const openMemoryStore = (
  kept: Posted[] = [],
  rows = new Map<string, string>(),
  waiting: Pick<Shelf, 'put'> = memoryShelf(),
): LedgerStore =>
  queueWrites({
    transact: async (work) => {
      const postings = [...kept];
      const changed = new Map(rows);
      const waits = new Map<string, unknown>();
      const one = (order: Order): Handed => {
        if (order.do === 'read') return order.reads.map((read) => findIn(postings, changed, read));
        postings.push(...order.postings);
        change(changed, order.changes);
        for (const [key, value] of order.waiting) waits.set(key, value);
        return undefined;
      };
      carryOut(work(kept.length), one);
      kept.push(...postings.slice(kept.length));
      rows.clear();
      for (const [key, text] of changed) rows.set(key, text);
      await Promise.all([...waits].map(([key, value]) => waiting.put(key, value)));
    },
    look: async (work) =>
      carryOut(work(kept.length), (order) =>
        order.do === 'read' ? order.reads.map((read) => findIn(kept, rows, read)) : undefined,
      ),
    pages: async function* () {
      const last = kept.length;
      for (let from = 0; from < last; from += PAGE) yield kept.slice(from, Math.min(from + PAGE, last));
    },
    close: async () => {},
  });

/** Empty shelves that live as long as they are held. */
export const memoryShelves = (): KeepingShelves => ({
  packs: memoryShelf(),
  settings: memoryShelf(),
  waiting: memoryShelf(),
});
