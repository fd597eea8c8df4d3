import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import { CHARGING, startTrial, type Trial, tryOut } from './trial.ts';

let trial: Trial;
let page: Page;

beforeAll(async () => {
  trial = await startTrial();
  page = await trial.open(null);
});

afterAll(async () => {
  await trial.close();
});

const run = (behave: Behaviour[1], given = ''): Promise<unknown> => tryOut(page, CHARGING, behave, given);

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

test.each([
  ['', '{"a":1.50, "a":"ü"}'],
  ['text', '{"a":1.50, "a":"ü"}'],
  ['json', '{"a":1.50, "a":"ü"}'],
  ['arraybuffer', '{"a":1.50, "a":"ü"}'],
  ['blob', '{"a":1.50, "a":"ü"}'],
])('tells the very bytes of an answer of type "%s"', async (type, body) => {
  const told = await run(async (lab, given) => {
    const xhr = new XMLHttpRequest();
    const params = { body: '{"a":1.50, "a":"ü"}', status: '201' };
    xhr.open('POST', lab.at('say', params));
    xhr.responseType = Object(given).toString();
    // Whatever the page does with its own copy comes too late.
    xhr.onreadystatechange = () => {
      if (xhr.readyState !== 4) return;
      const { response } = xhr;
      if (response instanceof ArrayBuffer) new MessageChannel().port1.postMessage(response, [response]);
      xhr.open('GET', lab.elsewhere('say'));
    };
    xhr.send('x');
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true });
    return (await lab.heard())[1];
  }, type);
  expect(told).toMatchObject({ message: 'answer', kind: 'response', status: 201, body, cut: false });
});

test('tells of a document the status alone', async () => {
  const told = await run(async (lab) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at('say', { body: '<p>' }));
    xhr.responseType = 'document';
    xhr.send('x');
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true });
    return (await lab.heard())[1];
  });
  expect(told).toMatchObject({ kind: 'response', status: 200, body: '', cut: true });
});

test.each(['reset', 'abort', 'open', 'timeout'])('tells that a sent call came to nothing: %s', async (how) => {
  const told = await run(async (lab, given) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at(given === 'reset' ? 'reset' : 'hang'));
    if (given === 'timeout') xhr.timeout = 300;
    xhr.send('x');
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true });
    await lab.wait(50);
    if (given === 'abort') xhr.abort();
    if (given === 'open') xhr.open('GET', lab.elsewhere('say'));
    await lab.wait(300);
    return (await lab.heard())[1];
  }, how);
  expect(told).toEqual({ message: 'answer', kind: 'failed', sent: 'unknown' });
});

// The same problem document, once from the desk and once from a server: the page must not see more of a difference than the protocol makes.
test.each(['', 'text', 'json', 'arraybuffer', 'blob', 'document'])(
  'answers a block as a server’s 402 would be, as "%s"',
  async (type) => {
    const behave: Behaviour[1] = async (lab, given) => {
      const body = '{"title":"Blockiert: grün"}';
      const xhr = new XMLHttpRequest();
      const states: unknown[] = [];
      const params = { status: '402', body, type: 'application/problem+json', length: '' };
      xhr.open('POST', lab.at('say', params));
      xhr.responseType = Object(given).toString();
      xhr.onreadystatechange = () => {
        const shown = Object(lab.state(xhr));
        states.push([
          shown.readyState,
          shown.status,
          shown.text,
          shown.xml,
          shown.response,
          shown.headers,
          xhr.getResponseHeader('Content-Type'),
        ]);
      };
      const ended = lab.run(xhr, () => xhr.send('x'), { upload: true });
      if (lab.desk !== undefined) lab.desk.answer(await lab.asked(), { kind: 'block', body });
      const events = (await ended).filter((event) => event !== 'sent');
      const { response } = xhr;
      const read =
        response instanceof Blob
          ? [response.type, await response.text()]
          : response instanceof ArrayBuffer
            ? response.byteLength
            : response;
      const names = ['content-length', 'CONTENT-TYPE', 'x-one', 'a b'].map((name) => xhr.getResponseHeader(name));
      return [
        states,
        events,
        read,
        xhr.response === response,
        names,
        { ...Object(lab.state(xhr)), statusText: '', url: new URL(xhr.responseURL).pathname },
      ];
    };
    const native = await tryOut(trial.native, CHARGING, behave, type);
    expect(await tryOut(page, CHARGING, behave, type)).toEqual(native);
  },
);

test('sends nothing of a blocked call and says why in words', async () => {
  const told = await run(async (lab) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at('say'));
    const ended = lab.run(xhr, () => xhr.send('x'));
    lab.desk.answer(await lab.asked(), { kind: 'block', body: '{}' });
    await ended;
    return [
      xhr.status,
      xhr.statusText,
      xhr.responseURL === lab.at('say'),
      await lab.seen(),
      (await lab.heard()).length,
    ];
  });
  expect(told).toEqual([402, 'Payment Required', true, [], 1]);
});

