import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import { CHARGING, startTrial, type Trial, tryOut } from './trial.ts';

/** A guarded page on which every question waits for the desk. */
export interface HeldPage {
  /** Runs a behaviour there; `target`: what it calls, else what may charge. */
  readonly run: (behave: Behaviour[1], given?: string, target?: string) => Promise<unknown>;
  /** The same on the page without the hook. */
  readonly runNative: (behave: Behaviour[1], given?: string) => Promise<unknown>;
  readonly trial: () => Trial;
}

/** One for all tests of a file: it is opened before the first and closed after the last. */
export const openHeldPage = (): HeldPage => {
  let trial: Trial;
  let page: Page;
  beforeAll(async () => {
    trial = await startTrial();
    page = await trial.open(null);
  });
  afterAll(async () => {
    await trial.close();
  });
  return {
    run: (behave, given = '', target = CHARGING) => tryOut(page, target, behave, given),
    runNative: (behave, given = '') => tryOut(trial.native, CHARGING, behave, given),
    trial: () => trial,
  };
};
