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
