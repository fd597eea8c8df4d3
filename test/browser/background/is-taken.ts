import type { Page } from 'playwright-core';

/** Whether an Allow was taken: its question is not asked any more. */
export const isTaken = async (page: Page, named: string): Promise<boolean> => {
  for (let waited = 0; waited < 3000; waited += 50) {
    const isAsked = (await page.getByRole('button', { name: /^Allow/ }).count()) > 0;
    if (!isAsked || (await page.getByText(named).count()) === 0) return true;
    await page.waitForTimeout(50);
  }
  return false;
};
