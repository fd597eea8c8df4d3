import { expect, test } from 'vitest';
import { openHeldPage } from './held-page.ts';
import { CHARGING, tryOut } from './trial.ts';

const { run, trial } = openHeldPage();

test('asks with the whole call, and sends nothing meanwhile', async () => {
  const told = await run(async (lab) => {
    const headers = { 'content-type': 'application/json', '17token': 'k' };
    void fetch(`${lab.at('echo')}#part`, { method: 'POST', headers, body: '[{"number":"RR1"}]' });
    const id = await lab.asked();
    await lab.wait(100);
    const seen = await lab.seen();
    lab.desk.answer(id, { kind: 'pass', watch: false });
    return [seen, (await lab.heard())[0], /^[0-9a-f]{32}$/.test(id)];
  });
  const headers = [
    ['17token', 'k'],
    ['content-type', 'application/json'],
  ];
  const call = {
    url: `${CHARGING}?do=echo&tag=TAG`,
    method: 'POST',
    headers,
    body: '[{"number":"RR1"}]',
    via: 'fetch',
    free: false,
  };
  expect(told).toEqual([[], { message: 'ask', ...call }, true]);
});

test('answers a block with a 402 that looks like one of the network’s, and sends nothing', async () => {
  const blocked = await run(async (lab) => {
    const answer = fetch(`${lab.at('say')}#part`, { method: 'POST', body: 'x' });
    lab.desk.answer(await lab.asked(), { kind: 'block', body: '{"title":"Blockiert: grün"}' });
    const response = await answer;
    const { status, statusText, ok, type, redirected } = response;
    const headers = [...response.headers];
    const clone = response.clone();
    const same = [clone.url === response.url, clone.type, clone.status, response.url === lab.at('say')];
    const shape = [response instanceof Response, Object.keys(response), String(response)];
    const twice = [await clone.json(), await response.text(), response.bodyUsed];
    return {
      status,
      statusText,
      ok,
      type,
      redirected,
      headers,
      same,
      shape,
      twice,
      seen: await lab.seen(),
      heard: (await lab.heard()).length,
    };
  });
  expect(blocked).toEqual({
    status: 402,
    statusText: 'Payment Required',
    ok: false,
    type: 'cors',
    redirected: false,
    headers: [
      ['content-length', '28'],
      ['content-type', 'application/problem+json'],
    ],
    same: [true, 'cors', 402, true],
    shape: [true, [], '[object Response]'],
    twice: [{ title: 'Blockiert: grün' }, '{"title":"Blockiert: grün"}', true],
    seen: [],
    heard: 1,
  });
});

test('ends a held call when the page aborts: the page gets the reason, nothing is sent, a late pass changes nothing', async () => {
  const told = await run(async (lab) => {
    const control = new AbortController();
    const reason = { mine: true };
    const answer = fetch(lab.at('echo'), { method: 'POST', body: 'x', signal: control.signal }).catch(
      (error) => error === reason,
    );
    const id = await lab.asked();
    control.abort(reason);
    const rejected = await answer;
    lab.desk.answer(id, { kind: 'pass', watch: true });
    await lab.wait(100);
    return [rejected, await lab.seen(), Object(await lab.heard()).map((one: { message: string }) => one.message)];
  });
  expect(told).toEqual([true, [], ['ask', 'gone']]);
});

test('sends nothing when the page aborts at the moment of the pass', async () => {
  const told = await run(async (lab) => {
    const control = new AbortController();
    const answer = lab.outcome(fetch(lab.at('echo'), { method: 'POST', body: 'x', signal: control.signal }));
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: true });
    control.abort();
    return [await answer, await lab.seen(), Object(await lab.heard()).map((one: { message: string }) => one.message)];
  });
  expect(told).toEqual([{ error: 'DOMException AbortError: signal is aborted without reason' }, [], ['ask', 'gone']]);
});

test('ends a held call when the page’s time is up', async () => {
  const told = await run(async (lab) => {
    const answer = await lab.outcome(fetch(lab.at('echo'), { method: 'POST', signal: AbortSignal.timeout(150) }));
    return [answer, await lab.seen(), Object(await lab.heard()).map((one: { message: string }) => one.message)];
  });
  expect(told).toEqual([{ error: 'DOMException TimeoutError: signal timed out' }, [], ['ask', 'gone']]);
});

