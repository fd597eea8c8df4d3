import { expect, test } from 'vitest';
import type { OwnPage } from '../../../extension/background/background.ts';
import { inAMoment, LULL_MS, MOMENT_MS, openLull } from '../../../extension/background/in-a-moment.ts';
import { tellPages } from '../../../extension/background/own-pages.ts';
import { openFakeClock } from './fake-clock.ts';

const pass = (clock: ReturnType<typeof openFakeClock>): void => {
  clock.sleep(MOMENT_MS);
  clock.ring(() => {});
};

test('what is asked for several times in a moment is done once, and again when it is asked for after it', () => {
  const clock = openFakeClock();
  let done = 0;
  const ask = inAMoment(clock.later, () => {
    done += 1;
  });
  ask();
  ask();
  expect(done).toBe(0);
  pass(clock);
  expect(done).toBe(1);
  pass(clock);
  expect(done).toBe(1);
  ask();
  pass(clock);
  expect(done).toBe(2);
});

test('the page that asks is told of every change at once, all others of many in a moment', () => {
  const clock = openFakeClock();
  const told: string[] = [];
  const page = (kind: OwnPage['kind']): OwnPage => ({ kind, window: null, changed: () => told.push(kind) });
  const changed = tellPages(new Set([page('popup'), page('warning'), page('other')]), clock.later);
  changed();
  changed();
  expect(told).toEqual(['warning', 'warning']);
  pass(clock);
  expect(told).toEqual(['warning', 'warning', 'popup', 'other']);
});

test('what leaves the processors to calls on their way goes on after a moment, or as soon as somebody waits', async () => {
  const clock = openFakeClock();
  const lull = openLull(clock.later);
  let over = 0;
  const wait = async (): Promise<void> => {
    await lull.over();
    over += 1;
  };
  const [first, second] = [wait(), wait()];
  await Promise.resolve();
  expect(over).toBe(0);
  clock.sleep(LULL_MS);
  clock.ring(() => {});
  await Promise.all([first, second]);
  expect(over).toBe(2);
  const third = wait();
  lull.end();
  await third;
  expect(over).toBe(3);
});
