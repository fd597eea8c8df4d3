import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BareChromium, launchBareChromium } from '../../browser/launch.ts';
import { trials } from '../../trials.ts';
import { buildFile } from './build-script.ts';
import { findOf } from './find-case.ts';
import { testRoutes } from './test-routes.ts';

let chromium: BareChromium;
let page: Page;

beforeAll(async () => {
  chromium = await launchBareChromium({ hostMap: {} });
  page = await chromium.context.newPage();
  await page.evaluate(await buildFile('test/extension/page/match-in-page.ts', testRoutes));
});

afterAll(async () => {
  await chromium.close();
});

const part = fc.constantFrom(
  ...[
    '/',
    '//',
    '%2F',
    '%2f',
    '%zz',
    '%',
    '..',
    '.',
    ';a=b',
    '\\',
    'track',
    'Track',
    '%74rack',
    'v2.4',
    'v2',
    'register',
    'free',
  ],
  ...[
    'container-tracking',
    'api',
    'shipment',
    '_tollgate',
    'practice',
    '17track',
    'safecube',
    'ſ',
    'K',
    '\u0130',
    ' ',
    '%0a',
    '\n',
  ],
);
const known = fc.constantFrom(
  '/track/v2.4/register',
  '/track/v2.4/free',
  '/container-tracking/api/v2/shipment',
  '/_tollgate/practice/17track/track/v2.4/register',
  '/_tollgate/practice/safecube/container-tracking/api/v2/shipment',
  '/_tollgate/practice/other/track/v2.4/register',
);
const path = fc.oneof(
  known,
  fc.tuple(known, fc.array(part, { maxLength: 3 })).map(([start, rest]) => start + rest.join('')),
  fc.tuple(fc.array(part, { maxLength: 3 }), known).map(([start, rest]) => `/${start.join('')}${rest}`),
  fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
);
const host = fc.constantFrom(
  ...['api.17track.net', 'API.17TRACK.NET', 'api.17track.net.', 'api.17track.net..', 'api.sinay.ai', 'shop.test'],
  ...['127.0.0.1', 'localhost', 'localhost.', '[::1]', '__proto__', 'constructor', ''],
);
const method = fc.constantFrom('GET', 'POST', 'PUT', 'HEAD', 'OPTIONS', 'PATCH', 'post', 'constructor');
const protocol = fc.constantFrom('https:', 'http:', 'ws:', 'ftp:');

const header = fc.constantFrom('X-HTTP-Method-Override', 'x_original.url', 'accept', '\u0130', '');
const search = fc
  .array(fc.constantFrom('?', '&', ';', '=', '_method', '_METHOD', '%5f', 'method', '%', 'a', '\u0130'), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''));

const call = fc.record({ protocol, hostname: host, method, pathname: path, header, search });

test('an address is read in a page that broke its built-ins as it is read elsewhere', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(call, { minLength: 100, maxLength: 100 }), async (cases) => {
      const broken = await page.evaluate((given) => Reflect.get(window, 'findBroken')(given), cases);
      for (const [at, one] of cases.entries()) expect([one, broken[at]]).toEqual([one, findOf(one)]);
    }),
    trials(100),
  );
});