test.each(['2', '4', 'load', 'loadend', 'done'])(
  'lets the page abort a blocked answer at %s as any other',
  async (when) => {
    const behave: Behaviour[1] = async (lab, given) => {
      const xhr = new XMLHttpRequest();
      let aborted = false;
      const abort = (now: string): void => {
        if (aborted || now !== given) return;
        aborted = true;
        xhr.abort();
      };
      xhr.open('POST', lab.at('say', { status: '402', body: '{"a":1}', type: 'application/problem+json', length: '' }));
      xhr.onreadystatechange = () => abort(`${xhr.readyState}`);
      xhr.onload = () => abort('load');
      xhr.onloadend = () => abort('loadend');
      const ended = lab.run(xhr, () => xhr.send('x'));
      if (lab.desk !== undefined) lab.desk.answer(await lab.asked(), { kind: 'block', body: '{"a":1}' });
      const events = await ended;
      abort('done');
      const after = lab.state(xhr);
      xhr.onreadystatechange = () => events.push(`again@${xhr.readyState}`);
      xhr.open('POST', lab.elsewhere('say', { body: 'next' }));
      await lab.run(xhr, () => xhr.send('x'));
      return [events, after, xhr.responseText];
    };
    const native = await tryOut(trial.native, CHARGING, behave, when);
    expect(await tryOut(page, CHARGING, behave, when)).toEqual(native);
  },
);

test('can be used again after a block, and asks again', async () => {
  const told = await run(async (lab) => {
    const xhr = new XMLHttpRequest();
    const statuses: number[] = [];
    for (const verdict of [
      { kind: 'block', body: '{}' },
      { kind: 'pass', watch: false },
      { kind: 'block', body: '{}' },
    ] as const) {
      xhr.open('POST', lab.at('say', { body: 'answer' }));
      const ended = lab.run(xhr, () => xhr.send('x'));
      lab.desk.answer(await lab.asked(), verdict);
      await ended;
      statuses.push(xhr.status);
    }
    return [statuses, Object(await lab.seen()).length];
  });
  expect(told).toEqual([[402, 200, 402], 1]);
});

test.each(['abort', 'timeout', 'open'])(
  'ends the hold by %s as the platform ends a request: nothing is sent, a late pass changes nothing',
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
    const native = await tryOut(trial.native, CHARGING, behave, how);
    expect(await tryOut(page, CHARGING, behave, how)).toEqual(native);
  },
);

test('ends the upload, too, when the page aborts a hold', async () => {
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

test('counts the page’s timeout from send(), over hold and sending', async () => {
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

test('fails a synchronous call that may charge as the network would, and sends nothing', async () => {
  const behave: Behaviour[1] = async (lab, given) => {
    const xhr = new XMLHttpRequest();
    const events: string[] = [];
    for (const type of ['readystatechange', 'loadstart', 'error', 'loadend'])
      xhr.addEventListener(type, () => events.push(`${type}@${xhr.readyState}`));
    xhr.open('POST', lab.at(given), false);
    const tried = [];
    for (const act of [
      () => xhr.send('x'),
      () => xhr.send('x'),
      () => xhr.abort(),
      () => xhr.open('GET', lab.elsewhere('say')),
    ]) {
      try {
        tried.push([act(), xhr.readyState]);
      } catch (error) {
        tried.push([`${lab.error(error)}`.replace(`do=${given}`, 'do=it'), lab.state(xhr)]);
      }
    }
    return [events, tried];
  };
  const native = await tryOut(trial.native, CHARGING, behave, 'reset');
  expect(await tryOut(page, CHARGING, behave, 'echo')).toEqual(native);
  expect(await run(async (lab) => [lab.desk.waiting(), await lab.heard()])).toEqual([[], []]);
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

test('does not hold what is no provider’s, nor wait with what cannot charge', async () => {
  const told = await run(async (lab) => {
    const texts = [];
    for (const url of [
      lab.elsewhere('say', { body: 'strange' }),
      lab.at('say', { body: '{"free":1}' }).replace('register', 'free'),
    ]) {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', url);
      xhr.responseType = 'json';
      await lab.run(xhr, () => xhr.send('{}'));
      texts.push(xhr.response);
    }
    return [texts, lab.desk.waiting(), await lab.heard()];
  });
  expect(told).toEqual([
    [null, { free: 1 }],
    [],
    [
      expect.objectContaining({ message: 'ask', free: true, body: '{}' }),
      expect.objectContaining({ message: 'answer', body: '{"free":1}' }),
    ],
  ]);
});

test('tells the answer of a synchronous call that cannot charge', async () => {
  const told = await run(async (lab) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at('say', { body: 'ok' }).replace('register', 'free'), false);
    xhr.send('x');
    return [xhr.responseText, Object(await lab.heard())[1]];
  });
  expect(told).toEqual(['ok', expect.objectContaining({ kind: 'response', status: 200, body: 'ok' })]);
});

test('works on the practice portal’s paths of a loopback host', async () => {
  const told = await tryOut(page, 'http://127.0.0.1:9/_tollgate/practice/17track/track/v2.4/register', async (lab) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at('say'));
    const ended = lab.run(xhr, () => xhr.send('x'));
    lab.desk.answer(await lab.asked(), { kind: 'block', body: '{}' });
    await ended;
    return [xhr.status, new URL(xhr.responseURL).pathname];
  });
  expect(told).toEqual([402, '/_tollgate/practice/17track/track/v2.4/register']);
});
