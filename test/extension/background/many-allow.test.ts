import { describe, expect, test } from 'vitest';
import { LULL_MS } from '../../../extension/background/in-a-moment.ts';
import { tickedIn } from '../../../shared/words/many-view.ts';
import { postNumber } from '../../post-number.ts';
import { headline, many, passed, tenCalls } from './many-desk.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';

describe('an allow for several', () => {
  test('counts nothing before the question was on show for half a second, or for other calls than it says', async () => {
    const { desk, page } = await tenCalls();
    const state = await many(desk);
    const { question, quoteNo, view } = state;
    const press = (calls: readonly string[]): Promise<unknown> =>
      desk.page('decideMany', { question, quoteNo, verdict: 'allow', calls });
    await press(tickedIn(view));
    expect(await desk.page('shownMany', { question, quoteNo })).toBe(500);
    await desk.pass(499);
    await press(tickedIn(view));
    await desk.pass(1);
    await press(['call-0']);
    await press([...tickedIn(view), 'call-99']);
    expect(passed(page)).toEqual([]);
    await press(tickedIn(view));
    expect(passed(page)).toHaveLength(10);
  });

  test('is armed again when a call joins, and says so', async () => {
    const { desk, page } = await tenCalls();
    const before = await many(desk);
    await desk.page('shownMany', { question: before.question, quoteNo: before.quoteNo });
    await desk.pass(1000);
    await desk.ask(page, 'late', registration(postNumber(50)));
    const after = await many(desk);
    expect(after).toMatchObject({ question: before.question, changed: '1 more call joined this question.' });
    expect(after.since).toBe(after.quoteNo);
    for (const { quoteNo, view } of [before, after])
      await desk.page('decideMany', { question: after.question, quoteNo, verdict: 'allow', calls: tickedIn(view) });
    expect(passed(page)).toEqual([]);
    await desk.decideMany('allow', after);
    expect(passed(page)).toHaveLength(11);
  });

  test('asks again about a call whose charge grew after it was seen, and lets the others go', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    const [known, fresh] = [postNumber(1), postNumber(2)];
    await desk.ask(page, 'known', registration(known));
    await desk.decide('allow');
    await desk.answer(page, 'known', accepted(known));
    await desk.ask(page, 'again', registration(known, fresh));
    await desk.ask(page, 'other', registration(postNumber(3)));
    const state = await many(desk);
    await desk.page('shownMany', { question: state.question, quoteNo: state.quoteNo });
    await desk.pass(500);
    // In the very moment of the press, so that the question has no time to say so.
    const deletion = { url: 'https://api.17track.net/track/v2.4/deletetrack', free: true, ...registration(known) };
    desk.haste = 0;
    await desk.ask(page, 'deleted', deletion);
    const { question, quoteNo, view } = state;
    await desk.page('decideMany', { question, quoteNo, verdict: 'allow', calls: tickedIn(view) });
    desk.haste = null;
    await desk.pass(LULL_MS);
    expect(passed(page)).toContain('other');
    expect(passed(page)).not.toContain('again');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'again' });
  });

  test('counts the same number in two calls once, and once more at worst', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'one', registration(postNumber(1)));
    await desk.ask(page, 'two', registration(postNumber(1)));
    const state = await many(desk);
    expect(headline(state)).toBe('These 2 calls use up to 2. How many are left is not known yet.');
    expect(state.view.totals[0]?.bar).toMatchObject({ used: 0, sure: 1, maybe: 1 });
    await desk.decideMany('allow', state);
    expect(passed(page)).toEqual(['one', 'two']);
  });

  test('knows nothing of what another worker had on show; what is ticked can be said again', async () => {
    const { desk } = await tenCalls();
    const before = await many(desk);
    await desk.start();
    const page = desk.open('a');
    for (let nth = 0; nth < 10; nth += 1) await desk.ask(page, `call-${nth}`, registration(postNumber(nth)));
    const after = await many(desk);
    expect(after.question).not.toBe(before.question);
    await desk.page('tick', { question: after.question, unticked: ['call-0'] });
    await desk.decideMany('allow', await many(desk));
    expect(passed(page)).toHaveLength(9);
  });
});
