import { expect, test } from 'vitest';
import { EVERY_ACCOUNT } from '../../shared/books/books.ts';
import { usageRows } from '../../shared/books/usage.ts';
import { backupHead, backupLines, keptLines, planRestore, readBackup, restore } from '../../shared/ledger/backup.ts';
import { openMemoryStore } from '../../shared/ledger/memory-store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { ALLOW, openGateDesk } from '../gate/gate-desk.ts';
import { openBooksDesk } from '../screens/books-desk.ts';

const backupOf = (postings: readonly Posted[]): string =>
  [backupHead('2026-11-24T12:00:00Z'), ...backupLines(postings.map(({ posting }) => posting))].join('\n');

const postingsIn = (text: string) => {
  const read = readBackup(text);
  if (read.kind !== 'backup') throw new Error(read.kind);
  return read.postings;
};

const openBooks = async () => {
  const desk = openBooksDesk();
  await desk.register('RR100000001CN', 'RR100000002CN');
  await desk.set({ name: 'Main account', plan: '100-monthly' });
  await desk.remove('RR100000001CN');
  return desk;
};

/** Restores a backup into a ledger of these postings, and says what the books are then. */
const restored = async (text: string, into: Posted[] = []) => {
  const store = openMemoryStore(into);
  const plan = await planRestore(store, postingsIn(text), EVERY_ACCOUNT);
  if (plan.kind !== 'fits') return plan;
  expect(await restore(store, plan)).toBe(true);
  const { gate } = openGateDesk({ postings: into });
  return { kind: 'restored', usage: await gate.look(usageRows), postings: into } as const;
};

test('books that are restored into nothing are those that were backed up', async () => {
  const { gate, postings } = await openBooks();
  expect(await restored(backupOf(postings))).toEqual({
    kind: 'restored',
    usage: await gate.look(usageRows),
    postings,
  });
});

test('adds what came after an earlier backup, and the same file twice adds nothing', async () => {
  const desk = await openBooks();
  const earlier = [...desk.postings];
  await desk.register('RR100000003CN');
  const text = backupOf(desk.postings);
  const once = await restored(text, earlier);
  expect(once).toMatchObject({ kind: 'restored', postings: desk.postings });
  expect(await restored(text, [...desk.postings])).toMatchObject({ postings: desk.postings });
});

test('does not fit where the ledger went on otherwise, and leaves it as it is', async () => {
  const desk = await openBooks();
  const text = backupOf(desk.postings);
  const other = openBooksDesk();
  await other.register('RR100000009CN');
  const before = [...other.postings];
  expect(await restored(text, other.postings)).toEqual({ kind: 'went-on', provider: '17track', account: 'none' });
  expect(other.postings).toEqual(before);
});

test('fits where the ledger went on and has all of the backup', async () => {
  const desk = await openBooks();
  const text = backupOf(desk.postings);
  await desk.register('RR100000003CN');
  const plan = await planRestore(openMemoryStore(desk.postings), postingsIn(text), EVERY_ACCOUNT);
  expect(plan).toMatchObject({ kind: 'fits', missing: [] });
});

test('is not added where somebody wrote since it was planned', async () => {
  const desk = await openBooks();
  const into: Posted[] = [];
  const store = openMemoryStore(into);
  const plan = await planRestore(store, postingsIn(backupOf(desk.postings)), EVERY_ACCOUNT);
  const other = openGateDesk({ postings: into });
  await other.gate.open(other.registering('call', 'RR100000009CN'), ALLOW, () => false);
  const before = into.length;
  expect(plan.kind === 'fits' && (await restore(store, plan))).toBe(false);
  expect(into).toHaveLength(before);
});

test.each([
  ['number\nRR100000001CN', { kind: 'no-backup' }],
  ['{"kind":"tollgate-backup","version":3}', { kind: 'newer' }],
  [`${backupHead('')}\n{"id":1}`, { kind: 'damaged', line: 2 }],
] as const)('says what is wrong with %j', (text, wanted) => {
  expect(readBackup(text)).toEqual(wanted);
});

test('what lies beside the ledger comes back as it was, and a file of the first version has none of it', async () => {
  const things = [
    { shelf: 'settings', key: 'sites-off', value: ['old-erp.example'] },
    { shelf: 'sites', key: 'erp.example', value: true },
  ];
  const { postings } = await openBooks();
  expect(readBackup([backupOf(postings), ...keptLines(things)].join('\n'))).toMatchObject({
    kind: 'backup',
    postings: { length: postings.length },
    kept: things,
  });
  expect(readBackup('{"kind":"tollgate-backup","version":1}')).toMatchObject({ kind: 'backup', kept: [] });
  expect(readBackup(`${backupHead('2026-11-24T12:00:00Z')}\n{"kept":{"shelf":`)).toEqual({ kind: 'damaged', line: 2 });
});
