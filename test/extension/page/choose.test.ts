import { expect, test } from 'vitest';
import { openHeldPage } from './held-page.ts';
import { CHARGING, tryOut } from './trial.ts';

const { run, trial } = openHeldPage();

/** What the provider says of what it got, and what the page is to see of it. */
const ANSWER = '{"code":0,"data":{"accepted":[{"number":"RR1"}],"rejected":[]}}';
const COMPLETED =
  '{"code":0,"data":{"accepted":[{"number":"RR1"}],"rejected":[{"number":"RR2","error":{"code":-402}}]}}';
const GIVEN = JSON.stringify({ answer: ANSWER, odd: '{"code":-18010002,"data":{"errors":[]}}' });

test('fetch sends what was chosen, tells the provider’s own answer, and gives the page one that names the rest', async () => {
  const told = await run(async (lab, given) => {
    const { answer } = JSON.parse(given);
    const params = { body: answer, type: 'application/json', length: '', 'x-one': 'kept' };
    const headers = { 'content-type': 'application/json', '17token': 'k' };
    const body = '[{"number":"RR1"},{"number":"RR2"}]';
    const calling = fetch(lab.at('say', params), { method: 'POST', headers, body });
    const add = { list: ['data', 'rejected'], elements: '{"number":"RR2","error":{"code":-402}}' };
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true, only: { body: '[{"number":"RR1"}]', add } });
    const response = await calling;
    const { status, statusText, ok, type, redirected, url } = response;
    const names = ['content-length', 'content-type', 'x-one'].map((name) => response.headers.get(name));
    const seen = Object(await lab.seen()).at(-1);
    const heard = Object(await lab.heard(2))[1];
    const shape = [status, statusText, ok, type, redirected, url === lab.at('say', params)];
    return { shape, names, text: await response.text(), seen: [seen.body, seen.headers['17token']], heard };
  }, GIVEN);
  expect(told).toMatchObject({
    shape: [200, '', true, 'cors', false, true],
    names: [`${COMPLETED.length}`, 'application/json', 'kept'],
    text: COMPLETED,
    seen: ['[{"number":"RR1"}]', 'k'],
    heard: { message: 'answer', kind: 'response', status: 200, body: ANSWER, cut: false },
  });
});

test('XMLHttpRequest does the same, with the events of an ordinary response', async () => {
  const told = await run(async (lab, given) => {
    const { answer } = JSON.parse(given);
    const xhr = new XMLHttpRequest();
    const params = { body: answer, type: 'application/json', length: '', 'x-one': 'kept' };
    xhr.open('POST', lab.at('say', params));
    xhr.setRequestHeader('17token', 'k');
    const ended = lab.run(xhr, () => xhr.send('[{"number":"RR1"},{"number":"RR2"}]'));
    const add = { list: ['data', 'rejected'], elements: '{"number":"RR2","error":{"code":-402}}' };
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true, only: { body: '[{"number":"RR1"}]', add } });
    const events = await ended;
    const seen = Object(await lab.seen()).at(-1);
    const { status, url, headers, text } = Object(lab.state(xhr));
    const heard = Object(await lab.heard(2))[1];
    return { events, status, url, headers, text, seen: [seen.body, seen.headers], heard: [heard.message, heard.body] };
  }, GIVEN);
  expect(told).toEqual({
    events: [
      'loadstart(0,0,false)@1',
      'sent',
      'readystatechange@2',
      'readystatechange@3',
      `progress(${COMPLETED.length},${COMPLETED.length},true)@3`,
      'readystatechange@4',
      `load(${COMPLETED.length},${COMPLETED.length},true)@4`,
      `loadend(${COMPLETED.length},${COMPLETED.length},true)@4`,
    ],
    status: 200,
    url: `${CHARGING}?do=say&tag=TAG&body=${encodeURIComponent(ANSWER).replaceAll('%20', '+')}&type=application%2Fjson&length=&x-one=kept`,
    headers: `content-length: ${COMPLETED.length}\r\ncontent-type: application/json\r\nx-one: kept\r\n`,
    text: COMPLETED,
    seen: [
      '[{"number":"RR1"}]',
      expect.objectContaining({ '17token': 'k', 'content-type': 'text/plain;charset=UTF-8' }),
    ],
    heard: ['answer', ANSWER],
  });
});

