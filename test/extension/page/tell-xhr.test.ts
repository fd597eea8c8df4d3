import { expect, test } from 'vitest';
import { openHeldPage } from './held-page.ts';

const { run } = openHeldPage();

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
    return (await lab.heard(2))[1];
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
    return (await lab.heard(2))[1];
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
    return (await lab.heard(2))[1];
  }, how);
  expect(told).toEqual({ message: 'answer', kind: 'failed', sent: 'unknown' });
});

test('does not hold what is no provider’s, nor wait with what cannot charge', async () => {
  const told = await run(async (lab) => {
    const texts: unknown[] = [];
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
    return [texts, lab.desk.waiting(), await lab.heard(2)];
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
    return [xhr.responseText, Object(await lab.heard(2))[1]];
  });
  expect(told).toEqual(['ok', expect.objectContaining({ kind: 'response', status: 200, body: 'ok' })]);
});
