import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { callByFetch, type GuardedShop, numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';

const DELETE = REGISTER.replace('register', 'deletetrack');

const allowOf = (warning: Page) => warning.getByRole('button', { name: /^Allow/ });

const isOn = async (warning: Page): Promise<boolean> =>
  (await allowOf(warning).getAttribute('aria-disabled')) === 'false';

const registrations = ({ reached }: GuardedShop): number =>
  reached.filter(({ path }) => path.includes('register')).length;

/** Where Allow is: a person's hand is there already, and waits for nothing. */
const aimAtAllow = async (warning: Page): Promise<{ readonly x: number; readonly y: number }> => {
  const box = await allowOf(warning).boundingBox();
  if (box === null) throw new Error('Allow is not there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test('a press that follows what the page did to the quote sends nothing that was not on show for half a second', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  for (const [round, afterMs] of [0, 50, 100, 150, 200, 250, 300].entries()) {
    const [known, fresh] = [`RR10000${round}001CN`, `RR10000${round}002CN`];
    const learning = callByFetch(page, REGISTER, numbers(known));
    await shop.decide('Allow', known);
    await learning;
    const before = registrations(shop);

    const calling = callByFetch(page, REGISTER, numbers(known, fresh));
    const warning = await shop.warning();
    await warning.getByText(fresh).first().waitFor();
    await vi.waitFor(async () => expect(await isOn(warning)).toBe(true), { timeout: 10_000 });
    const { x, y } = await aimAtAllow(warning);
    const deleting = callByFetch(page, DELETE, numbers(known));
    await deleting;
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await warning.mouse.click(x, y);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(registrations(shop), `pressed after ${afterMs} ms`).toBe(before);

    await warning.getByText('charged again').first().waitFor();
    expect(await warning.evaluate('document.activeElement.textContent')).toBe('Block');
    await shop.decide('Block', fresh);
    expect((await calling).status).toBe(402);
    expect(registrations(shop)).toBe(before);
  }
});

test('the quote that grew is sent once it was on show, and Allow was pressed for it', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const learning = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Allow', 'RR100000001CN');
  await learning;
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN', 'RR100000002CN'));
  const warning = await shop.warning();
  await warning.getByText('RR100000002CN').first().waitFor();
  await vi.waitFor(async () => expect(await isOn(warning)).toBe(true), { timeout: 10_000 });
  await callByFetch(page, DELETE, numbers('RR100000001CN'));
  await warning.getByText('charged again').first().waitFor();
  expect(await isOn(warning)).toBe(false);
  const startedAt = performance.now();
  await allowOf(warning).click();
  expect(performance.now() - startedAt).toBeGreaterThan(250);
  expect((await calling).status).toBe(200);
  expect(registrations(shop)).toBe(2);
});

test('Allow is off again when the worker that saw the quote on show has ended', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  const warning = await shop.warning();
  await warning.getByText('RR100000001CN').first().waitFor();
  await vi.waitFor(async () => expect(await isOn(warning)).toBe(true), { timeout: 10_000 });
  const { x, y } = await aimAtAllow(warning);
  await shop.killWorker();
  await warning.mouse.click(x, y);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(shop.reached).toEqual([]);
  await shop.decide('Allow', 'RR100000001CN');
  expect((await calling).status).toBe(200);
});
