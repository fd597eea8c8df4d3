import { expect, test } from 'vitest';
import { MOMENT_MS } from '../../../extension/background/in-a-moment.ts';
import { openMaking } from '../../../extension/background/making.ts';
import { popupState } from '../../../extension/background/popup-state.ts';
import { readPopupState } from '../../../extension/read-answers.ts';
import type { Posted } from '../../../shared/model/posting.ts';
import { bundledPacks } from '../../../shared/packs/bundled.ts';
import { buildPosting } from '../../ledger/build-posting.ts';
import { openWorkerDesk } from './worker-desk.ts';

const never = (): Promise<never> => new Promise(() => {});

test('a look that has to wait for the books says how far they are, and one that comes meanwhile does not wait', async () => {
  let changes = 0;
  const making = openMaking(() => {
    changes += 1;
  });
  const looked = making.orProgress(never);
  making.progress(0.4);
  expect(await looked).toEqual({ done: 0.4 });
  making.progress(0.8);
  expect(await making.orProgress(never)).toEqual({ done: 0.8 });
  making.progress(1);
  expect(await making.orProgress(async () => 'seen')).toEqual({ seen: 'seen' });
  expect(changes).toBe(3);
});

test('nothing is said of books that are made at once, and a look that fails fails', async () => {
  let changes = 0;
  const making = openMaking(() => {
    changes += 1;
  });
  making.progress(1);
  expect(changes).toBe(0);
  await expect(making.orProgress(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('the popup says so, and what becomes of calls', async () => {
  const making = openMaking(() => {});
  const state = popupState({
    gate: { packs: new Map(bundledPacks.map((pack) => [pack.id, pack])), look: never },
    recent: { newest: () => [] },
    making,
    locale: 'en',
    zone: 'UTC',
    notices: () => [],
    keys: { find: () => null },
  });
  making.progress(0.406);
  expect(readPopupState(await state, 'state')).toEqual({
    kind: 'making',
    done: 0.406,
    say: 'Tollgate makes its books anew from their entries: 40 % done. Calls that may charge wait until then.',
  });
});

test('a worker whose rows are missing makes them anew, tells its pages, and goes on', async () => {
  const kept: Posted[] = [];
  const desk = await openWorkerDesk(kept);
  // An older version wrote these, and no rows.
  for (let seq = 1; seq <= 1200; seq++) kept.push({ seq, posting: buildPosting({ id: `p${seq}`, account: 'none' }) });
  const badges = new Set<string>();
  Object.defineProperty(desk, 'badge', { set: (text: string) => badges.add(text) });
  desk.haste = 0;
  await desk.start();
  let told = 0;
  const changed = (): void => {
    told += 1;
  };
  await desk.worker().pageOpened({ kind: 'popup', window: null, changed });
  const states = new Set<string>();
  while (!states.has('ready')) {
    const { kind } = readPopupState(await desk.worker().answer({ name: 'popupState', input: null }), 'state');
    states.add(kind);
    await new Promise((resolve) => setImmediate(resolve));
    await desk.pass(MOMENT_MS);
  }
  expect([...states]).toEqual(['making', 'ready']);
  expect(badges).toContain('…');
  await desk.pass(MOMENT_MS);
  expect(told).toBeGreaterThan(0);
});