test('an answer that has no place for what stayed here comes as it is', async () => {
  const told = await run(async (lab, given) => {
    const { odd } = JSON.parse(given);
    const add = { list: ['data', 'rejected'], elements: '1' };
    const texts: string[] = [];
    for (const only of [
      { body: 'x', add },
      { body: 'x', add: null },
    ]) {
      const calling = fetch(lab.at('say', { body: odd }), { method: 'POST', body: 'xy' });
      lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true, only });
      texts.push(await (await calling).text());
    }
    return [texts, Object(await lab.seen()).map((one: { body: string }) => one.body)];
  }, GIVEN);
  const { odd } = JSON.parse(GIVEN);
  expect(told).toEqual([
    [odd, odd],
    ['x', 'x'],
  ]);
});

test.each(['fetch', 'xhr'])('a page that gives up while what was chosen is under way ends it: %s', async (how) => {
  const told = await run(async (lab, given) => {
    const only = { body: 'x', add: null };
    const control = new AbortController();
    const xhr = new XMLHttpRequest();
    let ended: Promise<unknown>;
    if (given === 'fetch') {
      ended = lab.outcome(fetch(lab.at('hang'), { method: 'POST', body: 'xy', signal: control.signal }));
    } else {
      xhr.open('POST', lab.at('hang'));
      ended = lab.run(xhr, () => xhr.send('xy')).then((events) => events.slice(-3));
    }
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true, only });
    while (Object(await lab.seen()).length === 0) await lab.wait(10);
    if (given === 'fetch') control.abort();
    else xhr.abort();
    const heard = Object(await lab.heard(2)).map((one: object) => [
      Reflect.get(one, 'message'),
      Reflect.get(one, 'sent'),
    ]);
    return [await ended, heard];
  }, how);
  const ends = {
    fetch: { error: 'DOMException AbortError: signal is aborted without reason' },
    xhr: ['readystatechange@4', 'abort(0,0,false)@4', 'loadend(0,0,false)@4'],
  };
  expect(told).toEqual([
    ends[how === 'fetch' ? 'fetch' : 'xhr'],
    [
      ['ask', undefined],
      ['answer', 'unknown'],
    ],
  ]);
});

test.each(['fetch', 'xhr'])('a network that fails is one to the page, and in doubt to the books: %s', async (how) => {
  const told = await run(async (lab, given) => {
    const xhr = new XMLHttpRequest();
    let ended: Promise<unknown>;
    if (given === 'fetch') ended = lab.outcome(fetch(lab.at('reset'), { method: 'POST', body: 'xy' }));
    else {
      xhr.open('POST', lab.at('reset'));
      ended = lab.run(xhr, () => xhr.send('xy')).then((events) => events.slice(-2));
    }
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true, only: { body: 'x', add: null } });
    return [await ended, Object(await lab.heard(2))[1]];
  }, how);
  const ends = { fetch: { error: 'TypeError: Failed to fetch' }, xhr: ['error(0,0,false)@4', 'loadend(0,0,false)@4'] };
  expect(told).toEqual([
    ends[how === 'fetch' ? 'fetch' : 'xhr'],
    { message: 'answer', kind: 'failed', sent: 'unknown' },
  ]);
});

test('the page’s own timeout ends what was chosen, counted from send()', async () => {
  const told = await run(async (lab) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at('hang'));
    xhr.timeout = 400;
    const ended = lab.run(xhr, () => xhr.send('xy'));
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true, only: { body: 'x', add: null } });
    return [(await ended).slice(-2), Object(await lab.heard(2))[1]];
  });
  expect(told).toEqual([
    ['timeout(0,0,false)@4', 'loadend(0,0,false)@4'],
    { message: 'answer', kind: 'failed', sent: 'unknown' },
  ]);
});

test('sends exactly what was chosen though the page broke what texts and lists are read with', async () => {
  const broken = await trial().open(null);
  const told = await tryOut(
    broken,
    CHARGING,
    async (lab, given) => {
      const { answer } = JSON.parse(given);
      const target = lab.at('say', { body: answer, type: 'application/json' });
      for (const name of ['slice', 'charCodeAt', 'indexOf', 'toLowerCase', 'split'])
        Reflect.set(String.prototype, name, () => 'broken');
      Reflect.set(JSON, 'parse', () => 'broken');
      Reflect.set(TextEncoder.prototype, 'encode', () => new Uint8Array());
      Reflect.set(window, 'Request', class {});
      const calling = fetch(target, { method: 'POST', body: 'xy' });
      const add = { list: ['data', 'rejected'], elements: '{"number":"RR2","error":{"code":-402}}' };
      lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true, only: { body: 'x', add } });
      return (await calling).text();
    },
    GIVEN,
  );
  expect(told).toBe(COMPLETED);
});
