import { mkdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Page } from 'playwright-core';
import type { Look } from './open-screen.ts';

/** What is done with a page before its picture is taken. */
export type Act = (page: Page) => Promise<unknown>;

export const nothing: Act = async () => undefined;

/** A window as high as its page: in a picture of a whole page what sticks would stand in the middle. */
export const wholePage: Act = async (page) => {
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  await page.setViewportSize({ width: page.viewportSize()?.width ?? 380, height });
};

export const click =
  (role: 'button' | 'tab', name: string): Act =>
  (page) =>
    page.getByRole(role, { name, exact: true }).click();

export const inOrder =
  (...acts: readonly Act[]): Act =>
  async (page) => {
    for (const act of acts) await act(page);
  };

export type Shoot = (name: string, look: Look, open: (look: Look) => Promise<Page>, act: Act) => Promise<void>;

/** Takes pictures into the folder that the command names, those alone whose names hold one of the parts behind it. */
export const openPictures = async (): Promise<Shoot> => {
  const [, script = '', folder, ...wanted] = process.argv;
  if (folder === undefined) throw new Error(`usage: node ${relative('.', script)} FOLDER [PART OF A NAME…]`);
  await mkdir(folder, { recursive: true });
  return async (name, look, open, act) => {
    if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) return;
    const page = await open({ scale: 1.5, ...look });
    await act(page);
    // The spinner comes after 400 ms.
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(folder, `${name}.png`) });
    await page.context().close();
  };
};
