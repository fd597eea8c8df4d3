import { describe, expect, test } from 'vitest';
import { PASS, verdicts } from './what-happened.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';
import type { Document, WorkerDesk } from './worker-desk-shape.ts';

const NUMBERS = ['RR100000001CN', 'RR100000002CN', 'RR100000003CN'] as const;

/** The warning is asked about three numbers of which the provider knows some; a page can make it forget them, and know them. */
const asking = async (...known: readonly string[]): Promise<{ readonly desk: WorkerDesk; readonly page: Document }> => {
  const desk = await openWorkerDesk();
  const page = desk.open('a');
  if (known.length > 0) {
    await desk.ask(page, 'known', registration(...known));
    await desk.decide('allow');
    await desk.answer(page, 'known', accepted(...known));
  }
  await desk.ask(page, 'call', registration(...NUMBERS));
  return { desk, page };
};

let calls = 0;
const free = async (desk: WorkerDesk, page: Document, path: string, ...numbers: readonly string[]): Promise<void> => {
  calls += 1;
  const url = `https://api.17track.net/track/v2.4/${path}`;
  await desk.ask(page, `${path}-${calls}`, { url, free: true, ...registration(...numbers) });
  await desk.answer(page, `${path}-${calls}`, accepted(...numbers));
};

const press = (desk: WorkerDesk, quoteNo: number): Promise<unknown> =>
  desk.worker().answer({ name: 'decide', input: { call: 'call', quoteNo, verdict: 'allow' } });
const settle = (desk: WorkerDesk): Promise<void> => desk.pass(0);
const isPassed = (page: Document): boolean => page.told.some((told) => told.kind === 'verdict' && told.id === 'call');

describe('an allow', () => {
  test.each([0, 1, 250, 499])('counts nothing for a first quote that was on show for %i ms', async (ms) => {
    const { desk, page } = await asking();
    expect(await desk.shown(1)).toBe(500);
    await desk.pass(ms);
    await press(desk, 1);
    await settle(desk);
    expect(isPassed(page)).toBe(false);
    await desk.pass(500 - ms);
    await press(desk, 1);
    await settle(desk);
    expect(verdicts(page)).toEqual([PASS]);
  });

  test('counts nothing while nobody said that the quote is on show', async () => {
    const { desk, page } = await asking();
    await desk.pass(10_000);
    await press(desk, 1);
    await settle(desk);
    expect(isPassed(page)).toBe(false);
  });

  test.each([0, 50, 100, 150, 200, 250, 300, 499])(
    'counts nothing %i ms after the page made the quote grow, for the old quote or the new',
    async (ms) => {
      const { desk, page } = await asking(NUMBERS[0], NUMBERS[1]);
      await desk.shown(1);
      await desk.pass(2000);
      await free(desk, page, 'deletetrack', NUMBERS[0], NUMBERS[1]);
      // Once when the delete left, and once when it was answered.
      expect(await desk.state()).toMatchObject({ quoteNo: 3, since: 3 });
      await desk.shown(3);
      await desk.pass(ms);
      for (const quoteNo of [1, 2, 3, 4]) await press(desk, quoteNo);
      await settle(desk);
      expect(isPassed(page)).toBe(false);
      await desk.pass(500 - ms);
      for (const quoteNo of [1, 2]) {
        await press(desk, quoteNo);
        await settle(desk);
        expect(isPassed(page)).toBe(false);
      }
      await press(desk, 3);
      await settle(desk);
      expect(isPassed(page)).toBe(true);
    },
  );

  test('still counts for the quote that was seen when the newer one is better', async () => {
    const desk = await openWorkerDesk();
    const [page, other] = [desk.open('a'), desk.open('b')];
    await desk.ask(other, 'other', registration('RR100000009CN'));
    await desk.decide('allow');
    await desk.ask(page, 'call', registration(...NUMBERS));
    await desk.shown(1);
    await desk.pass(500);
    await desk.answer(other, 'other', { kind: 'failed', sent: 'no' });
    expect(await desk.state()).toMatchObject({ call: 'call', quoteNo: 2, since: 1 });
    await press(desk, 2);
    await settle(desk);
    expect(isPassed(page)).toBe(false);
    await press(desk, 1);
    await settle(desk);
    expect(isPassed(page)).toBe(true);
  });

  test('names a quote that was shown and is not on show any more: it was never on show long enough', async () => {
    const { desk, page } = await asking(NUMBERS[0]);
    await desk.shown(1);
    await free(desk, page, 'deletetrack', NUMBERS[0]);
    await desk.pass(500);
    expect(await desk.shown(1)).toBe(500);
    await press(desk, 1);
    await settle(desk);
    expect(isPassed(page)).toBe(false);
  });

  test('counts nothing for a worker that did not see the quote on show', async () => {
    const { desk } = await asking();
    await desk.shown(1);
    await desk.pass(500);
    const before = await desk.state();
    await desk.start();
    expect(await desk.state()).not.toMatchObject({ life: 'life' in before ? before.life : null });
    const page = desk.open('a');
    await desk.ask(page, 'call', registration(...NUMBERS));
    await press(desk, 1);
    await settle(desk);
    expect(isPassed(page)).toBe(false);
    expect(await desk.shown(1)).toBe(500);
    await desk.pass(500);
    await press(desk, 1);
    await settle(desk);
    expect(isPassed(page)).toBe(true);
  });

  test('of a question that waits behind another has nothing on show', async () => {
    const { desk, page } = await asking();
    await desk.ask(page, 'second', registration('RR100000009CN'));
    const input = { call: 'second', quoteNo: 1 };
    await desk.worker().answer({ name: 'shown', input });
    await desk.pass(500);
    await desk.worker().answer({ name: 'decide', input: { ...input, verdict: 'allow' } });
    await settle(desk);
    expect(verdicts(page)).toEqual([]);
  });
});
