import { expect, test } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import { openHeldPage } from './held-page.ts';

const { run, runNative } = openHeldPage();

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
    const native = await runNative(behave, type);
    expect(await run(behave, type)).toEqual(native);
  },
);

test.each([
  [402, 'Payment Required'],
  [413, 'Content Too Large'],
])(
  'sends nothing of a blocked call and says why in words, with the status that its document names: %i',
  async (status, words) => {
    const told = await run(async (lab, given) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', lab.at('say'));
      const ended = lab.run(xhr, () => xhr.send('x'));
      lab.desk.answer(await lab.asked(), { kind: 'block', body: String(given) });
      await ended;
      const response = fetch(lab.at('say'), { method: 'POST' });
      lab.desk.answer(await lab.asked(), { kind: 'block', body: String(given) });
      return [
        (await response).status,
        (await response).statusText,
        xhr.status,
        xhr.statusText,
        xhr.responseURL === lab.at('say'),
        await lab.seen(),
        (await lab.heard()).length,
      ];
    }, JSON.stringify({ status }));
    expect(told).toEqual([status, words, status, words, true, [], 2]);
  },
);

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
    const native = await runNative(behave, when);
    expect(await run(behave, when)).toEqual(native);
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

test('fails a synchronous call that may charge as the network would, and sends nothing', async () => {
  const behave: Behaviour[1] = async (lab, given) => {
    const xhr = new XMLHttpRequest();
    const events: string[] = [];
    for (const type of ['readystatechange', 'loadstart', 'error', 'loadend'])
      xhr.addEventListener(type, () => events.push(`${type}@${xhr.readyState}`));
    xhr.open('POST', lab.at(given), false);
    const tried: unknown[] = [];
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
  const native = await runNative(behave, 'reset');
  expect(await run(behave, 'echo')).toEqual(native);
  expect(await run(async (lab) => [lab.desk.waiting(), await lab.heard()])).toEqual([[], []]);
});
