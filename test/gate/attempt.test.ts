import { expect, test } from 'vitest';
import { newBooks } from '../../shared/books/books.ts';
import { attempt, type Judge, type Moment } from '../../shared/gate/way.ts';
import { memoryShelves, openMemoryStore } from '../../shared/ledger/memory-store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { ALLOW, acceptedAll, openGateDesk } from './gate-desk.ts';

const never = (): boolean => false;

test.each(['ask', 'wait'] as const)('an attempt that has to %s says so and leaves nothing on record', async (kind) => {
  const { gate, postings, registering } = openGateDesk();
  const attempted = await gate.attempt(registering('call', 'RR100000001CN'), () => ({ kind }), never);
  expect(attempted).toMatchObject({ kind, quote: { meters: [{ meter: 'tracking', max: 1000 }] } });
  expect(postings).toEqual([]);
});

test('an attempt for a caller that is gone reserves nothing, be it free or not', async () => {
  const { gate, postings, registering } = openGateDesk();
  await gate.open(registering('first', 'RR100000001CN'), ALLOW, never);
  await gate.settle('first', acceptedAll('RR100000001CN'));
  const [free, charged] = [registering('again', 'RR100000001CN'), registering('other', 'RR100000002CN')];
  for (const asking of [free, charged])
    expect(await gate.attempt(asking, ALLOW.judge, () => true)).toMatchObject({ kind: 'gone' });
  expect(postings).toHaveLength(2);
});

test('what cannot charge is allowed by rule, whoever decides', async () => {
  const { gate, postings, registering } = openGateDesk();
  await gate.open(registering('first', 'RR100000001CN'), ALLOW, never);
  await gate.settle('first', acceptedAll('RR100000001CN'));
  const attempted = await gate.attempt(registering('again', 'RR100000001CN'), () => ({ kind: 'ask' }), never);
  expect(attempted.kind).toBe('allowed');
  expect(postings.at(-1)?.posting.decision).toEqual({ by: 'rule', verdict: 'allow', reason: 'cannot-charge' });
});

test('a call that is on record is allowed again without being judged, and reserved once', async () => {
  const { gate, postings, registering } = openGateDesk();
  const asking = registering('call', 'RR100000001CN');
  await gate.attempt(asking, ALLOW.judge, never);
  const judge: Judge = () => ({ kind: 'block', by: 'policy', reason: 'on-charge-deny', decision: 'policy' });
  expect(await gate.attempt(asking, judge, never)).toMatchObject({ kind: 'allowed' });
  expect(postings).toHaveLength(1);
});

const reads = (): readonly never[] => [];

/** A gate, and what is kept of calls that wait. */
const openKeeping = () => {
  const postings: Posted[] = [];
  const { waiting } = memoryShelves();
  return { ...openGateDesk({ postings, store: openMemoryStore(postings, new Map(), waiting) }), waiting };
};

test('a first attempt keeps the call with its reservation, and nothing where it has to ask', async () => {
  const { gate, postings, registering, waiting } = openKeeping();
  const asked = registering('asked', 'RR100000001CN');
  expect(
    (
      await gate.attemptFirst(
        asked,
        () => ({ kind: 'ask' }),
        never,
        reads,
        () => 'kept',
      )
    ).kind,
  ).toBe('ask');
  const allowed = registering('allowed', 'RR100000002CN');
  expect((await gate.attemptFirst(allowed, ALLOW.judge, never, reads, () => 'kept')).kind).toBe('allowed');
  expect(postings.map(({ posting }) => posting.id)).toEqual(['allowed']);
  expect(await waiting.all()).toEqual([{ key: 'allowed', value: 'kept' }]);
});

test('a first attempt under an id that is on record is spent: it is neither judged nor kept, and says whether anything is held for it', async () => {
  const { gate, postings, registering, waiting } = openKeeping();
  const asking = registering('call', 'RR100000001CN');
  const judged: string[] = [];
  const judge: Judge = () => {
    judged.push('call');
    return { kind: 'allow', by: 'person', reason: 'allowed' };
  };
  await gate.open(asking, ALLOW, never);
  expect(await gate.attemptFirst(asking, judge, never, reads, () => 'kept')).toEqual({ kind: 'spent', isHeld: true });
  await gate.settle('call', acceptedAll('RR100000001CN'));
  expect(await gate.attemptFirst(asking, judge, never, reads, () => 'kept')).toEqual({ kind: 'spent', isHeld: false });
  expect([judged, postings.length, await waiting.all()]).toEqual([[], 2, []]);
});

test('of two first attempts under one id in the same moment one is spent', async () => {
  const { gate, postings, registering } = openKeeping();
  const attempts = ['RR100000001CN', 'RR100000002CN'].map((number) =>
    gate.attemptFirst(registering('call', number), ALLOW.judge, never, reads, () => number),
  );
  expect((await Promise.all(attempts)).map(({ kind }) => kind)).toEqual(['allowed', 'spent']);
  expect(postings).toHaveLength(1);
});

test('all that an attempt records is in the books before the next in the same step', () => {
  const { registering } = openGateDesk();
  const books = newBooks(bundledPacks);
  const moment: Moment = { books, now: Date.UTC(2026, 10, 24), nextOrder: () => books.order + 1, origin: 'desk' };
  const asking = registering('call', 'RR100000001CN');
  const judge: Judge = () => ({ kind: 'block', by: 'policy', reason: 'on-charge-deny', decision: 'policy' });
  const appended = [attempt(moment, asking, judge), attempt(moment, asking, judge)].map(({ append }) => append.length);
  expect(appended).toEqual([1, 0]);
  expect([books.order, books.known.has('call:block')]).toEqual([1, true]);
});
