import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { WAITS_MS } from '../../../shared/holding/time-out.ts';
import { callByFetch, type GuardedShop, numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 20_000 };

/** In how many minutes the browser wakes the background for its question; null: never. */
const wakesIn = (own: Page): Promise<number | null> =>
  own.evaluate(
    "chrome.alarms.get('asked').then((alarm) => (alarm === undefined ? null : (alarm.scheduledTime - Date.now()) / 60000))",
  );

/** Runs in a page of the extension: the kept calls as if they had waited long enough, or (`look`) until when they wait. */
const keptUntil = (own: Page, what: 'look' | 'over'): Promise<readonly (number | null)[]> =>
  own.evaluate(
    (does) =>
      new Promise<(number | null)[]>((resolve, reject) => {
        const opening = indexedDB.open('tollgate');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const held: (number | null)[] = [];
          const change = opening.result.transaction('holds', 'readwrite');
          change.oncomplete = () => {
            opening.result.close();
            resolve(held);
          };
          change.objectStore('holds').openCursor().onsuccess = (event) => {
            const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
            if (cursor === null) return;
            held.push(cursor.value.standing.until);
            if (does === 'over') {
              cursor.value.standing.until = Date.now() - 1;
              cursor.update(cursor.value);
            }
            cursor.continue();
          };
        };
      }),
    what,
  );

const asked = async (): Promise<{
  readonly shop: GuardedShop;
  readonly own: Page;
  readonly warning: Page;
  readonly calling: ReturnType<typeof callByFetch>;
}> => {
  const shop = await openGuardedShop();
  const own = await shop.openOwnPage('settings.html');
  const page = await shop.openPage();
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  const warning = await shop.warning();
  await warning.getByText('RR100000001CN').first().waitFor();
  return { shop, own, warning, calling };
};

test('a question that nobody touched is kept with its time, and the browser wakes the background for it', async () => {
  const { shop, own, calling } = await asked();
  await vi.waitFor(async () => expect(await wakesIn(own)).toBeGreaterThan(WAITS_MS / 60_000 - 1), SOON);
  await vi.waitFor(async () => expect(await keptUntil(own, 'look')).toEqual([expect.any(Number)]), SOON);
  await keptUntil(own, 'over');
  await shop.killWorker();
  const { status, body } = await calling;
  expect(status).toBe(402);
  expect(JSON.parse(body)).toMatchObject({ title: 'Blocked: nobody answered', decision: 'timed-out' });
  await (await shop.warning()).getByRole('heading', { name: 'Nobody answered.' }).waitFor();
  expect(shop.reached).toEqual([]);
});

test('once a key was pressed in its window the question waits, and nothing wakes for it', async () => {
  const { shop, own, warning, calling } = await asked();
  await vi.waitFor(async () => expect(await wakesIn(own)).not.toBeNull(), SOON);
  await warning.keyboard.press('Shift');
  await vi.waitFor(async () => expect(await wakesIn(own)).toBeNull(), SOON);
  await vi.waitFor(async () => expect(await keptUntil(own, 'look')).toEqual([null]), SOON);
  await shop.decide('Block', 'RR100000001CN');
  expect((await calling).status).toBe(402);
});
