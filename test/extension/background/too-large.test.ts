import { expect, test } from 'vitest';
import { kinds, reasons, verdicts } from './what-happened.ts';
import { openWorkerDesk, registration } from './worker-desk.ts';

const numbers = Array.from({ length: 5001 }, (_, nth) => `RR${100_000_000 + nth}CN`);
const api = 'https://api.17track.net/track/v2.4';

test.each([
  ['names more than 5,000 items', registration(...numbers), 'the call names 5001 items'],
  ['is longer than 8 MB', { body: null, bodyTrouble: 'too-large' }, 'the body is longer than 8 MB'],
  ['holds too many values', { body: { text: `[${'{},'.repeat(400_000)}{}]` } }, 'the '],
  [
    'cannot charge and names as many',
    { ...registration(...numbers), url: `${api}/stoptrack` },
    'the call names 5001 items',
  ],
] as const)('a call that %s is answered 413, in one line on record, and nobody is asked', async (_, call, why) => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  await desk.ask(page, 'call', call);
  const [verdict] = verdicts(page);
  expect(verdict).toMatchObject({ kind: 'block' });
  expect(JSON.parse(Reflect.get(Object(verdict), 'body'))).toEqual({
    type: 'urn:tollgate:problem:too-long',
    title: 'The call is too large',
    status: 413,
    detail: expect.stringContaining(`Nothing was sent: ${why}`),
  });
  expect([kinds(desk), reasons(desk)]).toEqual([['block'], ['too-large']]);
  expect(JSON.stringify(desk.postings).length).toBeLessThan(2000);
  expect(await desk.state()).toEqual({ kind: 'empty' });
  expect(desk.windows.open.size).toBe(0);
});
