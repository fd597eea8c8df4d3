import { describe, expect, it } from 'vitest';
import { answerAfter, type Move } from '../../practice/local-move.ts';
import { openedDesk } from './opened-desk.ts';
import { type ProxyDesk, parcels } from './proxy-desk.ts';

/** A desk with so many units left of a hundred. */
const deskWithLeft = async (left: number): Promise<ProxyDesk> => {
  const desk = await openedDesk();
  let used = 0;
  for (let series = 1; used < 100 - left; series++) {
    const count = Math.min(40, 100 - left - used);
    await desk.register(parcels(count, series));
    used += count;
  }
  return desk;
};

const hundred = parcels(100, 50);

const registerAll = (desk: ProxyDesk): Promise<readonly Response[]> =>
  Promise.all(hundred.map((item) => desk.register([item])));

describe('a hundred registrations at once', () => {
  it('against 5 units left: exactly 5 reach the provider, the others get a 402', async () => {
    const desk = await deskWithLeft(5);
    const before = desk.provider.seen.length;
    desk.provider.standing(answerAfter(50));
    const answers = await registerAll(desk);
    expect(desk.provider.seen.length - before).toBe(5);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    const blocked = answers.filter(({ status }) => status === 402);
    expect(blocked).toHaveLength(95);
    expect(await blocked[0]?.json()).toMatchObject({ decision: 'over-limit', retryAfter: '2026-12-01T00:00:00Z' });
    expect(await desk.usage()).toMatchObject([{ charged: 100, unresolved: 0, remaining: 0 }]);
    expect(desk.seventeenTrack.planState('key')).toMatchObject({ used: 100, left: 0 });
  });

  it('against 100 units left: all reach the provider', async () => {
    const desk = await openedDesk();
    const answers = await registerAll(desk);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
    expect(await desk.usage()).toMatchObject([{ charged: 100, remaining: 0 }]);
  });

  it('against 5 units left wait for those in flight: what those turn out not to cost goes to the next', async () => {
    const desk = await deskWithLeft(5);
    const before = desk.provider.seen.length;
    desk.provider.script(...Array.from({ length: 20 }, (): Move => ({ kind: 'refuse', status: 429, delayMs: 20 })));
    const answers = await registerAll(desk);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
    expect(desk.provider.seen.length - before).toBe(25);
  });
});

describe('a call that waits for those in flight', () => {
  it('gets a 402 when --ask-timeout is over', async () => {
    const desk = await openedDesk({ askTimeoutMs: 100 });
    await desk.register(parcels(40, 1));
    await desk.register(parcels(40, 2));
    desk.provider.script(answerAfter(1000));
    const inFlight = desk.register(parcels(20, 3));
    await desk.provider.whenSeen(3);
    const answer = await desk.register(parcels(1, 4));
    expect(answer.status).toBe(402);
    expect(await answer.json()).toMatchObject({ decision: 'over-limit' });
    expect(desk.provider.seen).toHaveLength(3);
    expect((await inFlight).status).toBe(200);
  });
});
