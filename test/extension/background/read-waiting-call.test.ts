import { describe, expect, test } from 'vitest';
import { readWaitingCall } from '../../../extension/background/bridges/read-waiting-call.ts';
import { openWorkerDesk } from './worker-desk.ts';

/** A waiting call as the shelf keeps it, with another amount in the quote that was seen. */
const keptWith = async (amount: unknown): Promise<unknown> => {
  const desk = await openWorkerDesk();
  await desk.ask(desk.open('a'), 'call');
  const text = JSON.stringify(await desk.shelves.waiting.get('call'));
  expect(text).toContain('"most":{"tracking":1000}');
  return JSON.parse(text.replace('"most":{"tracking":1000}', `"most":{"tracking":${JSON.stringify(amount)}}`));
};

describe('a waiting call that was kept', () => {
  test('is read as it was', async () => {
    const kept = await keptWith(2000);
    expect(readWaitingCall(kept, 'call')).toEqual(kept);
  });

  test('by version 0.1.0 has names where it had places', async () => {
    const desk = await openWorkerDesk();
    await desk.ask(desk.open('a'), 'call');
    const text = JSON.stringify(await desk.shelves.waiting.get('call'));
    expect(text).toContain('"fields":{}');
    const { call } = readWaitingCall(
      JSON.parse(text.replace('"fields":{}', '"fields":[null,"Denied"]')),
      'waiting call',
    );
    expect(call.asks.map(({ fields }) => fields)).toEqual([{ mode: 'Denied' }]);
  });

  test.each([0.5, 2 ** 53, '1000', null])('is none with %j for an amount', async (amount) => {
    const kept = await keptWith(amount);
    expect(() => readWaitingCall(kept, 'call')).toThrow('most.tracking: a whole number of thousandths expected');
  });
});
