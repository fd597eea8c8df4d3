import { expect, test } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import { openHeldPage } from './held-page.ts';
import { CHARGING } from './trial.ts';

const { run, runNative } = openHeldPage();

test('asks with the whole call, and sends nothing meanwhile', async () => {
  const told = await run(async (lab) => {
    const xhr = new XMLHttpRequest();
    xhr.open('post', `${lab.at('echo')}#part`);
    xhr.setRequestHeader('17token', 'k');
    xhr.send('[{"number":"RR1"}]');
    const id = await lab.asked();
    await lab.wait(100);
    const seen = await lab.seen();
    lab.desk.answer(id, { kind: 'pass', watch: false });
    return [seen, (await lab.heard())[0]];
  });
  const headers = [
    ['17token', 'k'],
    ['content-type', 'text/plain;charset=UTF-8'],
  ];
  const url = `${CHARGING}?do=echo&tag=TAG`;
  const call = { url, method: 'POST', headers, body: '[{"number":"RR1"}]', via: 'xhr', free: false };
  expect(told).toEqual([[], { message: 'ask', ...call }]);
});

test.each(['abort', 'timeout', 'open'])(
  'ends a held call by %s as the platform ends a request: nothing is sent, a late pass changes nothing',
  async (how) => {
    const behave: Behaviour[1] = async (lab, given) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('hang'));
      if (given === 'timeout') xhr.timeout = 200;
      const ended = lab.run(xhr, () => xhr.send('x'), { upload: true });
      const id = lab.desk === undefined ? '' : await lab.asked();
      if (given === 'abort') xhr.abort();
      if (given === 'open') xhr.open('GET', lab.elsewhere('say'));
      // An upload gets further where it was sent.
      const events = (await ended).filter((event) => event !== 'sent' && !event.startsWith('upload.'));
      if (lab.desk === undefined) return [events, lab.state(xhr)];
      lab.desk.answer(id, { kind: 'pass', watch: true });
      await lab.wait(100);
      const kinds = Object(await lab.heard()).map((one: { message: string }) => one.message);
      if (kinds.join() !== 'ask,gone' || Object(await lab.seen()).length > 0) return [kinds, await lab.seen()];
      return [events, lab.state(xhr)];
    };
    const native = await runNative(behave, how);
    expect(await run(behave, how)).toEqual(native);
  },
);

test('ends the upload, too, when the page aborts a held call', async () => {
  const told = await run(async (lab) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at('hang'));
    const ended = lab.run(xhr, () => xhr.send('body'), { upload: true });
    await lab.asked();
    xhr.abort();
    return [await ended, xhr.readyState];
  });
  expect(told).toEqual([
    [
      'loadstart(0,0,false)@1',
      'sent',
      'readystatechange@4',
      'upload.loadstart(0,4,true)@4',
      'upload.abort(0,0,false)@4',
      'upload.loadend(0,0,false)@4',
      'abort(0,0,false)@4',
      'loadend(0,0,false)@4',
    ],
    0,
  ]);
});

test('counts the page’s timeout from send(), over holding and sending', async () => {
  const told = await run(async (lab) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at('hang'));
    xhr.timeout = 60_000;
    const ended = lab.run(xhr, () => xhr.send('x'));
    const id = await lab.asked();
    await lab.wait(300);
    lab.desk.answer(id, { kind: 'pass', watch: true });
    await lab.wait(100);
    const before = xhr.timeout;
    // Already over when counted from send(), far from it when counted from the verdict.
    xhr.timeout = 350;
    const events = await ended;
    return [before, xhr.timeout, events.at(-1), Object(await lab.heard())[1].kind];
  });
  expect(told).toEqual([60_000, 350, 'loadend(0,0,false)@4', 'failed']);
});

test('is held as a request that was sent: what the platform forbids then, it forbids', async () => {
  const told = await run(async (lab) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at('say'));
    xhr.send('x');
    const id = await lab.asked();
    const acts = [
      () => xhr.send('y'),
      () => xhr.setRequestHeader('x-one', '1'),
      () => {
        xhr.withCredentials = true;
      },
      () => {
        xhr.responseType = 'text';
        return xhr.responseType;
      },
    ];
    const tried = acts.map((act) => {
      try {
        return act();
      } catch (error) {
        return lab.error(error);
      }
    });
    lab.desk.answer(id, { kind: 'block', body: '{}' });
    return [tried, xhr.readyState, xhr.withCredentials];
  });
  const must = "The object's state must be OPENED.";
  expect(told).toEqual([
    [
      `DOMException InvalidStateError: Failed to execute 'send' on 'XMLHttpRequest': ${must}`,
      `DOMException InvalidStateError: Failed to execute 'setRequestHeader' on 'XMLHttpRequest': ${must}`,
      "DOMException InvalidStateError: Failed to set the 'withCredentials' property on 'XMLHttpRequest': The value may only be set if the object's state is UNSENT or OPENED.",
      'text',
    ],
    1,
    false,
  ]);
});

test('leaves no trace of late upload listeners: no preflight, no event, and the object stays the same', async () => {
  const told = await run(async (lab) => {
    const xhr = new XMLHttpRequest();
    const heard: string[] = [];
    const listen = (): void => {
      for (const type of ['loadstart', 'progress', 'load', 'loadend'])
        xhr.upload.addEventListener(type, () => heard.push(type));
    };
    xhr.open('POST', lab.at('say'));
    const ended = lab.run(xhr, () => xhr.send('x'));
    const id = await lab.asked();
    listen();
    const { upload } = xhr;
    lab.desk.answer(id, { kind: 'pass', watch: false });
    await ended;
    const first = [heard.length, Object(await lab.seen()).map((one: { method: string }) => one.method)];
    xhr.open('POST', lab.elsewhere('say'));
    await lab.run(xhr, () => xhr.send('xy'));
    return [first, heard, xhr.upload === upload, upload instanceof XMLHttpRequestUpload];
  });
  expect(told).toEqual([[0, ['POST']], ['loadstart', 'progress', 'load', 'loadend'], true, true]);
});

test('works on the practice portal’s paths of a loopback host', async () => {
  const behave: Behaviour[1] = async (lab) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at('say'));
    const ended = lab.run(xhr, () => xhr.send('x'));
    lab.desk.answer(await lab.asked(), { kind: 'block', body: '{}' });
    await ended;
    return [xhr.status, new URL(xhr.responseURL).pathname];
  };
  const told = await run(behave, '', 'http://127.0.0.1:9/_tollgate/practice/17track/track/v2.4/register');
  expect(told).toEqual([402, '/_tollgate/practice/17track/track/v2.4/register']);
});
