import { expect, test } from 'vitest';
import { openHeldPage } from './held-page.ts';
import { CHARGING } from './trial.ts';

const { run, trial } = openHeldPage();

test('blocks what may charge where there is no bridge, and lets the rest go', async () => {
  const orphan = await trial().open(undefined);
  const told = await orphan.evaluate(async (charging) => {
    const blocked = await fetch(`${charging}?do=echo`, { method: 'POST', body: 'x' });
    const free = await fetch(`${charging.replace('register', 'free')}?do=say&body=ok`);
    const strange = await fetch('https://other.test/?do=say&body=ok');
    return [blocked.status, Object(await blocked.json()).type, await free.text(), await strange.text()];
  }, CHARGING);
  expect(told).toEqual([402, 'urn:tollgate:problem:blocked', 'ok', 'ok']);
});

test('has left before anyone is asked where it cannot charge, and tells call and answer', async () => {
  const told = await run(async (lab) => {
    const free = lab.at('say', { body: '{"quota":1}' }).replace('register', 'free');
    const response = await fetch(free, { method: 'POST', body: '{}', headers: { '17token': 'k' } });
    return [await response.text(), lab.desk.waiting(), await lab.heard()];
  });
  const headers = [
    ['17token', 'k'],
    ['content-type', 'text/plain;charset=UTF-8'],
  ];
  const call = {
    url: expect.stringContaining('/free?'),
    method: 'POST',
    headers,
    body: '{}',
    via: 'fetch',
    free: true,
  };
  const answer = {
    kind: 'response',
    status: 200,
    headers: [['content-type', 'text/plain']],
    body: '{"quota":1}',
    cut: false,
  };
  expect(told).toEqual([
    '{"quota":1}',
    [],
    [
      { message: 'ask', ...call },
      { message: 'answer', ...answer },
    ],
  ]);
});

test('lets a streaming answer flow at once where it cannot charge', async () => {
  const told = await run(async (lab) => {
    const free = lab.at('stream', { count: '1', hang: '' }).replace('register', 'free');
    const control = new AbortController();
    const response = await fetch(free, { signal: control.signal });
    const first = await response.body?.getReader().read();
    control.abort();
    const { body, cut } = Object(await lab.heard())[1];
    return [first?.value?.byteLength, body, cut];
  });
  expect(told).toEqual([10, 'aaaaaaaaaa', true]);
});

test('refuses a beacon that may charge, sends one that may not, and leaves others alone', async () => {
  const told = await run(async (lab) => {
    const sent = [
      navigator.sendBeacon(lab.at('echo'), 'x'),
      navigator.sendBeacon(lab.at('echo').replace('register', 'free'), 'y'),
      navigator.sendBeacon(lab.elsewhere('echo'), new Blob(['z'])),
    ];
    const told = (await lab.heard(3)).map((one) => [Object(one).message, Object(one).body ?? Object(one).kind]);
    return [
      sent,
      told,
      Object(await lab.seen())
        .map((one: { body: string }) => one.body)
        .sort(),
    ];
  });
  expect(told).toEqual([
    [false, true, true],
    expect.arrayContaining([
      ['refused', 'x'],
      ['ask', 'y'],
      ['answer', 'failed'],
    ]),
    ['y', 'z'],
  ]);
});

test('a call that cannot be held is told and refused, and leaves once where a person let it through', async () => {
  const told = await run(async (lab) => {
    const url = lab.at('echo');
    const sync = (): unknown => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', url, false);
      try {
        xhr.send('x');
        return xhr.status;
      } catch (error) {
        return lab.error(error);
      }
    };
    const refused = Object(sync());
    const heard = (await lab.heard(1)).map((one) => [Object(one).message, Object(one).body]);
    lab.desk.letNext('POST', url);
    await lab.wait(50);
    const sent = [sync(), navigator.sendBeacon(url, 'y')];
    lab.desk.letNext('POST', url);
    await lab.wait(50);
    sent[2] = navigator.sendBeacon(url, 'y');
    await lab.wait(200);
    return [String(refused).startsWith('DOMException NetworkError'), heard, sent, Object(await lab.seen()).length];
  });
  expect(told).toEqual([true, [['refused', 'x']], [200, false, true], 2]);
});
