import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import { startFirefoxTrial } from './firefox-trial.ts';
import { BESIDE, CHARGING, FREE, type PlainTrial, STRANGER, startTrial, tryOut } from './trial.ts';
import { xhrEnds } from './xhr-ends.ts';
import { xhrErrors } from './xhr-errors.ts';
import { xhrLives } from './xhr-lives.ts';
import { xhrRequests } from './xhr-requests.ts';
import { xhrResponses } from './xhr-responses.ts';
import { xhrSync } from './xhr-sync.ts';

const BROKEN_OFF = 'a server that does this: reset';

// Each behaviour runs twice, on a page with the hook and on one without, and must come to the same.
describe.each([
  { browser: 'Chromium', start: startTrial, differ: [] },
  // It keeps a text that was read before abort(), and the hook had read it.
  {
    browser: 'Firefox',
    start: startFirefoxTrial,
    differ: ['abort() at each state', 'abort() within a synchronous request'],
  },
])('in $browser', ({ start, differ }) => {
  let trial: PlainTrial;

  beforeAll(async () => {
    trial = await start();
  });

  afterAll(async () => {
    await trial.close();
  });

  /** How far an upload came before its server broke off is chance, in Firefox. */
  const settled = (told: unknown): string => JSON.stringify(told).replaceAll(/"upload\.progress\([^"]*",?/g, '');

  const compare = (target: string, behaviours: readonly Behaviour[]): void => {
    test.each(behaviours.map((one) => [...one]))('%s', async (title, behave, given) => {
      const [guarded, unguarded] = await Promise.all(
        [trial.guarded, trial.native].map((page) => tryOut(page, target, behave, given)),
      );
      if (target !== STRANGER && differ.some((one) => one === title)) expect(guarded).not.toEqual(unguarded);
      else if (title === BROKEN_OFF) expect(settled(guarded)).toBe(settled(unguarded));
      else expect(guarded).toEqual(unguarded);
    });
  };

  describe.each([
    ['a call that is held and allowed', CHARGING],
    ['a call that cannot charge', FREE],
    ['a call beside the API that is held and allowed', BESIDE],
    ['a call that is no provider’s', STRANGER],
  ])('XMLHttpRequest behaves as without the hook for %s', (_kind, target) => {
    describe('sends', () => compare(target, xhrRequests));
    describe('refuses', () => compare(target, xhrErrors));
    describe('reads', () => compare(target, xhrResponses));
    describe('lives', () => compare(target, xhrLives));
    describe('ends', () => compare(target, xhrEnds));
  });

  describe.each([
    ['cannot charge', FREE],
    ['is no provider’s', STRANGER],
  ])('a synchronous XMLHttpRequest behaves as without the hook where it %s', (_kind, target) => {
    compare(target, xhrSync);
  });
});
