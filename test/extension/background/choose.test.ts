import { describe, expect, test } from 'vitest';
import type { WarningState } from '../../../extension/messages.ts';
import { ONE, openRegistered } from './registered-desk.ts';
import { reasons, states, verdicts } from './what-happened.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';
import type { Document, WorkerDesk } from './worker-desk-shape.ts';

const NUMBERS = ['RR100000025CN', 'RR100000034CN', 'RR100000048CN', ONE] as const;
const BODY = JSON.stringify(NUMBERS.map((number) => ({ number, carrier: 3011 })));
const bodyOf = (...places: readonly number[]): string =>
  JSON.stringify(places.map((place) => ({ number: NUMBERS[place], carrier: 3011 })));

/** Three new numbers and one that is registered already wait for a decision. */
const asking = async (): Promise<{ readonly desk: WorkerDesk; readonly page: Document }> => {
  const { desk, page } = await openRegistered();
  await desk.pass(2100);
  await desk.ask(page, 'call', { body: { text: BODY } });
  return { desk, page };
};

const choose = async (desk: WorkerDesk, items?: readonly number[]): Promise<void> => {
  const input = { call: 'call', ...(items === undefined ? {} : { items }) };
  await desk.worker().answer({ name: 'choose', input });
};

const allow = async (desk: WorkerDesk, items: readonly number[] | undefined, quoteNo?: number): Promise<void> => {
  const state = await deciding(desk);
  const no = quoteNo ?? state.quoteNo;
  await desk.shown(no);
  await desk.pass(500);
  const input = { call: 'call', quoteNo: no, verdict: 'allow', ...(items === undefined ? {} : { items }) };
  await desk.worker().answer({ name: 'decide', input });
  await desk.pass(0);
};

type Deciding = Extract<WarningState, { readonly kind: 'deciding' }>;
const deciding = async (desk: WorkerDesk): Promise<Deciding> => {
  const state = await desk.state();
  if (state.kind !== 'deciding') throw new TypeError(`nothing to decide: ${state.kind}`);
  return state;
};

const saidBy = ({ view }: Deciding): string => view.headline.map(({ text }) => text).join('');
const choiceOf = ({ choice }: Deciding) => {
  if (choice?.kind !== 'items') throw new TypeError('nothing to choose');
  return choice;
};

const passed = (page: Document): unknown => verdicts(page).at(-1);

