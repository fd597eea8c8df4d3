import type { Browser, Page } from 'playwright-core';
import type { Answers } from './fake-background.ts';
import { guardStates } from './guard-fixtures.ts';
import { type Look, openScreen } from './open-screen.ts';
import { policiesStates } from './policies-fixtures.ts';
import { click, inOrder, nothing, type Shoot, wholePage } from './take-picture.ts';

/** Pictures of the list of policies, as the content of a full page. */
export const shootPolicies = async (browser: Browser, shoot: Shoot): Promise<void> => {
  const take = (name: string, state: keyof typeof policiesStates, look: Look, act = nothing): Promise<void> => {
    const answers: Answers = { policies: () => policiesStates[state], guardState: () => guardStates.on };
    const open = async (all: Look): Promise<Page> =>
      (await openScreen(browser, 'settings.html#policies', answers, all)).page;
    return shoot(`policies-${name}`, { width: 1000, height: 720, ...look }, open, async (page) => {
      await page.locator('.policies[aria-busy=false]').waitFor();
      await act(page);
      await wholePage(page);
    });
  };
  for (const scheme of ['light', 'dark'] as const) {
    for (const state of ['some', 'none', 'broken'] as const) await take(`${state}-${scheme}`, state, { scheme });
    await take(`form-${scheme}`, 'some', { scheme }, click('button', 'Change: shop.example registers numbers'));
  }
  await take('chinese', 'none', { language: 'zh-CN' }, click('button', '添加策略'));
  const narrow = { width: 320, height: 568 };
  await take('form-320', 'some', narrow, inOrder(click('button', 'Add a policy'), click('button', 'Pause')));
};
