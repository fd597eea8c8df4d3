import { describe, expect, test, vi } from 'vitest';
import { LULL_MS } from '../../../extension/background/in-a-moment.ts';
import { kinds, PASS, states, verdicts } from './what-happened.ts';
import { accepted, openWorkerDesk, registration } from './worker-desk.ts';

const ONE = 'RR100000001CN';
const OTHER_CALL = { kind: 'block', body: expect.stringContaining('this is another one') };

describe('what a page says without being let through', () => {
  test('that a charging call is free and has left: it counts until a free read decides, whatever answer is told', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call', { ...registration(ONE), free: true });
    await desk.pass(LULL_MS);
    expect(verdicts(page)).toEqual([]);
    expect(states(desk)).toEqual(['reserved', 'unresolved']);
    const refused = { kind: 'response', status: 401, headers: [], body: { text: '{}' }, cut: false } as const;
    for (const answer of [refused, accepted(ONE), { kind: 'failed', sent: 'no' } as const]) {
      await desk.answer(page, 'call', answer);
    }
    await desk.gone(page, 'call');
    expect(states(desk)).toEqual(['reserved', 'unresolved']);
  });

  test('an answer to a call that nobody asked about', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.answer(page, 'never', accepted(ONE));
    expect(kinds(desk)).toEqual([]);
    expect(page.told).toEqual([{ kind: 'settled', id: 'never' }]);
  });

  test('an answer to a call that waits for a person, or was blocked', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.answer(page, 'call', accepted(ONE));
    expect(kinds(desk)).toEqual([]);
    await desk.decide('block');
    await desk.answer(page, 'call', accepted(ONE));
    expect(kinds(desk)).toEqual(['block']);
  });

  test('an answer, or that it was never sent, to a call that another document sent and gave up', async () => {
    const desk = await openWorkerDesk();
    const [mine, other] = [desk.open('a'), desk.open('b')];
    await desk.ask(mine, 'call');
    await desk.decide('allow');
    await desk.leave(mine);
    await desk.pass(1000);
    await desk.answer(other, 'call', accepted(ONE));
    await desk.gone(other, 'call');
    await desk.ask(other, 'call');
    expect(states(desk)).toEqual(['reserved', 'unresolved']);
    expect(verdicts(other)).toEqual([]);
  });

  test('an answer to a read of another document', async () => {
    const desk = await openWorkerDesk();
    const [mine, other] = [desk.open('a'), desk.open('b')];
    const list = { url: 'https://api.17track.net/track/v2.4/gettracklist', body: { text: '{}' } };
    await desk.ask(mine, 'read', list);
    expect(verdicts(mine)).toEqual([PASS]);
    await desk.answer(other, 'read', accepted(ONE));
    expect(kinds(desk)).toEqual([]);
  });
});

describe('a pass', () => {
  test('is for the bytes that were asked about: another call under its id is blocked', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('allow');
    await desk.ask(page, 'call', registration(ONE, 'RR100000002CN'));
    await desk.ask(page, 'call', { ...registration(ONE), headers: [['17token', 'another']] });
    await desk.ask(page, 'call', { ...registration(ONE), url: 'https://api.17track.net/track/v2/register' });
    expect(verdicts(page)).toMatchObject([PASS, OTHER_CALL, OTHER_CALL, OTHER_CALL]);
    expect(states(desk)).toEqual(['reserved']);
  });

  test('is of no use for a second call: its id is spent once it was answered', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    await desk.ask(page, 'call');
    await desk.decide('allow');
    await desk.answer(page, 'call', accepted(ONE));
    await desk.ask(page, 'call');
    await desk.ask(page, 'call', registration('RR100000002CN'));
    await desk.start();
    const later = desk.open('b');
    await desk.ask(later, 'call');
    expect(verdicts(page)).toMatchObject([PASS, OTHER_CALL, OTHER_CALL]);
    expect(verdicts(later)).toMatchObject([OTHER_CALL]);
    expect(states(desk)).toEqual(['reserved', 'charged']);
  });

  test('that was allowed before a worker ended is for the same bytes after it', async () => {
    const desk = await openWorkerDesk();
    await desk.ask(desk.open('a'), 'call');
    await desk.decide('allow');
    await desk.start();
    const page = desk.open('a');
    await desk.ask(page, 'call', registration('RR100000002CN'));
    expect(verdicts(page)).toMatchObject([OTHER_CALL]);
  });
});

const SECRET = 'a-secret-nobody-may-keep';

/** Whether a text is anywhere in what is reachable from a value. */
const holds = (value: unknown, text: string, seen = new Set<unknown>()): boolean => {
  if (typeof value === 'string') return value.includes(text);
  if (typeof value !== 'object' || value === null || seen.has(value)) return false;
  seen.add(value);
  const within = value instanceof Map ? [...value.entries()] : value instanceof Set ? [...value] : Object.values(value);
  return within.some((one) => holds(one, text, seen));
};

/** All that the worker keeps by a name meanwhile; what its closures hold of a call is the same object. */
const keptWhile = async (act: (kept: readonly unknown[]) => Promise<void>): Promise<readonly unknown[]> => {
  const kept: unknown[] = [];
  const put = Map.prototype.set;
  Map.prototype.set = function set(key, value) {
    kept.push(value);
    return put.call(this, key, value);
  };
  try {
    await act(kept);
  } finally {
    Map.prototype.set = put;
  }
  return kept;
};

describe('a credential', () => {
  test.each([
    ['a read', { url: 'https://api.17track.net/track/v2.4/gettracklist', body: { text: '{}' } }],
    ['a call that has left', { url: 'https://api.17track.net/track/v2.4/deletetrack', free: true }],
  ])('is kept nowhere once its account is known, though no answer comes: %s', async (_, call) => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    const kept = await keptWhile(async (seen) => {
      await desk.ask(page, 'call', { ...registration(ONE), headers: [['17token', SECRET]], ...call });
      await desk.pass(LULL_MS);
      // Its account is named by the browser's own cryptography, which takes a moment.
      await vi.waitFor(() => expect(JSON.stringify(seen)).toMatch(/"account":"[0-9a-f]{16}"/), { timeout: 20_000 });
    });
    expect(holds([kept, desk.postings, desk.shelves, await desk.shelves.waiting.all()], SECRET)).toBe(false);
    expect(JSON.stringify(page.told)).not.toContain(SECRET);
  });

  test('is held in memory alone while its call waits, in the free call that would ask its provider, and in nothing else', async () => {
    const desk = await openWorkerDesk();
    const page = desk.open('a');
    const kept = await keptWhile(async () => {
      await desk.ask(page, 'call', { ...registration(ONE), headers: [['17token', SECRET]] });
      await vi.waitFor(async () => expect(await desk.state()).toMatchObject({ kind: 'deciding' }), { timeout: 20_000 });
    });
    const asks = (value: unknown): boolean =>
      typeof value === 'object' && value !== null && 'asks' in value && 'account' in value;
    const [held, ...more] = kept.filter((value) => asks(value) && holds(value, SECRET));
    expect(held).toMatchObject({ asks: { url: 'https://api.17track.net/track/v2.4/getquota' } });
    expect(more).toEqual([]);
    expect(
      holds([kept.filter((value) => value !== held), desk.postings, await desk.shelves.waiting.all()], SECRET),
    ).toBe(false);
    expect(JSON.stringify([await desk.state(), page.told])).not.toContain(SECRET);
  });
});
