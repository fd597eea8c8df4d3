import { expect, test } from 'vitest';
import { blockCall } from './block-call.ts';
import { ALLOW, acceptedAll, openGateDesk } from './gate-desk.ts';

const CLOSED = { by: 'person', verdict: 'block', reason: 'closed' } as const;

test('puts a block on record once, with what the call would have charged', async () => {
  const { gate, postings, registering } = openGateDesk();
  const asking = registering('call', 'RR100000001CN', 'RR100000002CN');
  const first = await blockCall(gate, asking, CLOSED);
  const second = await blockCall(gate, asking, CLOSED);
  expect(first).toMatchObject({ kind: 'blocked', quote: { meters: [{ meter: 'tracking', max: 2000 }] } });
  expect(second.kind).toBe('blocked');
  expect(postings.map(({ seq, posting }) => [seq, posting.id, posting.decision])).toEqual([[1, 'call:block', CLOSED]]);
});

test('blocks a call that cannot charge, too, when a person said so', async () => {
  const { gate, postings, registering } = openGateDesk();
  await gate.open(registering('first', 'RR100000001CN'), ALLOW, () => false);
  await gate.settle('first', acceptedAll('RR100000001CN'));
  await blockCall(gate, registering('second', 'RR100000001CN'), CLOSED);
  expect(postings.at(-1)?.posting).toMatchObject({ id: 'second:block', quoted: { tracking: [0, 0, 0] } });
});

test('comes too late for a call that is on record as one that may leave', async () => {
  const { gate, postings, registering } = openGateDesk();
  const asking = registering('call', 'RR100000001CN');
  await gate.open(asking, ALLOW, () => false);
  expect(await blockCall(gate, asking, CLOSED)).toEqual({ kind: 'reserved' });
  expect(postings).toHaveLength(1);
});
