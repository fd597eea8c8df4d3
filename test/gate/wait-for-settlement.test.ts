import { expect, test } from 'vitest';
import type { Decider } from '../../shared/gate/ports.ts';
import { ALLOW, acceptedAll, openGateDesk } from './gate-desk.ts';

/** Lets a call leave once none of its account is in flight. */
const AFTER_ALL_OTHERS: Decider = {
  ...ALLOW,
  judge: ({ account }) =>
    account.inFlight.size > 0 ? { kind: 'wait' } : { kind: 'allow', by: 'policy', reason: 'within-allowance' },
  waitMs: 1000,
};

test('a call does not sleep through a settlement that is written in one batch with its decision to wait', async () => {
  const { gate, overslept, registering } = openGateDesk();
  await gate.open(registering('first', 'RR100000001CN'), ALLOW, () => false);
  const waiting = gate.open(registering('second', 'RR100000002CN'), AFTER_ALL_OTHERS, () => false);
  await gate.settle('first', acceptedAll('RR100000001CN'));
  expect(await waiting).toMatchObject({ kind: 'allowed' });
  expect(overslept()).toBe(0);
});

test('of several calls that wait for one settlement of their batch the first leaves, and the next waits for that one', async () => {
  const { gate, overslept, registering } = openGateDesk();
  await gate.open(registering('first', 'RR100000001CN'), ALLOW, () => false);
  const second = gate.open(registering('second', 'RR100000002CN'), AFTER_ALL_OTHERS, () => false);
  const third = gate.open(registering('third', 'RR100000003CN'), AFTER_ALL_OTHERS, () => false);
  await gate.settle('first', acceptedAll('RR100000001CN'));
  expect(await second).toMatchObject({ kind: 'allowed' });
  await gate.settle('second', acceptedAll('RR100000002CN'));
  expect(await third).toMatchObject({ kind: 'allowed' });
  expect(overslept()).toBe(0);
});

test('a call is woken by a settlement that is written while it sleeps', async () => {
  const { gate, overslept, registering } = openGateDesk();
  await gate.open(registering('first', 'RR100000001CN'), ALLOW, () => false);
  const waiting = gate.open(registering('second', 'RR100000002CN'), AFTER_ALL_OTHERS, () => false);
  // A step of its own: whoever is to sleep sleeps once it is over.
  await gate.step(() => ({ append: [], result: null }));
  await gate.step(() => ({ append: [], result: null }));
  await gate.settle('first', acceptedAll('RR100000001CN'));
  expect(await waiting).toMatchObject({ kind: 'allowed' });
  expect(overslept()).toBe(0);
});

test('a call for which nothing settles is blocked when its time is over', async () => {
  const { gate, overslept, registering } = openGateDesk();
  await gate.open(registering('first', 'RR100000001CN'), ALLOW, () => false);
  const waited = await gate.open(registering('second', 'RR100000002CN'), AFTER_ALL_OTHERS, () => false);
  expect(waited).toMatchObject({ kind: 'blocked', decision: 'over-limit' });
  expect(overslept()).toBe(1);
});
