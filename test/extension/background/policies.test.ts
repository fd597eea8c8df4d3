import { describe, expect, test } from 'vitest';
import { call, decisionsOf, listed, MINUTE, policyInput, verdictsOf } from './said-desk.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';

describe('a policy', () => {
  test('lets calls pass unasked, on record with its id before they leave', async () => {
    const desk = await openWorkerDesk();
    await call(desk, 'setPolicy', policyInput({ call: 2 }));
    const page = desk.open('a');
    await desk.ask(page, 'one', registration('RR100000001CN', 'RR100000002CN'));
    expect(verdictsOf(page)).toEqual(['one: pass']);
    const [policy] = (await listed(desk)).policies;
    expect(decisionsOf(desk)).toEqual([
      { by: 'policy', verdict: 'allow', reason: 'within-policy', policy: policy?.id },
    ]);
    await desk.ask(page, 'two', registration('RR100000003CN', 'RR100000004CN', 'RR100000005CN'));
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'two' });
  });

  test('blocks calls, and the page reads why', async () => {
    const desk = await openWorkerDesk();
    await call(desk, 'setPolicy', policyInput({ does: 'block', site: 'shop.example' }));
    const page = desk.open('a');
    await desk.ask(page, 'one');
    const [told] = page.told;
    expect(told).toMatchObject({ verdict: { kind: 'block' } });
    const body = told?.kind === 'verdict' && told.verdict.kind === 'block' ? told.verdict.body : '';
    expect(JSON.parse(body)).toMatchObject({ status: 402, title: 'Blocked by a policy', decision: 'policy' });
    expect(decisionsOf(desk)).toMatchObject([{ by: 'policy', verdict: 'block', reason: 'policy-blocks' }]);
    expect((await desk.state()).kind).toBe('empty');
  });

  test('is taken up by the next worker, and ends when it is ended', async () => {
    const desk = await openWorkerDesk();
    await call(desk, 'setPolicy', policyInput({ call: 2 }));
    await desk.start();
    const page = desk.open('a');
    await desk.ask(page, 'one');
    expect(verdictsOf(page)).toEqual(['one: pass']);
    const [policy] = (await listed(desk)).policies;
    await call(desk, 'endPolicy', { id: policy?.id });
    await desk.start();
    expect((await listed(desk)).policies).toEqual([]);
    const next = desk.open('b');
    await desk.ask(next, 'two', registration('RR100000002CN'));
    expect((await desk.state()).kind).toBe('deciding');
  });

  test('that is set while calls wait lets those pass that it is about, and leaves the others on show', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'dear', registration('RR100000001CN', 'RR100000002CN'));
    await desk.ask(page, 'cheap', registration('RR100000003CN'));
    await call(desk, 'setPolicy', policyInput({ call: 1 }));
    await desk.pass(0);
    expect(verdictsOf(page)).toEqual(['cheap: pass']);
    expect(await desk.state()).toMatchObject({ kind: 'deciding', call: 'dear', waiting: 0 });
  });

  test('said again of the same calls counts instead of the one before; one that ends stands beside it', async () => {
    const desk = await openWorkerDesk();
    await call(desk, 'setPolicy', policyInput({ call: 2 }));
    await call(desk, 'setPolicy', policyInput({ call: 3 }));
    await call(desk, 'setPolicy', policyInput({ does: 'ask', lasts: 'hour' }));
    expect((await listed(desk)).policies.map(({ does, until }) => [does, until])).toEqual([
      ['Passes unasked: up to 3 units a call.', 'until you end it'],
      ['Asked about each time.', 'until 13:00'],
    ]);
    await desk.pass(60 * MINUTE);
    expect((await listed(desk)).policies).toHaveLength(1);
  });

  test('that cannot be read is said, its calls are asked about, and it can be ended', async () => {
    const desk = await openWorkerDesk();
    await call(desk, 'setPolicy', policyInput({ does: 'observe' }));
    await desk.shelves.settings.put('policy odd', { id: 'odd', does: { kind: 'sing' } });
    await desk.start();
    expect((await listed(desk)).broken).toEqual([{ id: 'odd', say: expect.stringContaining('policy.scope') }]);
    const page = desk.open('a');
    await desk.ask(page, 'one');
    expect((await desk.state()).kind).toBe('deciding');
    await call(desk, 'endPolicy', { id: 'odd' });
    await desk.pass(0);
    await desk.ask(page, 'two', registration('RR100000002CN'));
    expect(verdictsOf(page)).toContain('two: pass');
  });
});

describe('“don’t ask again”', () => {
  const again = { units: 1, lasts: 'tonight' } as const;

  test('says how many of the last such calls would have passed, and is not offered at unknown cost', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    for (const [id, ...numbers] of [
      ['one', 'RR100000001CN'],
      ['two', 'RR100000002CN', 'RR100000003CN', 'RR100000004CN', 'RR100000005CN'],
      ['three', 'RR100000006CN'],
    ] as const) {
      await desk.ask(page, id, registration(...numbers));
      await desk.decide('allow');
      await desk.answer(page, id, accepted(...numbers));
    }
    await desk.ask(page, 'four', registration('RR100000007CN'));
    expect(await desk.state()).toMatchObject({
      again: {
        when: 'shop.example registers numbers',
        units: [
          { units: 1, text: '1 unit', passed: '3 of the last 4 such calls would have passed, this one included.' },
          { units: 5, passed: '4 of the last 4 such calls would have passed, this one included.' },
          { units: 10 },
          { units: 20 },
        ],
        lasts: [{ lasts: 'tonight', text: 'until tonight, 24:00' }, { lasts: 'hour' }, { lasts: 'week' }],
      },
    });
    await desk.decide('block');
    await desk.ask(page, 'unknown', { url: 'https://api.17track.net/track/v2.4/nobody-knows' });
    expect(await desk.state()).toMatchObject({ kind: 'deciding', again: null });
  });

  test('counts with the Allow that it comes with, for the same site, action and account, until its end', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'one');
    await desk.decide('allow', undefined, again);
    expect(verdictsOf(page)).toEqual(['one: pass']);
    await desk.ask(page, 'two', registration('RR100000002CN'));
    expect(verdictsOf(page)).toEqual(['one: pass', 'two: pass']);
    expect(decisionsOf(desk)).toMatchObject([{ by: 'person' }, { by: 'policy' }]);
    await desk.ask(page, 'three', {
      ...registration('RR100000003CN'),
      url: 'https://api.17track.net/track/v2.4/getrealtimetrackinfo',
    });
    expect(await desk.state()).toMatchObject({ call: 'three' });
    await desk.decide('block');
    await desk.pass(12 * 60 * MINUTE);
    await desk.ask(page, 'four', registration('RR100000004CN'));
    expect(await desk.state()).toMatchObject({ call: 'four' });
  });

  test.each(['Block', 'a closed window', 'an Allow that came too early'])('makes no policy with %s', async (how) => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'one');
    const state = await desk.state();
    if (how === 'Block') await desk.decide('block', state, again);
    else if (how === 'a closed window') await desk.closeWindow();
    else await call(desk, 'decide', { call: 'one', quoteNo: 1, verdict: 'allow', again });
    await desk.pass(0);
    expect((await listed(desk)).policies).toEqual([]);
  });
});
