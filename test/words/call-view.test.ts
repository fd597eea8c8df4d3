import { describe, expect, test } from 'vitest';
import type { Posting } from '../../shared/model/posting.ts';
import { callViews } from '../../shared/words/call-view.ts';
import { blockCall } from '../gate/block-call.ts';
import { ALLOW, acceptedAll, openGateDesk } from '../gate/gate-desk.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const reader = { now: NOON + 3_600_000, zone: 'UTC', locale: 'en' } as const;

const played = async (): Promise<readonly Posting[]> => {
  const { gate, postings, registering } = openGateDesk();
  await gate.open(registering('one', 'RR100000001CN', 'RR100000002CN'), ALLOW, () => false);
  await gate.settle('one', acceptedAll('RR100000001CN', 'RR100000002CN'));
  await blockCall(gate, registering('two', 'RR100000003CN'), {
    by: 'person',
    verdict: 'block',
    reason: 'closed',
  });
  await gate.open(registering('three', 'RR100000004CN'), ALLOW, () => false);
  await gate.settle('three', { kind: 'none', sent: 'unknown' });
  await gate.open(registering('four', 'RR100000005CN'), ALLOW, () => false);
  await gate.settle('four', { kind: 'response', status: 401, body: { kind: 'unreadable' } });
  await gate.open(registering('five', 'RR100000001CN'), ALLOW, () => false);
  await gate.settle('five', { kind: 'response', status: 200, body: { kind: 'unreadable' } });
  return postings.map(({ posting }) => posting);
};

const view = (postings: readonly Posting[], call: string, to: Parameters<typeof callViews>[1] = reader) => {
  const of = postings.filter((posting) => posting.call === call);
  const [opening, closing] = of;
  if (opening === undefined) throw new Error(`no call ${call}`);
  return callViews([{ opening, closing: closing ?? null }], to)[0];
};

describe('one of the last calls', () => {
  test('says when, what, and what it was charged', async () => {
    expect(view(await played(), 'one')).toEqual({
      when: '12:00',
      what: 'Register 2 numbers',
      units: '2',
      tone: 'charge',
      practice: false,
    });
  });

  test('says that it was blocked and charged nothing', async () => {
    expect(view(await played(), 'two')).toMatchObject({ what: 'Register 1 number, blocked', units: '0', tone: 'none' });
  });

  test('says that nobody knows while it is in doubt', async () => {
    expect(view(await played(), 'three')).toMatchObject({ units: '?', tone: 'unknown' });
  });

  test('tells what was refused from what is free', async () => {
    const postings = await played();
    expect(view(postings, 'four')).toMatchObject({ units: '0', tone: 'none' });
    expect(view(postings, 'five')).toMatchObject({ units: 'free', tone: 'free' });
  });

  test('names the day when it was not today where the reader is', async () => {
    const postings = await played();
    expect(view(postings, 'one', { ...reader, now: NOON + 86_400_000 })?.when).toBe('24 Nov');
    expect(view(postings, 'one', { ...reader, zone: 'Pacific/Kiritimati' })?.when).toBe('02:00');
    expect(view(postings, 'one', { ...reader, zone: 'Pacific/Kiritimati', now: NOON - 3 * 3_600_000 })?.when).toBe(
      '25 Nov',
    );
  });

  test('speaks Chinese', async () => {
    expect(view(await played(), 'two', { ...reader, locale: 'zh' })?.what).toBe('注册 1 个单号，已阻止');
  });
});
