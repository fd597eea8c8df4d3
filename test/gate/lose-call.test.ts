import { expect, test } from 'vitest';
import { loseCall } from '../../shared/gate/lose-call.ts';
import { ALLOW, acceptedAll, openGateDesk } from './gate-desk.ts';

test('leaves in doubt what a call held that gets no answer, and no other call’s', async () => {
  const { gate, postings, registering } = openGateDesk();
  await gate.open(registering('lost', 'RR100000001CN'), ALLOW, () => false);
  await gate.open(registering('waiting', 'RR100000002CN'), ALLOW, () => false);
  expect(await loseCall(gate, 'lost')).toBe(true);
  expect(postings.at(-1)?.posting).toMatchObject({ kind: 'recover', call: 'lost', moves: [{ to: 'unresolved' }] });
  expect(await loseCall(gate, 'lost')).toBe(false);
  expect(postings).toHaveLength(3);
});

test('changes nothing for a call that was never put on record', async () => {
  const { gate, postings } = openGateDesk();
  expect(await loseCall(gate, 'nobody')).toBe(false);
  expect(postings).toEqual([]);
});

test('is undone by the answer when it comes after all', async () => {
  const { gate, postings, registering } = openGateDesk();
  await gate.open(registering('late', 'RR100000001CN'), ALLOW, () => false);
  await loseCall(gate, 'late');
  const settled = await gate.settle('late', acceptedAll('RR100000001CN'));
  expect(settled).toMatchObject({ charged: { tracking: 1 }, left: { tracking: 99 } });
  expect(postings.flatMap(({ posting }) => posting.moves.map(({ to }) => to))).toEqual([
    'reserved',
    'unresolved',
    'charged',
  ]);
});
