import { expect, test } from 'vitest';
import type { Machine } from '../../../proxy/start/machine.ts';
import { openPractice } from '../../../proxy/start/open-practice.ts';

const target = { extensionDir: '/extension', portalUrl: 'http://127.0.0.1:8717/_tollgate/practice/' };
const linux = (env: Machine['env']): Machine => ({ platform: 'linux', env, sandbox: 'on' });

test('says how to get a display when there is none', async () => {
  expect(await openPractice({ ...target, machine: linux({}) })).toEqual({
    kind: 'not-open',
    say: 'No display for a browser here: run npm start on a desktop, or "xvfb-run npm start" (Debian: apt-get install xvfb).',
  });
});

test('says how to get a browser when there is none', async () => {
  const machine = linux({ DISPLAY: ':1', TOLLGATE_BROWSER: '/nowhere/browser' });
  expect(await openPractice({ ...target, machine })).toMatchObject({
    kind: 'not-open',
    say: expect.stringContaining('No browser at /nowhere/browser'),
  });
});
