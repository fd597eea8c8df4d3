import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPractice } from '../../proxy/practice/practice.ts';
import { findFaults, widthsLost } from './find-faults.ts';
import { type Look, openTab, startBrowser } from './open-screen.ts';
import { origin, servePages } from './serve-pages.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

type Call = { readonly target: string; readonly headers: Headers };

/** The portal on a practice of its own, which answers as long as `stop` does not. */
async function openPortal(look: Look = {}, stop: (target: string) => Response | undefined = () => undefined) {
  const page = await openTab(browser, { width: 1240, ...look });
  const practice = createPractice({ now: () => Date.UTC(2026, 10, 24, 12) });
  const calls: Call[] = [];
  await servePages(page, 'portal', async (request) => {
    const { pathname, search } = new URL(request.url);
    calls.push({ target: `${request.method} ${pathname}${search}`, headers: request.headers });
    return stop(pathname) ?? practice.answerPractice(request);
  });
  await page.goto(`${origin}/_tollgate/practice/`);
  await page.getByRole('checkbox').first().waitFor();
  return { page, practice, calls };
}

const tell = (page: Page, figures: object | null): Promise<void> =>
  page.evaluate((text) => {
    if (text === null) document.documentElement.removeAttribute('data-tollgate');
    else document.documentElement.setAttribute('data-tollgate', text);
  }, figures && JSON.stringify(figures));

test.each(['Parcels', 'Containers', 'Tricky cases'])('can be read by everybody, in any window: %s', async (name) => {
  const { page } = await openPortal({ scheme: name === 'Containers' ? 'dark' : 'light' });
  await page.getByRole('tab', { name }).click();
  if (name === 'Parcels') await page.getByRole('button', { name: 'Register one' }).click();
  expect(await findFaults(page)).toEqual([]);
  expect(await widthsLost(page)).toEqual([0, 0]);
});

test('imports forty orders by one fetch with the account’s key, and shows the provider’s count before and after', async () => {
  const { page, calls } = await openPortal();
  await page.getByText('37 of 100 units this month').waitFor();
  await page.getByRole('button', { name: 'Import 40 orders' }).click();
  await page.getByText('32 accepted, 8 refused').waitFor();
  await page.getByText('78 of 100 units this month').waitFor();
  const sent = calls.filter(({ target }) => target.endsWith('/register'));
  expect(sent.map(({ target }) => target)).toEqual(['POST /_tollgate/practice/17track/track/v2.4/register']);
  expect(sent[0]?.headers.get('17token')).toBe('practice');
});

test('tracks a bill of lading by XMLHttpRequest with the account’s key', async () => {
  const { page, calls } = await openPortal();
  await page.getByText('18 shipments in November').waitFor();
  await page.getByRole('tab', { name: 'Containers' }).click();
  await page.getByRole('button', { name: 'Track a bill of lading' }).click();
  await page.getByText('19 shipments in November').waitFor();
  const sent = calls.find(({ target }) => target.includes('shipmentNumber='));
  expect(sent?.target).toBe(
    'GET /_tollgate/practice/safecube/container-tracking/api/v2/shipment?shipmentNumber=MEDU4512345',
  );
  expect(sent?.headers.get('api_key')).toBe('practice');
});

test('says what was blocked and that nothing was sent', async () => {
  const problem = { type: 'urn:tollgate:problem:blocked', status: 402, detail: 'You blocked this call.' };
  const { page } = await openPortal({}, (target) =>
    target.endsWith('/register') ? Response.json(problem, { status: 402 }) : undefined,
  );
  await page.getByRole('button', { name: 'Import 40 orders' }).click();
  await page.getByText('Import 40 orders: Blocked: nothing reached the provider. You blocked this call.').waitFor();
});

test('deletes a chosen number and offers it for registering again', async () => {
  const { page } = await openPortal();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('Choose a number in the table first.').waitFor();
  await page.getByRole('checkbox', { name: 'RR100000520CN' }).check();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect.poll(() => page.getByRole('checkbox', { name: 'RR100000520CN' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Register one' }).click();
  expect(await page.getByRole('textbox', { name: 'Number' }).inputValue()).toBe('RR100000520CN');
  await page.getByRole('button', { name: 'Register', exact: true }).click();
  await page.getByText('38 of 100 units this month').waitFor();
});

test('compares Tollgate’s figure with the provider’s whenever the extension tells it', async () => {
  const { page } = await openPortal();
  expect(await page.getByText('Tollgate is not at work in this browser').count()).toBe(2);
  await tell(page, { '17track': { used: 37, unproved: 0 }, safecube: { used: 24, unproved: 6 } });
  await page.getByText('Agrees with Tollgate’s books.').waitFor();
  await page.getByText('Tollgate counts 24; for 6 of them the provider’s answer is still to come.').waitFor();
  await tell(page, { '17track': { used: 36, unproved: 0 } });
  await page.getByText('Tollgate in this browser counts 36. Its books are not this portal’s').waitFor();
  await tell(page, null);
  await expect.poll(() => page.getByText('Tollgate is not at work in this browser').count()).toBe(2);
});

test('starts over, with everything as it was at first', async () => {
  const { page } = await openPortal();
  const figure = page.locator('.count-figure b').first();
  await page.getByRole('button', { name: 'Import 40 orders' }).click();
  await expect.poll(() => figure.textContent()).not.toBe('37');
  await page.getByRole('button', { name: 'Start over' }).click();
  await expect.poll(() => figure.textContent()).toBe('37');
});

describe('the tricky cases', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openPortal());
    await page.getByRole('tab', { name: 'Tricky cases' }).click();
  });

  test.each([
    ['The same number, another carrier', '1 accepted'],
    ['Without a carrier', '0 accepted, 1 refused'],
    ['Deleted, then registered again', '2 accepted'],
    ['One language, then another', '2 accepted'],
    ['Typing mistakes', '2 accepted, 2 refused'],
    ['Twice in one list', '1 accepted, 1 refused'],
    ['Asked in real time', '1 accepted'],
    ['Six carriers in a row', '5 accepted, 1 refused'],
    ['41 numbers in one call', '0 accepted, 1 refused'],
    ['A call without a rule', 'No answer. (404)'],
    ['A line that does not answer', '0 accepted, 1 refused'],
  ])('%s: %s', async (name, outcome) => {
    await page.getByRole('button', { name: `Send: ${name}` }).click();
    await page.getByText(`${name}: ${outcome}`).waitFor();
  });
});

describe('what to try', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await openPortal());
  });

  test.each([
    ['Try it 1', 'One call can cost for many reasons'],
    ['Try it 2', 'Deleting gives nothing back'],
    ['Try it 3', '1 and 5 are 6 shipments'],
  ])('teaches a rule, once it was tried: %s', async (name, rule) => {
    expect(await page.getByText(rule).count()).toBe(0);
    await page.getByRole('button', { name }).click();
    await page.getByText(rule).waitFor();
  });
});

test('speaks Chinese where the browser does', async () => {
  const { page } = await openPortal({ language: 'zh-CN' });
  await page.getByRole('button', { name: '导入 40 个订单' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
});