describe('choosing among the items of a call', () => {
  test('begins with all of them, and says what one press would come to', async () => {
    const { desk } = await asking();
    const { choice, view } = { ...(await deciding(desk)), choice: choiceOf(await deciding(desk)) };
    expect(choice).toMatchObject({ chosen: [0, 1, 2, 3], say: 'All 4 go out.', untold: null });
    expect(choice.offers.map(({ head, say, places }) => [head, say, places])).toEqual([
      ['All 4', '3', [0, 1, 2, 3]],
      ['Only the new ones', '3 numbers, 3', [0, 1, 2]],
      ['Only what is free', '1 number, 0', [3]],
    ]);
    expect(choice.groups.map(({ head, units }) => [head, units])).toEqual([
      ['3 new numbers', '3'],
      ['1 already registered', 'free'],
    ]);
    expect(view.allows).toBe('3');
  });

  test('quotes what is chosen, and says of the rest that it is not sent', async () => {
    const { desk } = await asking();
    await choose(desk, [0, 2]);
    const state = await deciding(desk);
    expect(saidBy(state)).toMatch(/^This uses 2/);
    expect(state).toMatchObject({ quoteNo: 2, since: 2, changed: null, view: { allows: '2' } });
    const { chosen, say, groups } = choiceOf(state);
    expect([chosen, say]).toEqual([[0, 2], '2 go out, 2 stay here.']);
    expect(groups.map(({ head, units }) => [head, units])).toEqual([
      ['3 new numbers', '2'],
      ['1 already registered', 'free, not sent'],
    ]);
    expect(groups[0]?.items.map(({ isChosen }) => isChosen)).toEqual([true, false, true]);
  });

  test('sends what was chosen, holds units for that alone, and names the rest in its entry', async () => {
    const { desk, page } = await asking();
    const before = states(desk).length;
    await choose(desk, [0, 2]);
    await allow(desk, [0, 2]);
    expect(passed(page)).toMatchObject({ kind: 'pass', watch: true, only: { body: bodyOf(0, 2) } });
    expect(passed(page)).toMatchObject({ only: { add: { list: ['data', 'rejected'] } } });
    const reserved = desk.postings.at(-1)?.posting;
    expect(reserved).toMatchObject({ kind: 'reserve', items: 2, quoted: { tracking: [2000, 2000, 2000] } });
    expect(reserved?.asks.map(({ number }) => number)).toEqual([NUMBERS[0], NUMBERS[2]]);
    expect(reserved?.decision).toEqual({
      by: 'person',
      verdict: 'allow',
      reason: 'allowed-some',
      heldBack: [
        { number: NUMBERS[1], variant: '3011' },
        { number: NUMBERS[3], variant: '3011' },
      ],
    });
    await desk.answer(page, 'call', accepted(NUMBERS[0], NUMBERS[2]));
    expect(states(desk).slice(before)).toEqual(['reserved', 'reserved', 'charged', 'charged']);
    expect(await desk.state()).toMatchObject({ kind: 'done', say: expect.stringContaining('2 stayed here.') });
  });

  test('lets out only what is free where a person says so, and asks before it does', async () => {
    const { desk, page } = await asking();
    const before = verdicts(page).length;
    await choose(desk, [3]);
    const state = await deciding(desk);
    expect([saidBy(state), state.view.allows]).toEqual(['This is free.', null]);
    expect(verdicts(page)).toHaveLength(before);
    await allow(desk, [3]);
    expect(passed(page)).toMatchObject({ only: { body: bodyOf(3) } });
    expect(reasons(desk).at(-1)).toBe('allowed-some');
  });

  test('passes the call as it is where all is ticked again', async () => {
    const { desk, page } = await asking();
    await choose(desk, [0]);
    await choose(desk);
    expect(choiceOf(await deciding(desk)).chosen).toEqual([0, 1, 2, 3]);
    await allow(desk, undefined);
    expect(passed(page)).toEqual({ kind: 'pass', watch: true });
  });

  test('blocks the call where nothing is chosen', async () => {
    const { desk, page } = await asking();
    await choose(desk, []);
    expect(saidBy(await deciding(desk))).toBe('Nothing goes out, and nothing is charged.');
    expect(choiceOf(await deciding(desk)).say).toBe('All 4 stay here.');
    await allow(desk, []);
    expect(passed(page)).toMatchObject({ kind: 'block' });
    expect(reasons(desk).at(-1)).toBe('blocked');
  });

  test.each([
    ['of other items than were on show', [0, 1], undefined],
    ['of all items', undefined, undefined],
    ['of the quote before the choice', [0, 2], 1],
  ] as const)('counts no allow %s', async (_, items, quoteNo) => {
    const { desk, page } = await asking();
    const before = verdicts(page).length;
    await desk.shown(1);
    await desk.pass(500);
    await choose(desk, [0, 2]);
    await allow(desk, items, quoteNo);
    expect(verdicts(page)).toHaveLength(before);
    await allow(desk, [0, 2]);
    expect(passed(page)).toMatchObject({ only: { body: bodyOf(0, 2) } });
  });

  test('counts no allow before its quote was on show for half a second', async () => {
    const { desk, page } = await asking();
    const before = verdicts(page).length;
    await desk.shown(1);
    await desk.pass(500);
    await choose(desk, [0]);
    expect(await desk.shown(2)).toBe(500);
    await desk.pass(499);
    await desk.worker().answer({ name: 'decide', input: { call: 'call', quoteNo: 2, verdict: 'allow', items: [0] } });
    await desk.pass(0);
    expect(verdicts(page)).toHaveLength(before);
  });

  test('goes on in the next worker, which tells the same to whoever asks again', async () => {
    const { desk, page } = await asking();
    await choose(desk, [1]);
    await desk.start();
    const again = desk.open('a');
    await desk.ask(again, 'call', { body: { text: BODY } });
    expect(choiceOf(await deciding(desk)).chosen).toEqual([1]);
    await allow(desk, [1]);
    expect(passed(again)).toMatchObject({ only: { body: bodyOf(1) } });
    await desk.start();
    const third = desk.open('a');
    await desk.ask(third, 'call', { body: { text: BODY } });
    expect(passed(third)).toEqual(passed(again));
    expect(page.told).not.toContainEqual(passed(again));
  });

  test('sees what the books say by then of what is chosen', async () => {
    const { desk, page } = await asking();
    await choose(desk, [3]);
    const url = 'https://api.17track.net/track/v2.4/deletetrack';
    await desk.ask(page, 'deleted', { url, free: true, ...registration(ONE) });
    await desk.answer(page, 'deleted', accepted(ONE));
    expect(await deciding(desk)).toMatchObject({ view: { groups: [{ kind: 'again' }] }, choice: { chosen: [3] } });
  });

  test.each([[[4]], [[-1]], [[0.5]]])('takes no place that the call does not have: %j', async (items) => {
    const { desk } = await asking();
    await choose(desk, items);
    expect(await deciding(desk)).toMatchObject({ quoteNo: 1, choice: { chosen: [0, 1, 2, 3] } });
  });

  test('is off, and says why, where not every reader takes the body for JSON', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call', { body: { text: "[{'number':'RR100000001CN'},{'number':'RR100000002CN'}]" } });
    expect(await deciding(desk)).toMatchObject({
      choice: { kind: 'whole', say: expect.stringContaining('together or not at all') },
    });
    await choose(desk, [0]);
    expect(await deciding(desk)).toMatchObject({ quoteNo: 1 });
  });

  test('is no question where a call names one item', async () => {
    const desk = await openWorkerDesk();
    await desk.ask(desk.open('a'), 'call');
    expect((await deciding(desk)).choice).toBeUndefined();
  });
});
