import { expect, test } from 'vitest';
import { openHeldPage } from './held-page.ts';

const { run } = openHeldPage();

test('sends after a pass, gives the page the browser’s own response, and tells the answer', async () => {
  const told = await run(async (lab) => {
    const answer = fetch(lab.at('say', { body: '{"code":0}', status: '201', 'x-one': '1' }), {
      method: 'POST',
      body: 'x',
    });
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true });
    const response = await answer;
    return [response.status, Reflect.ownKeys(response), await response.text(), (await lab.heard())[1]];
  });
  const headers = [
    ['content-type', 'text/plain'],
    ['x-one', '1'],
  ];
  const answer = { message: 'answer', kind: 'response', status: 201, headers, body: '{"code":0}', cut: false };
  expect(told).toEqual([201, [], '{"code":0}', answer]);
});

test('tells no answer where none is wanted', async () => {
  const told = await run(async (lab) => {
    const answer = fetch(lab.at('say'), { method: 'POST' });
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: false });
    await answer;
    return (await lab.heard()).length;
  });
  expect(told).toBe(1);
});

test.each([
  ['a broken connection', 'reset', {}],
  ['a redirect left to the page', 'redirect', { redirect: 'manual' }],
  ['a response kept from scripts', 'say', { mode: 'no-cors', body: 'x' }],
])('tells of %s that the call was sent and no more', async (_title, what, init) => {
  const told = await run(
    async (lab, given) => {
      const [what, init] = JSON.parse(given);
      const answer = lab.outcome(fetch(lab.at(what), { method: 'POST', ...init }).then(() => 'resolved'));
      lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true });
      await answer;
      return (await lab.heard())[1];
    },
    JSON.stringify([what, init]),
  );
  expect(told).toEqual({ message: 'answer', kind: 'failed', sent: 'unknown' });
});

test('tells what came of an answer that broke off', async () => {
  const told = await run(async (lab) => {
    const answer = fetch(lab.at('cut'), { method: 'POST' });
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true });
    await (await answer).text().catch(() => {});
    const { status, cut } = Object(await lab.heard())[1];
    return [status, cut];
  });
  expect(told).toEqual([200, true]);
});

test('tells the beginning of a long answer, and the page gets all of it', async () => {
  const told = await run(async (lab) => {
    const answer = fetch(lab.at('stream', { count: '3', size: '3000000', pause: '0' }), { method: 'POST' });
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true });
    const size = (await (await answer).arrayBuffer()).byteLength;
    const { body, cut } = Object(await lab.heard())[1];
    return [size, cut, body];
  });
  expect(told).toEqual([9_000_000, true, 8 * 1024 * 1024]);
});

test.each(['cancels', 'never reads', 'has read half of'])(
  'tells the whole answer though the page %s its own',
  async (how) => {
    const told = await run(async (lab, given) => {
      const answer = fetch(lab.at('stream', { count: '20', size: '10000', pause: '2' }), { method: 'POST' });
      lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true });
      const response = await answer;
      if (given === 'cancels') await response.body?.cancel();
      if (given === 'has read half of') await response.body?.getReader().read();
      await lab.wait(300);
      const { body, cut } = Object(await lab.heard())[1];
      return [body, cut];
    }, how);
    expect(told).toEqual([200_000, false]);
  },
);
