import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchAborts } from './fetch-aborts.ts';
import { fetchBodies } from './fetch-bodies.ts';
import { fetchErrors } from './fetch-errors.ts';
import { fetchRequests } from './fetch-requests.ts';
import { fetchResponses } from './fetch-responses.ts';
import { startFirefoxTrial } from './firefox-trial.ts';
import { BESIDE, CHARGING, FREE, type PlainTrial, STRANGER, startTrial, tryOut } from './trial.ts';

// Each behaviour runs twice, on a page with the hook and on one without, and must come to the same.
describe.each([
  ['Chromium', startTrial],
  ['Firefox', startFirefoxTrial],
])('in %s', (_browser, start) => {
  let trial: PlainTrial;

  beforeAll(async () => {
    trial = await start();
  });

  afterAll(async () => {
    await trial.close();
  });

  describe.each([
    ['a call that is held and allowed', CHARGING],
    ['a call that cannot charge', FREE],
    ['a call beside the API that is held and allowed', BESIDE],
    ['a call that is no provider’s', STRANGER],
  ])('fetch behaves as without the hook for %s', (_kind, target) => {
    describe.each([
      ['sends', fetchRequests],
      ['refuses', fetchErrors],
      ['answers', fetchResponses],
      ['reads', fetchBodies],
      ['aborts', fetchAborts],
    ])('%s', (_part, behaviours) => {
      test.each(behaviours.map((one) => [...one]))('%s', async (_title, behave, given) => {
        const [guarded, unguarded] = await Promise.all(
          [trial.guarded, trial.native].map((page) => tryOut(page, target, behave, given)),
        );
        expect(guarded).toEqual(unguarded);
      });
    });
  });
});
