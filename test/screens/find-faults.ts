import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core calls serious or critical on the page as it is now, one line for each; with `contrast`, colours alone. */
export async function findFaults(page: Page, only?: 'contrast'): Promise<readonly string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe);
  const options = only === undefined ? {} : { runOnly: ['color-contrast'] };
  const found = await page.evaluate<unknown>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html + ' ' + failureSummary)))`,
  );
  if (!Array.isArray(found)) throw new Error('axe-core gave no list');
  return found.map(String);
}

/** How far the page is wider than its window, in pixels. */
export async function widthLost(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
}

/** Text set to twice its size in the browser's settings. */
export async function doubleText(page: Page): Promise<void> {
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
}

/** The faults of the page as it is, and those of its colours in the dark. */
export async function findFaultsInBoth(page: Page): Promise<readonly string[]> {
  const light = await findFaults(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...light, ...(await findFaults(page, 'contrast'))];
}

/** How far the page is wider than a window of 320 pixels: as it is, and with text at twice its size. */
export async function widthsLost(page: Page): Promise<readonly [number, number]> {
  await page.setViewportSize({ width: 320, height: 568 });
  const plain = await widthLost(page);
  await doubleText(page);
  return [plain, await widthLost(page)];
}
