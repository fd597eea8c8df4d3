import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { findRoute } from '../../../shared/recognise/route-table.ts';
import { buildMatcher, type Matched } from './build-matcher.ts';
import { testRoutes } from './test-routes.ts';

let matched: Matched;

beforeAll(async () => {
  matched = await buildMatcher();
});

const part = fc.constantFrom(
  ...['/', '//', '%2F', '%2f', '%zz', '%', '..', '.', ';a=b', '\\', 'track', 'Track', '%74rack', 'v2.4', 'v2', 'register', 'free'],
  ...['container-tracking', 'api', 'shipment', '_tollgate', 'practice', '17track', 'safecube', 'ſ', 'K', '\u0130', ' ', '%0a', '\n'],
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

test('the page’s matcher says of every address what the route table says', () => {
  fc.assert(
    fc.property(protocol, host, method, path, (scheme, hostname, how, pathname) => {
      const address = { protocol: scheme, hostname, pathname };
      const found = findRoute(testRoutes, how, address);
      expect(matched(how, address)).toEqual(found === null ? null : { free: found.free });
    }),
    { numRuns: 5000 },
  );
});
