import { expect, test } from 'vitest';
import type { Gate } from '../../shared/gate/gate.ts';
import { nameAccount } from '../../shared/gate/name-account.ts';
import type { Posted } from '../../shared/model/posting.ts';
import type { Recognised } from '../../shared/recognise/recognise.ts';
import { ALLOW, openGateDesk } from './gate-desk.ts';

const callTo = (gate: Gate, name: string): Recognised => {
  const body = { kind: 'text', text: JSON.stringify([{ number: 'RR100000001CN', carrier: 3011 }]) } as const;
  const url = `https://api.17track.net/track/v2.4/${name}`;
  const recognised = gate.recognise({ method: 'POST', url, headers: [['17token', 'key']], body });
  if (recognised === null) throw new Error(`${name} was not recognised`);
  return recognised;
};

test('a read has its place behind all that is on record, also where its gate has looked at nothing yet', async () => {
  const postings: Posted[] = [];
  const { gate: before, registering } = openGateDesk({ postings });
  await before.open(registering('call', 'RR100000001CN'), ALLOW, () => false);
  expect(postings).toHaveLength(1);
  expect(before.order()).toBe(1);
  const { gate } = openGateDesk({ postings });
  expect(gate.order()).toBeNull();
  expect((await nameAccount(gate, callTo(gate, 'gettrackinfo'), gate.order())).since).toBe(1);
  expect(gate.order()).toBe(1);
});

test('a read that was heard of before has the place that it had then', async () => {
  const { gate } = openGateDesk();
  expect((await nameAccount(gate, callTo(gate, 'gettrackinfo'), 7)).since).toBe(7);
});

test('a call that a reservation will hold a place of has none here', async () => {
  const { gate } = openGateDesk();
  expect(await nameAccount(gate, callTo(gate, 'register'), 7)).not.toHaveProperty('since');
});
