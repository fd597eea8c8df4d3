import { expect, test, vi } from 'vitest';
import { callByFetch, numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 20_000 };

test('while the guard is paused calls pass unasked and on record, also after the worker ended; “guard again” asks', async () => {
  const shop = await openGuardedShop();
  const popup = await shop.openOwnPage('popup.html');
  await popup.getByRole('button', { name: 'Pause' }).click();
  await popup.getByRole('button', { name: '15 minutes' }).click();
  await popup.getByText(/^Paused until \d\d:\d\d\.$/).waitFor();
  const badge = () => popup.evaluate(() => Reflect.get(globalThis, 'chrome').action.getBadgeText({}));
  await vi.waitFor(async () => expect(await badge()).toBe('II'), SOON);
  const alarms = () => popup.evaluate(() => Reflect.get(globalThis, 'chrome').alarms.getAll());
  expect(await alarms()).toMatchObject([{ name: 'paint' }]);

  const page = await shop.openPage();
  expect((await callByFetch(page, REGISTER, numbers('RR100000001CN'))).status).toBe(200);
  await shop.killWorker();
  expect((await callByFetch(page, REGISTER, numbers('RR100000002CN'))).status).toBe(200);
  expect(shop.reached).toHaveLength(2);
  await vi.waitFor(async () => {
    const opened = (await shop.ledger()).filter(({ kind }) => kind === 'reserve');
    expect(opened.map(({ decision }) => decision)).toEqual([
      { by: 'pause', verdict: 'allow', reason: 'paused' },
      { by: 'pause', verdict: 'allow', reason: 'paused' },
    ]);
  }, SOON);

  await popup.bringToFront();
  await popup.getByRole('button', { name: 'Guard again' }).click();
  await popup.getByRole('button', { name: 'Pause' }).waitFor();
  expect(await alarms()).toEqual([]);
  const calling = callByFetch(page, REGISTER, numbers('RR100000003CN'));
  await shop.decide('Block', 'RR100000003CN');
  expect((await calling).status).toBe(402);
});

test('what is not to be asked again passes, is listed in Settings, and is asked about once it is ended there', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const first = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  const warning = await shop.warning();
  await warning.getByRole('checkbox', { name: /^Don’t ask again when .* registers numbers$/ }).check();
  await shop.decide('Allow', 'RR100000001CN');
  expect((await first).status).toBe(200);
  expect((await callByFetch(page, REGISTER, numbers('RR100000002CN'))).status).toBe(200);
  await vi.waitFor(async () => {
    const opened = (await shop.ledger()).filter(({ kind }) => kind === 'reserve');
    expect(opened.map(({ decision }) => decision?.by)).toEqual(['person', 'policy']);
  }, SOON);

  const settings = await shop.openOwnPage('settings.html#policies');
  await settings.getByText('Passes unasked: up to 1 unit a call.').waitFor();
  await settings.getByText('until tonight, 24:00').waitFor();
  await settings.getByRole('button', { name: /^End: / }).click();
  await settings.getByText('None yet.').waitFor();
  const third = callByFetch(page, REGISTER, numbers('RR100000003CN'));
  await shop.decide('Block', 'RR100000003CN');
  expect((await third).status).toBe(402);
});
