import { expect, test } from 'vitest';
import { API, ONE, openRegistered } from './registered-desk.ts';
import { kinds, PASS, states, verdicts } from './what-happened.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

const call = { method: 'POST', headers: [], via: 'fetch', free: true } as const;
const deleting = (text = JSON.stringify([{ number: ONE, carrier: 3011 }])) =>
  ({ ...call, url: `${API}/deletetrack`, body: { text } }) as const;
const registering = { ...call, ...registration(ONE), free: false };

const say = async (desk: WorkerDesk, id: string, left: typeof registering | ReturnType<typeof deleting>) => {
  const page = desk.open('lived');
  const body = left.body ?? null;
  await desk.worker().hear(page.bridge, { kind: 'left', id, call: { url: `${API}/register`, ...left, body } });
  return page;
};

test('a delete that a window says has left leaves in doubt what it touched: the next registration may charge', async () => {
  const { desk: without } = await openRegistered();
  const again = without.open('a');
  await without.ask(again, 'after', registering);
  expect(verdicts(again)).toEqual([PASS]);

  const { desk } = await openRegistered();
  const page = await say(desk, 'left', deleting());
  expect(page.told).toEqual([{ kind: 'settled', id: 'left' }]);
  await desk.ask(desk.open('a'), 'after', registering);
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'after' });
});

test('so does one that cannot be read, of all that its account has', async () => {
  const { desk } = await openRegistered();
  await say(desk, 'left', deleting('[{'));
  await desk.ask(desk.open('a'), 'after', registering);
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'after' });
});

test('it counts no units, and being said twice, by two workers, it is on record once', async () => {
  const { desk } = await openRegistered();
  await say(desk, 'left', deleting());
  const after = [kinds(desk), states(desk)];
  await say(desk, 'left', deleting());
  await desk.start();
  await say(desk, 'left', deleting());
  expect([kinds(desk), states(desk)]).toEqual(after);
  expect(states(desk)).toEqual(['reserved', 'charged']);
});

test('that a call which may charge has left nobody may say of anybody’s account', async () => {
  const { desk } = await openRegistered();
  const before = kinds(desk);
  const page = await say(desk, 'left', { ...registering, ...registration('RR100000002CN') });
  expect([kinds(desk), page.told]).toEqual([before, [{ kind: 'settled', id: 'left' }]]);
});

test('said under the name of a call that waits it lets nothing of that pass', async () => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await desk.ask(page, 'call', registering);
  await say(desk, 'call', deleting());
  await desk.pass(1000);
  expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'call' });
  expect(verdicts(page)).toEqual([]);
  await desk.decide('allow');
  expect(states(desk)).toEqual(['reserved']);
});

test('an answer under the name of a call that is being asked about holds nobody up', async () => {
  const desk = await openWorkerDesk();
  const [mine, other] = [desk.open('a'), desk.open('b')];
  desk.haste = 0;
  const asking = desk.ask(mine, 'call', registering);
  const answering = desk.answer(other, 'call', accepted(ONE));
  desk.haste = null;
  await Promise.all([asking, answering]);
  await desk.ask(other, 'next', registration('RR100000002CN'));
  expect(await desk.state()).toMatchObject({ kind: 'many', view: { waits: '2 calls wait' } });
});
