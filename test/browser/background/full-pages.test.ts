import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { postNumber } from '../../post-number.ts';
import { callByFetch, numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 20_000 };

test('a list that is dropped on the popup opens on the Check page, which says what each number costs', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const calling = callByFetch(page, REGISTER, numbers(postNumber(1)));
  await shop.decide('Allow', postNumber(1));
  await calling;
  const popup = await shop.openOwnPage('popup.html');
  const opened = popup.context().waitForEvent('page');
  await popup.getByRole('textbox').evaluate(
    (field, text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'orders.csv', { type: 'text/csv' }));
      field.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    },
    `order,number,carrier\n1,${postNumber(1)},China Post\n2,${postNumber(2)},China Post\n`,
  );
  const check = await opened;
  await check.getByText('orders.csv').waitFor();
  await check.getByRole('heading', { name: 'Drop: 1' }).waitFor();
  expect(await check.getByRole('checkbox', { name: `3 ${postNumber(2)} China Post New 1` }).isChecked()).toBe(true);
});

test('the first page opens once after the install, and sets the plan that new accounts start with', async () => {
  const shop = await openGuardedShop();
  const own = (): readonly Page[] => shop.context.pages().filter((page) => page.url().endsWith('/welcome.html'));
  await vi.waitFor(() => expect(own()).toHaveLength(1), SOON);
  const [welcome] = own();
  await welcome?.getByRole('radio', { name: '200 once' }).check();
  await welcome?.getByText('Set: 200 once.').waitFor();
  const closed = welcome?.waitForEvent('close');
  await welcome?.getByRole('button', { name: 'Close this page' }).click();
  await closed;
});

test('everything is backed up to a file, deleted, and put back', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Allow', 'RR100000001CN');
  await calling;
  const settings = await shop.openOwnPage('settings.html#data');
  await settings.getByText('In this browser profile: 1 call since').waitFor();
  const download = settings.waitForEvent('download');
  await settings.getByRole('button', { name: 'Save a backup' }).click();
  const backup = await readFile(await (await download).path());
  await settings.getByRole('button', { name: 'Delete everything' }).click();
  await settings.getByText('Delete 1 call and all accounts?').waitFor();
  await settings.getByRole('button', { name: 'Delete', exact: true }).click();
  await settings.getByText('In this browser profile: nothing yet.').waitFor();
  await settings.getByRole('link', { name: 'Accounts' }).click();
  await settings.getByText('No account seen yet.').waitFor();
  await settings.getByRole('link', { name: 'Data' }).click();
  await settings
    .locator('input[type=file]')
    .setInputFiles({ name: 'backup.ndjson', mimeType: 'application/x-ndjson', buffer: backup });
  await settings.getByText('This adds 1 call and what was set.').waitFor();
  await settings.getByRole('button', { name: 'Add it' }).click();
  await settings.getByText('In this browser profile: 1 call since').waitFor();
  await settings.getByRole('link', { name: 'Accounts' }).click();
  await settings.locator('summary').getByText('1 counted here').waitFor();
});
