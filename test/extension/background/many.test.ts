import { describe, expect, test, vi } from 'vitest';
import { postNumber } from '../../post-number.ts';
import { headline, many, passed, tenCalls } from './many-desk.ts';
import { kinds, PASS, reasons, states, verdicts } from './what-happened.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';

describe('ten calls', () => {
  test('are one question, with what they come to, by site and by what they do', async () => {
    const { desk } = await tenCalls();
    const state = await many(desk);
    expect(headline(state)).toBe('These 10 calls use 10. How many are left is not known yet.');
    expect(state.view).toMatchObject({
      provider: '17TRACK',
      waits: '10 calls wait',
      first: 'the first since 12:00:00',
      sites: [
        {
          site: 'shop.example',
          title: 'Import orders',
          tabs: null,
          groups: [{ kind: 'charge', head: 'Register 10 numbers', say: '10 calls: 10 new numbers.', units: '10' }],
        },
      ],
    });
    expect(state.view.sites[0]?.groups[0]?.calls[0]).toEqual({
      call: 'call-0',
      head: postNumber(0),
      at: '12:00:00',
      units: '1',
      isTicked: true,
    });
  });

  test('are answered once: all leave, each on record before it, and what they charged is said of all together', async () => {
    const { desk, page } = await tenCalls();
    await desk.decide('allow');
    expect(verdicts(page)).toEqual(Array.from({ length: 10 }, () => PASS));
    expect(kinds(desk)).toEqual(Array.from({ length: 10 }, () => 'reserve'));
    expect(await desk.state()).toMatchObject({
      kind: 'sending',
      say: 'Sending 10 calls to 17TRACK. It left at 12:00:00 and cannot be called back.',
    });
    for (let nth = 0; nth < 10; nth += 1) await desk.answer(page, `call-${nth}`, accepted(postNumber(nth)));
    expect(await desk.state()).toMatchObject({
      kind: 'done',
      mark: 'settled',
      say: '17TRACK charged 10 units. How many are left is not known yet.',
    });
    expect(states(desk).filter((state) => state === 'charged')).toHaveLength(10);
    expect(desk.windows.open.size).toBe(1);
  });

  test('are blocked by one answer, in one step of the ledger', async () => {
    const { desk, page } = await tenCalls();
    await desk.decide('block');
    expect(verdicts(page)).toMatchObject(Array.from({ length: 10 }, () => ({ kind: 'block' })));
    expect(new Set(reasons(desk))).toEqual(new Set(['blocked']));
    expect(desk.appends).toBe(1);
  });

  test('of which one is unticked come to less, and only the others leave', async () => {
    const { desk, page } = await tenCalls();
    const { question } = await many(desk);
    await desk.page('tick', { question, unticked: ['call-3'] });
    const state = await many(desk);
    expect(headline(state)).toBe('These 9 calls use 9. How many are left is not known yet.');
    expect(state.view.sites[0]?.groups[0]).toMatchObject({ units: '9', say: '10 calls: 9 new numbers.' });
    expect(state.view.sites[0]?.groups[0]?.calls[3]).toMatchObject({ units: 'not sent', isTicked: false });
    await desk.decideMany('allow', state);
    expect(passed(page)).toEqual([0, 1, 2, 4, 5, 6, 7, 8, 9].map((nth) => `call-${nth}`));
    expect(reasons(desk).filter((reason) => reason === 'blocked')).toHaveLength(1);
  });

  test('of which none is ticked come to nothing, and none can be allowed', async () => {
    const { desk, page } = await tenCalls();
    const { question } = await many(desk);
    await desk.page('tick', { question, unticked: Array.from({ length: 10 }, (_, nth) => `call-${nth}`) });
    const state = await many(desk);
    expect(headline(state)).toBe('Nothing to send.');
    await desk.decideMany('allow', state);
    expect(page.told).toEqual([]);
  });

  test('are answered by nobody twice: a second press, and one for a question before, change nothing', async () => {
    const { desk, page } = await tenCalls();
    const state = await many(desk);
    await desk.decideMany('allow', state);
    await desk.ask(page, 'one', registration(postNumber(20)));
    await desk.ask(page, 'two', registration(postNumber(21)));
    const { question, quoteNo } = state;
    for (const verdict of ['allow', 'block'])
      await desk.page('decideMany', { question, quoteNo, verdict, calls: ['one', 'two'] });
    expect(passed(page)).toHaveLength(10);
    expect((await many(desk)).question).not.toBe(question);
  });
});

