import { expect, test } from 'vitest';
import { watchCalls } from '../../../extension/background/recent-calls.ts';
import { openMemoryStore } from '../../../shared/ledger/memory-store.ts';
import type { Posted, Posting } from '../../../shared/model/posting.ts';
import { buildPosting } from '../../ledger/build-posting.ts';
import { followed } from '../../ledger/news-ledger.ts';

const heard = (): void => {};
const opening = (call: string, more: Partial<Posting> = {}): Posting =>
  buildPosting({ id: call, kind: 'reserve', call, provider: '17track', account: 'a1', ...more });
const closing = (call: string): Posting =>
  buildPosting({ id: `${call}:settle`, kind: 'settle', call, provider: '17track', account: 'a1' });

const nobody = (): void => {};

test('remembers the last fifty calls, newest first, each with its settlement', async () => {
  const recent = watchCalls(openMemoryStore(), nobody, heard);
  const append = Array.from({ length: 60 }, (_, at) => [opening(`c${at}`), closing(`c${at}`)]).flat();
  await followed(recent.store).write(() => ({ append: [...append, opening('open')], result: null }));
  const newest = recent.newest();
  expect(newest).toHaveLength(50);
  expect(newest[0]).toMatchObject({ opening: { call: 'open' }, closing: null });
  expect(newest[1]).toMatchObject({ opening: { call: 'c59' }, closing: { id: 'c59:settle' } });
});

test('learns what was in the ledger before, and what others append', async () => {
  const kept: Posted[] = [];
  await followed(openMemoryStore(kept)).write(() => ({ append: [opening('before')], result: null }));
  const recent = watchCalls(openMemoryStore(kept), nobody, heard);
  expect(recent.newest()).toEqual([]);
  await followed(recent.store).write(() => ({ append: [], result: null }));
  expect(recent.newest().map((one) => one.opening.call)).toEqual(['before']);
});

test('knows the account used last; practice never counts', async () => {
  const recent = watchCalls(openMemoryStore(), nobody, heard);
  expect(recent.lastUsed()).toBeNull();
  const append = [
    opening('1'),
    opening('2', { provider: 'safecube', account: 'b1' }),
    opening('3', { account: 'practice' }),
  ];
  await followed(recent.store).write(() => ({ append, result: null }));
  expect(recent.lastUsed()).toEqual({ provider: 'safecube', account: 'b1' });
});

test('knows it within the first look of a worker, which is for the toolbar button', async () => {
  const kept: Posted[] = [];
  await followed(openMemoryStore(kept)).write(() => ({ append: [opening('before')], result: null }));
  const recent = watchCalls(openMemoryStore(kept), nobody, heard);
  // biome-ignore lint/correctness/useYield: a look that reads nothing.
  const used = await recent.store.read(function* () {
    return recent.lastUsed();
  });
  expect(used).toEqual({ provider: '17track', account: 'a1' });
});

test('says whether the ledger could be written, and begins again after it could not', async () => {
  const said: boolean[] = [];
  const recent = watchCalls(openMemoryStore(), nobody, (isOpen) => said.push(isOpen));
  await followed(recent.store).write(() => ({ append: [opening('1')], result: null }));
  const failing = followed(recent.store).write(() => {
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(recent.newest()).toEqual([]);
  await followed(recent.store).write(() => ({ append: [], result: null }));
  expect(recent.newest().map((one) => one.opening.call)).toEqual(['1']);
  expect(said).toEqual([true, false, true]);
});

test('shows a read that taught nothing, of which the ledger keeps nothing, and one that is kept once', async () => {
  const recent = watchCalls(openMemoryStore(), nobody, heard);
  const read = (call: string): Posting => opening(call, { id: `${call}:read`, kind: 'read' });
  await followed(recent.store).write(() => ({ append: [read('1'), opening('2')], result: null }));
  recent.noteRead(read('1'));
  recent.noteRead(read('3'));
  expect(recent.newest().map((one) => one.opening.call)).toEqual(['3', '2', '1']);
});
