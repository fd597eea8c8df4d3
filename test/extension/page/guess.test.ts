import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UNREACHABLE } from '../../../shared/messages/page-port.ts';
import type { Behaviour } from './behaviour.ts';
import { BESIDE, CHARGING, FREE, startTrial, type Trial, tryOut } from './trial.ts';

/** Which calls to a provider's host are asked about, and which are not, by more than their address. */
let trial: Trial;

beforeAll(async () => {
  trial = await startTrial();
});

afterAll(async () => {
  await trial.close();
});

const METHOD = 'x-http-method-override';

const at = async (auto: 'block' | 'unreachable' | 'nobody', target: string, behave: Behaviour[1], given = '') => {
  const body = '{"status":402}';
  const verdicts = { block: { kind: 'block', body }, unreachable: UNREACHABLE, nobody: undefined } as const;
  const page = await trial.open(verdicts[auto]);
  const result = await tryOut(page, target, behave, given);
  await page.context().close();
  return result;
};

const byFetch: Behaviour[1] = async (lab, given) => {
  const { method, header, query, body } = JSON.parse(String(given));
  const headers = header === undefined ? {} : { [header]: 'DELETE' };
  const response = await fetch(lab.at('echo', query ?? {}), {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  return [response.status, Object(await lab.seen()).filter((one: { method: string }) => one.method === method).length];
};

const byXhr: Behaviour[1] = async (lab, given) => {
  const { method, header, query, body } = JSON.parse(String(given));
  const xhr = new XMLHttpRequest();
  xhr.open(method, lab.at('echo', query ?? {}));
  if (header !== undefined) xhr.setRequestHeader(header, 'DELETE');
  await lab.run(xhr, () => xhr.send(body ?? null));
  return [xhr.status, Object(await lab.seen()).filter((one: { method: string }) => one.method === method).length];
};

describe.each([
  ['fetch', byFetch],
  ['XHR', byXhr],
])('a call by %s to a provider’s host', (_, behave) => {
  test.each([
    ['whose header may make another call of it', FREE, { method: 'POST', header: METHOD, body: '[]' }],
    ['the same without a body', FREE, { method: 'GET', header: 'X_Original_URL' }],
    ['the same beside the API', BESIDE, { method: 'GET', header: METHOD }],
    ['whose query names another method', FREE, { method: 'GET', query: { _Method: 'POST' } }],
    ['the same beside the API', BESIDE, { method: 'GET', query: { _method: 'POST' } }],
    ['which has a body, beside the API', BESIDE, { method: 'POST', body: 'a=1' }],
  ])('%s is asked about', async (__, target, call) => {
    expect(await at('block', target, behave, JSON.stringify(call))).toEqual([402, 0]);
  });

  test.each([
    ['that cannot charge', FREE, { method: 'GET' }],
    ['without a body beside the API', BESIDE, { method: 'GET', query: { method: 'POST' } }],
  ])('%s is not', async (__, target, call) => {
    expect(await at('block', target, behave, JSON.stringify(call))).toEqual([200, 1]);
  });

  test.each(['unreachable', 'nobody'] as const)(
    'beside the API passes where nobody can be asked (%s), unless its body carries numbers or another method',
    async (auto) => {
      const results: unknown[] = [];
      for (const body of ['{"name":"x"}', '[{"number":"RR1"}]', '_method=DELETE'])
        results.push(await at(auto, BESIDE, behave, JSON.stringify({ method: 'POST', body })));
      expect(results).toEqual([
        [200, 1],
        [402, 0],
        [402, 0],
      ]);
      const rewritten = { method: 'POST', body: '{"name":"x"}', header: METHOD };
      expect(await at(auto, BESIDE, behave, JSON.stringify(rewritten))).toEqual([402, 0]);
      expect(await at(auto, CHARGING, behave, JSON.stringify({ method: 'POST', body: '{}' }))).toEqual([402, 0]);
    },
  );
});

/** What cannot wait: told whether it went, and how often it came. */
const inOneGo: Behaviour[1] = async (lab, given) => {
  const [how, kind, text] = JSON.parse(String(given));
  const body = kind === 'blob' ? new Blob([text]) : kind === 'bytes' ? new TextEncoder().encode(text) : text;
  const send = (): boolean => {
    if (how === 'beacon') return navigator.sendBeacon(lab.at('echo'), body);
    const xhr = new XMLHttpRequest();
    xhr.open('POST', lab.at('echo'), false);
    try {
      xhr.send(body);
      return true;
    } catch {
      return false;
    }
  };
  const went = send();
  const count = async () => Object(await lab.seen()).filter((one: { method: string }) => one.method === 'POST').length;
  // A beacon takes its time; what must not come is waited for a while.
  for (let waited = 0; waited < (went ? 5000 : 200) && (await count()) === 0; waited += 20) await lab.wait(20);
  return [went, await count()];
};

describe.each(['beacon', 'synchronous XHR'])('beside the API a %s, which cannot wait,', (how) => {
  test.each([
    ['text', '{"name":"x"}', true],
    ['bytes', '{"name":"x"}', true],
    ['text', '[{"number":"RR1"}]', false],
    ['bytes', '[{"number":"RR1"}]', false],
    ['blob', '{"name":"x"}', false],
  ])('goes where its body plainly carries no numbers: %s %s', async (kind, text, goes) => {
    expect(await at('block', BESIDE, inOneGo, JSON.stringify([how, kind, text]))).toEqual([goes, goes ? 1 : 0]);
  });
});