describe('a call that its page repeats', () => {
  const line = async (times: number, ...others: readonly string[]) => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    for (let nth = 0; nth < times; nth += 1) await desk.ask(page, `same-${nth}`, registration(postNumber(0)));
    for (const number of others) await desk.ask(page, number, registration(number));
    const state = await many(desk);
    return { desk, state, line: state.view.sites[0]?.groups[0] };
  };

  test('is told as the same call, and its number counts once', async () => {
    const { desk, state, line: group } = await line(11);
    expect(group).toMatchObject({
      head: 'Register 1 number',
      say: 'The same call, 11 times: 1 new number; 10 still in doubt.',
    });
    await desk.page('tick', {
      question: state.question,
      unticked: state.view.sites[0]?.groups[0]?.calls.map(({ call }) => call),
    });
    const [site] = (await many(desk)).view.sites;
    expect(site?.groups[0]?.say).toBe('The same call, 11 times.');
  });

  test('stands beside others as so many that are the same', async () => {
    const { line: group } = await line(4, postNumber(1), postNumber(2));
    expect(group?.head).toBe('Register 3 numbers');
    expect(group?.say).toMatch(/^6 calls, 3 of them the same as another: 3 new numbers/);
  });
});

describe('one by one', () => {
  test('shows the ordinary warning of each; an answer brings the next, and closing blocks what is left', async () => {
    const { desk, page } = await tenCalls();
    const { question } = await many(desk);
    await desk.page('turn', { question, call: 'call-4' });
    expect(await desk.state()).toMatchObject({
      kind: 'deciding',
      call: 'call-4',
      waiting: 9,
      among: { nth: 5, of: 10, previous: 'call-3', next: 'call-5' },
    });
    await desk.decide('allow');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'call-5', among: { nth: 5, of: 9 } });
    await desk.decide('block');
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'call-6' });
    expect(passed(page)).toEqual(['call-4']);
    await desk.page('turn', { question, call: null });
    expect(headline(await many(desk))).toContain('These 8 calls use 8.');
    await desk.closeWindow();
    expect(verdicts(page)).toHaveLength(10);
    expect(passed(page)).toEqual(['call-4']);
  });

  test('an allow for a call that is not the one on show counts nothing', async () => {
    const { desk, page } = await tenCalls();
    const { question } = await many(desk);
    await desk.page('turn', { question, call: 'call-0' });
    await desk.page('shown', { call: 'call-1', quoteNo: 1 });
    await desk.pass(500);
    await desk.page('decide', { call: 'call-1', quoteNo: 1, verdict: 'allow' });
    expect(passed(page)).toEqual([]);
  });
});

describe('calls of several pages', () => {
  test('are a card per site, worst first, and of several accounts are counted apart', async () => {
    const desk = await openWorkerDesk();
    const shop = desk.open('a');
    const erp = desk.open('b', undefined, { tab: 8, site: 'erp.example' });
    await desk.ask(shop, 'one', registration(postNumber(1)));
    await desk.ask(erp, 'two', registration(postNumber(2), postNumber(3)));
    const other = { headers: [['17token', 'another']] as const };
    await desk.ask(shop, 'three', { ...registration(postNumber(4)), ...other });
    // A fingerprint is made.
    await vi.waitFor(async () => expect((await many(desk)).view.waits).toBe('3 calls wait'), { timeout: 20_000 });
    const state = await many(desk);
    expect(state.view.sites.map(({ site }) => site)).toEqual(['erp.example', 'shop.example']);
    expect(headline(state)).toBe('These 3 calls ask for units of 2 accounts.');
    expect(state.view.totals).toHaveLength(2);
    await desk.decideMany('allow', state);
    expect([passed(shop), passed(erp)]).toEqual([['one', 'three'], ['two']]);
  });
});
