import type { BrowserContext, Page } from 'playwright-core';
import type { GuardedShop } from './guarded-shop.ts';

/** Ends the background worker, as the browser does with one that is idle, by way of a page of the extension or any other. */
export const endWorker = async (context: BrowserContext, page: Page): Promise<void> => {
  const session = await context.newCDPSession(page);
  const ended = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await ended;
  await session.detach();
};

/** What ends the background worker at once, again and again: `killWorker` of the shop opens a page for each time, which takes long enough to miss the moment. */
export const openKiller = async (shop: GuardedShop): Promise<() => Promise<void>> => {
  const page = await shop.openOwnPage('icons/16.png');
  const session = await shop.context.newCDPSession(page);
  const waiting = new Set<() => void>();
  let isRunning = false;
  session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    isRunning = versions.some(({ runningStatus }) => runningStatus !== 'stopped');
    if (isRunning) return;
    for (const stopped of waiting) stopped();
    waiting.clear();
  });
  await session.send('ServiceWorker.enable');
  return async () => {
    // Two ends may be asked for at once: each waits for itself.
    const isOver = new Promise<void>((resolve) => waiting.add(resolve));
    const wasRunning = isRunning;
    await session.send('ServiceWorker.stopAllWorkers');
    if (wasRunning && isRunning) await isOver;
  };
};