test('ends without a question when the page aborts while its body is still streaming, and cancels the stream', async () => {
  const told = await run(async (lab) => {
    const control = new AbortController();
    let cancelled = false;
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(new Uint8Array([65])),
      cancel() {
        cancelled = true;
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half', signal: control.signal };
    const answer = lab.outcome(fetch(lab.at('echo'), init));
    await lab.wait(50);
    control.abort();
    return [await answer, await lab.heard(), await lab.seen(), cancelled];
  });
  expect(told).toEqual([{ error: 'DOMException AbortError: signal is aborted without reason' }, [], [], true]);
});

test('asks when a streaming body is complete, and sends all of it', async () => {
  const told = await run(async (lab) => {
    const body = new ReadableStream({
      async pull(stream) {
        for (const part of ['one ', 'two ', 'three']) {
          await lab.wait(20);
          stream.enqueue(new TextEncoder().encode(part));
        }
        stream.close();
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    const answer = fetch(lab.at('echo'), init);
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: false });
    return [Object(await lab.heard())[0].body, (await (await answer).json()).body];
  });
  expect(told).toEqual(['one two three', 'one two three']);
});

test('says when a body is too large to be told, and sends all of it after a pass', async () => {
  const told = await run(async (lab) => {
    const answer = fetch(lab.at('echo'), { method: 'POST', body: new Uint8Array(8 * 1024 * 1024 + 1) });
    lab.desk.answer(await lab.asked(), { kind: 'pass', watch: false });
    const { body, bodyTrouble } = Object(await lab.heard())[0];
    return [body, bodyTrouble, (await (await answer).json()).body.length];
  });
  expect(told).toEqual([null, 'too-large', 8 * 1024 * 1024 + 1]);
});

test('says when a body cannot be read', async () => {
  const told = await run(async (lab) => {
    const body = new ReadableStream({ start: (stream) => stream.error(new Error('broken')) });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
    const answer = lab.outcome(fetch(lab.at('echo'), init));
    lab.desk.answer(await lab.asked(), { kind: 'block', body: '{}' });
    await answer;
    const { body: sent, bodyTrouble } = Object(await lab.heard())[0];
    return [sent, bodyTrouble];
  });
  expect(told).toEqual([null, 'unreadable']);
});

test('holds many calls at once and lets each go by its own verdict', async () => {
  const told = await run(async (lab) => {
    const answers = ['a', 'b', 'c'].map((body) => fetch(lab.at('echo'), { method: 'POST', body }));
    while (lab.desk.waiting().length < 3) await lab.wait(5);
    const ids = lab.desk.waiting();
    ids.reverse().forEach((id, at) => {
      lab.desk.answer(id, at === 1 ? { kind: 'block', body: '{}' } : { kind: 'pass', watch: false });
    });
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    return [
      statuses,
      Object(await lab.seen())
        .map((one: { body: string }) => one.body)
        .sort(),
    ];
  });
  expect(told).toEqual([
    [200, 402, 200],
    ['a', 'c'],
  ]);
});

test('holds a call though the page broke the built-ins that routes are read with', async () => {
  const broken = await trial().open(null);
  const told = await tryOut(broken, CHARGING, async (lab) => {
    for (const name of ['startsWith', 'toLowerCase', 'includes', 'replace']) {
      Reflect.set(String.prototype, name, () => {
        throw new Error('broken');
      });
    }
    Reflect.set(Set.prototype, 'has', () => false);
    Reflect.set(RegExp.prototype, 'test', () => false);
    Reflect.set(URL.prototype, 'toString', () => 'https://elsewhere.test/');
    const strange = fetch(lab.elsewhere('say'), { method: 'POST' }).then(({ status }) => status);
    const answer = fetch(lab.at('echo'), { method: 'POST', body: 'x' });
    const waited = await lab.asked();
    lab.desk.answer(waited, { kind: 'block', body: '{}' });
    return [await strange, (await answer).status];
  });
  expect(told).toEqual([200, 402]);
});

test('holds a call of a frame that the page made', async () => {
  const told = await run(async (lab) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = Object(frame.contentWindow);
    const answer = inner.fetch(lab.at('echo'), { method: 'POST', body: 'x' });
    while (inner.desk.waiting().length === 0) await lab.wait(5);
    const seen = await lab.seen();
    inner.desk.answer(inner.desk.waiting()[0], { kind: 'block', body: '{}' });
    return [seen, (await answer).status];
  });
  expect(told).toEqual([[], 402]);
});
