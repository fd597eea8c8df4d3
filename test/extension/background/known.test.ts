import { expect, test, vi } from 'vitest';
import type { WarningState } from '../../../extension/messages.ts';
import type { WireCall } from '../../../shared/messages/bridge-port.ts';
import type { HttpCall } from '../../../shared/recognise/recognise.ts';
import { type Answer, answerBody } from '../../../shared/rules/answer.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';
import type { WorkerDesk } from './worker-desk-shape.ts';

const SECRET = 'secret-of-17track';
const call = (number = 'RR100000017CN') => ({
  ...registration(number),
  headers: [['17token', SECRET]] as const,
});

/** A call is asked about, and on show: its account is named by the browser's own cryptography, which takes its time. */
const asked = async (desk: WorkerDesk, page = desk.open('a'), what: Partial<WireCall> = call()): Promise<void> => {
  await desk.ask(page, 'call', what);
  await vi.waitFor(async () => expect(await desk.state()).toMatchObject({ kind: 'deciding' }), { timeout: 20_000 });
};

const counted = (total: number, used: number): Answer => ({
  kind: 'response',
  status: 200,
  body: answerBody(
    JSON.stringify({ code: 0, data: { quota_total: total, quota_used: used, quota_remain: total - used } }),
  ),
});

const notKnownIn = (state: WarningState) => {
  if (state.kind !== 'deciding' || state.notKnown === undefined) throw new Error('what is left is known');
  return state.notKnown;
};

const whose = async (desk: WorkerDesk) => {
  const { provider, account } = notKnownIn(await desk.state());
  return { provider, account };
};

const asking = async (desk: WorkerDesk) => desk.worker().answer({ name: 'askProvider', input: await whose(desk) });

test('of an account not seen before nothing is said of what is left, and both ways to know it are offered', async () => {
  const desk = await openWorkerDesk();
  await asked(desk);
  expect(await desk.state()).toMatchObject({
    view: { bar: { left: null, leftText: 'left: not known yet' } },
    notKnown: {
      provider: '17track',
      title: '17TRACK',
      canAsk: true,
      plans: [
        { plan: '100-monthly', say: '100 a month' },
        { plan: '200-once', say: '200 once' },
        { plan: 'N-monthly', say: 'Another number a month' },
      ],
    },
  });
});

test('the provider is asked by its free call, with the page’s key, and its answer takes the place of the box', async () => {
  const desk = await openWorkerDesk();
  const sent: HttpCall[] = [];
  desk.sendFree = async (one) => {
    sent.push(one);
    return counted(100, 60);
  };
  await asked(desk);
  const before = await desk.state();
  await asking(desk);
  await vi.waitFor(async () => expect(await desk.state()).not.toHaveProperty('notKnown'), { timeout: 20_000 });
  expect(sent).toEqual([
    {
      method: 'POST',
      url: 'https://api.17track.net/track/v2.4/getquota',
      headers: [
        ['17token', SECRET],
        ['content-type', 'application/json'],
      ],
      body: { kind: 'text', text: '[]' },
    },
  ]);
  const after = await desk.state();
  expect(after).toMatchObject({
    view: { bar: { left: 39, back: expect.stringMatching(/^40 left as of .*, read from 17TRACK\. Back to 100/) } },
  });
  expect(after).not.toHaveProperty('notKnown');
  // Allow is off again until the new figures have been on show.
  expect(before).toMatchObject({ since: 1 });
  expect(after).toMatchObject({ since: 2 });
});

test('the key is in nothing that is kept, and gone with its question', async () => {
  const desk = await openWorkerDesk();
  desk.sendFree = async () => counted(100, 60);
  const page = desk.open('a');
  await asked(desk, page);
  const input = await whose(desk);
  await asking(desk);
  await desk.decide('block');
  expect(JSON.stringify(desk.postings)).not.toContain(SECRET);
  expect(JSON.stringify(await desk.shelves.waiting.all())).not.toContain(SECRET);
  await expect(desk.worker().answer({ name: 'askProvider', input })).rejects.toThrow('does not hold');
});

test('a worker that ended holds no key, until the page says its call again', async () => {
  const desk = await openWorkerDesk();
  await asked(desk);
  await desk.start();
  expect(notKnownIn(await desk.state())).toMatchObject({ canAsk: false });
  await asked(desk);
  await vi.waitFor(async () => expect(notKnownIn(await desk.state())).toMatchObject({ canAsk: true }), {
    timeout: 20_000,
  });
});

test.each([
  [{ kind: 'none', sent: 'no' }, '17TRACK could not be reached.'],
  [{ kind: 'none', sent: 'unknown' }, '17TRACK did not answer.'],
  [{ kind: 'response', status: 401, body: answerBody('{}') }, '17TRACK did not take this page’s key (status 401).'],
  [{ kind: 'response', status: 200, body: answerBody('<html>') }, 'without a count that can be read'],
] as const)('%o leaves it unknown, and is said in a sentence', async (answer: Answer, say) => {
  const desk = await openWorkerDesk();
  desk.sendFree = async () => answer;
  await asked(desk);
  await expect(asking(desk)).rejects.toThrow(say);
  expect(notKnownIn(await desk.state())).toMatchObject({ canAsk: true });
});

test('who presses twice asks once', async () => {
  const desk = await openWorkerDesk();
  let times = 0;
  desk.sendFree = async () => {
    times += 1;
    return counted(100, 60);
  };
  await asked(desk);
  const input = await whose(desk);
  const ask = (): Promise<unknown> => desk.worker().answer({ name: 'askProvider', input });
  await Promise.all([ask(), ask(), ask()]);
  expect(times).toBe(1);
});

test('a plan that the person says takes the place of the box, too', async () => {
  const desk = await openWorkerDesk();
  await asked(desk);
  const input = { ...(await whose(desk)), settings: { plan: '1000-monthly' } };
  await desk.worker().answer({ name: 'setAccount', input });
  await vi.waitFor(async () => expect(await desk.state()).not.toHaveProperty('notKnown'), { timeout: 20_000 });
  expect(await desk.state()).toMatchObject({
    since: 2,
    view: { bar: { left: 999, back: '1,000 left, set by you. Back to 1,000 on 1 December.' } },
  });
});

test('a plan that there is not is refused in a sentence', async () => {
  const desk = await openWorkerDesk();
  await asked(desk);
  for (const plan of ['N-monthly', '-monthly', 'gold'])
    await expect(
      desk.worker().answer({ name: 'setAccount', input: { ...(await whose(desk)), settings: { plan } } }),
    ).rejects.toThrow('17TRACK has no such plan.');
  const unseen = { provider: '17track', account: '0123456789abcdef', settings: { plan: '200-once' } };
  await expect(desk.worker().answer({ name: 'setAccount', input: unseen })).rejects.toThrow();
});

test('a provider without an allowance is not asked, and has no box', async () => {
  const desk = await openWorkerDesk();
  const pull = {
    method: 'GET',
    url: 'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=MSCU6639870',
    headers: [['API_KEY', 'secret']] as const,
    body: null,
  };
  await asked(desk, desk.open('a'), pull);
  expect(await desk.state()).toMatchObject({ kind: 'deciding' });
  expect(await desk.state()).not.toHaveProperty('notKnown');
});
