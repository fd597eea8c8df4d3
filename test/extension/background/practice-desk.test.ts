import { expect, test } from 'vitest';
import { openPracticeDesk, type PracticePage } from '../../../extension/background/practice-desk.ts';
import { openGateDesk } from '../../gate/gate-desk.ts';
import { openFakeClock } from './fake-clock.ts';

const PAST = { run: 'run', calls: [] };

const openDesk = () => {
  const clock = openFakeClock();
  const { gate } = openGateDesk();
  const desk = openPracticeDesk({ gate, origin: 'here', now: clock.now, later: clock.later });
  const page: PracticePage = { tab: 7, tell: () => {} };
  const waits = async (): Promise<boolean> => {
    const told = desk.told().then(() => 'told');
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    return (await Promise.race([told, 'waits'])) === 'waits';
  };
  return { clock, desk, page, waits };
};

test('the calls of a portal wait for its past, which came before them', async () => {
  const { desk, page, waits } = openDesk();
  expect(await waits()).toBe(false);
  await desk.connect(page);
  const told = desk.told();
  expect(await waits()).toBe(true);
  await desk.hear(page, PAST);
  await told;
  expect(await waits()).toBe(false);
});

test('they do not wait for a portal that has no past to tell, nor for one that has gone', async () => {
  const { clock, desk, page, waits } = openDesk();
  await desk.connect(page);
  clock.sleep(1000);
  clock.ring(() => {});
  expect(await waits()).toBe(false);
  const other: PracticePage = { tab: 8, tell: () => {} };
  await desk.connect(other);
  expect(await waits()).toBe(true);
  desk.disconnect(other);
  expect(await waits()).toBe(false);
});
