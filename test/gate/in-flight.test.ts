import { describe, expect, test } from 'vitest';
import { type Asking, needsOpening } from '../../shared/gate/asking.ts';
import { nameAccount } from '../../shared/gate/name-account.ts';
import type { Answer } from '../../shared/rules/answer.ts';
import { ALLOW, acceptedAll, openGateDesk } from './gate-desk.ts';

const NUMBER = 'RR100000001CN';
const TAKEN = acceptedAll(NUMBER);
const LOST: Answer = { kind: 'none', sent: 'unknown' };
const FROM = { road: 'proxy', tag: null, user: null, site: null } as const;

/** A gate on which calls about one pair of a key are made as a road makes them. */
const openDesk = () => {
  const { gate } = openGateDesk();
  let calls = 0;
  const send = async (name: string, ...keys: readonly string[]): Promise<Asking> => {
    const recognised = gate.recognise({
      method: 'POST',
      url: `https://api.17track.net/track/v2.4/${name}`,
      headers: keys.map((key) => ['17token', key]),
      body: { kind: 'text', text: JSON.stringify([{ number: NUMBER, carrier: 3011 }]) },
    });
    if (recognised === null) throw new Error(`${name} was not recognised`);
    calls += 1;
    const asking = { id: `call-${calls}`, ...(await nameAccount(gate, recognised)), from: FROM };
    if (needsOpening(recognised)) await gate.open(asking, ALLOW, () => false);
    return asking;
  };
  const answer = async (asking: Asking, given: Answer): Promise<void> => {
    if (needsOpening(asking.recognised)) await gate.settle(asking.id, given);
    else await gate.learn(asking, given);
  };
  const pass = async (name: string, given: Answer): Promise<void> => answer(await send(name, 'key'), given);
  /** What registering the pair again may charge, in units. */
  const quoted = async (): Promise<readonly number[]> => {
    const { recognised, account } = await send('gettrackinfo', 'key');
    const registering = gate.recognise({
      method: 'POST',
      url: 'https://api.17track.net/track/v2.4/register',
      headers: [['17token', 'key']],
      body: { kind: 'text', text: JSON.stringify(recognised.asks.map(({ number }) => ({ number, carrier: 3011 }))) },
    });
    if (registering === null) throw new Error('a registration was not recognised');
    const [meter] = (await gate.quote(registering, account)).meters;
    return [meter?.min ?? -1, meter?.likely ?? -1, meter?.max ?? -1].map((units) => units / 1000);
  };
  return { send, answer, pass, quoted };
};

describe('a read that was sent after all that is on record', () => {
  test.each([
    ['lost', LOST],
    ['accepted', TAKEN],
  ])('shows that a pair is registered whose deletion was %s', async (_, deleted) => {
    const desk = openDesk();
    await desk.pass('register', TAKEN);
    await desk.pass('deletetrack', deleted);
    await desk.pass('gettrackinfo', TAKEN);
    expect(await desk.quoted()).toEqual([0, 0, 0]);
  });
});

test('a deletion in flight of which nobody knows the account may be of any', async () => {
  const desk = openDesk();
  await desk.pass('register', TAKEN);
  const deleting = await desk.send('deletetrack', 'key', 'other');
  expect(await desk.quoted()).toEqual([0, 1, 1]);
  await desk.answer(deleting, { kind: 'none', sent: 'no' });
  expect(await desk.quoted()).toEqual([0, 0, 0]);
});
