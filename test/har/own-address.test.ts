import { describe, expect, it } from 'vitest';
import { readLikes } from '../../proxy/command/upstream-likes.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { behindLike, behindOwnProxy } from '../../shared/recognise/own-address.ts';
import { pulling, registering } from './build-har.ts';
import { auditOf, rowOf } from './play-har.ts';

const REGISTER = 'https://api.17track.net/track/v2.4/register';
const PULL = 'https://api.sinay.ai/container-tracking/api/v2/shipment';

describe('an address of Tollgate’s own proxy', () => {
  it.each([
    ['http://127.0.0.1:8717/17track/track/v2.4/register', REGISTER],
    ['http://localhost:9000/17track/track/v2.4/register', REGISTER],
    ['http://[::1]:8717/17track/track/v2.4/register', REGISTER],
    ['http://LOCALHOST/17track/track/v2.4/register#top', REGISTER],
    ['https://127.0.0.2:8717/17track/TRACK/v2.4/register', 'https://api.17track.net/TRACK/v2.4/register'],
    [
      'http://127.0.0.1:8717/safecube/container-tracking/api/v2/shipment?shipmentNumber=MSCU1234567',
      `${PULL}?shipmentNumber=MSCU1234567`,
    ],
  ])('%s is %s', (own, provider) => {
    expect(behindOwnProxy(bundledPacks, own)).toBe(provider);
  });

  it.each([
    'http://127.0.0.1:8717/track/v2.4/register',
    'http://127.0.0.1:8717/dhl/track/v2.4/register',
    'http://127.0.0.1:3000/17track/import',
    'http://127.0.0.1:8717/17track',
    'http://127.0.0.1:8717/_tollgate/practice/17track/track/v2.4/register',
    'http://192.168.0.7:8717/17track/track/v2.4/register',
    'http://127.0.0.1.example/17track/track/v2.4/register',
    'ftp://127.0.0.1/17track/track/v2.4/register',
    '/17track/track/v2.4/register',
    '',
  ])('is not %s', (url) => {
    expect(behindOwnProxy(bundledPacks, url)).toBeNull();
  });
});

describe('an address that is said to be like a provider’s', () => {
  const like = (said: readonly string[], url: string, method = 'POST') =>
    behindLike(readLikes(said, bundledPacks), method, url);

  it.each([
    ['https://my-worker.example.dev/api/17track', '/register', 'https://api.17track.net/track/version/register'],
    ['https://my-worker.example.dev/api/17track', '/track/v2.4/register', REGISTER],
    ['https://my-worker.example.dev/api/17track', '/v2.4/register', REGISTER],
    [
      'https://my-worker.example.dev/api/17track/',
      '/Register?x=1',
      'https://api.17track.net/track/version/Register?x=1',
    ],
    ['https://my-worker.example.dev', '/track/v2.4/register', REGISTER],
    ['https://my-worker.example.dev', '/api/17track/register', 'https://api.17track.net/track/17track/register'],
  ])('%s with %s below it is the provider’s', (base, path, provider) => {
    expect(like([`${base}=17track`], `${base.replace(/\/$/, '')}${path}`)).toBe(provider);
  });

  it('is a call of the method that it was made with', () => {
    const said = ['https://w.example/sc=safecube'];
    expect(like(said, 'https://w.example/sc/shipment?shipmentNumber=MSCU1234567', 'GET')).toBe(
      'https://api.sinay.ai/container-tracking/api/version/shipment?shipmentNumber=MSCU1234567',
    );
    expect(like(said, 'https://w.example/sc/v1/easy-shipment', 'DELETE')).toBe(
      'https://api.sinay.ai/webhook/api/v1/easy-shipment',
    );
  });

  it.each(['/sync', '/', '', '/registers', '/register/40'])(
    'is of unknown cost where no call ends like %j',
    async (path) => {
      const base = 'https://w.example/17track';
      const called = { ...registering('RR100000001CN', '2026-11-03T10:00:00Z'), url: `${base}${path}` };
      const audit = await auditOf([called], undefined, readLikes([`${base}=17track`], bundledPacks));
      expect(rowOf(audit, 0)).toMatchObject({ action: 'unknown', quoted: { tracking: { max: null } } });
    },
  );

  it('is the longest that was said, and none but what was said', () => {
    const said = ['https://w.example=17track', 'https://w.example/sc=safecube'];
    expect(like(said, 'https://w.example/sc/shipment', 'GET')).toContain('api.sinay.ai');
    for (const url of ['https://w.example:8443/register', 'http://w.example/register', 'https://x.example/register'])
      expect(like(said, url)).toBeNull();
    expect(like(['https://w.example/api=17track'], 'https://w.example/apis/register')).toBeNull();
  });

  it('prices a version that nobody knows as the one that charges most', async () => {
    const url = 'https://w.example/register';
    const body = [{ number: 'RR100000001CN', carrier: 3011, lang: 'de' }];
    const called = { ...registering('RR100000001CN', '2026-11-03T10:00:00Z', { body }), url };
    const audit = await auditOf([called], undefined, readLikes(['https://w.example=17track'], bundledPacks));
    expect(rowOf(audit, 0).quoted).toEqual({ tracking: { min: 1, likely: 2, max: 2 } });
  });
});

describe('an audit of calls by other addresses', () => {
  it('knows them as the provider’s, in the same account', async () => {
    const number = 'RR100000001CN';
    const audit = await auditOf([
      registering(number, '2026-11-03T10:00:00Z'),
      {
        ...registering(number, '2026-11-03T10:00:10Z', {
          answer: { code: 0, data: { accepted: [], rejected: [{ number, error: { code: -18019901, message: '' } }] } },
        }),
        url: 'http://127.0.0.1:8717/17track/track/v2.4/register',
      },
      {
        ...pulling('MSCU1234567', '2026-11-03T11:00:00Z'),
        url: 'http://localhost:1/safecube/container-tracking/api/v2/shipment?shipmentNumber=MSCU1234567',
      },
      { ...registering(number, '2026-11-03T12:00:00Z'), url: 'https://17track.p.rapidapi.com/track/v2.4/register' },
    ]);
    expect(audit.calls.map((call) => call.provider)).toEqual(['17track', '17track', 'safecube', null]);
    expect(rowOf(audit, 1).quoted).toEqual({ tracking: { min: 0, likely: 0, max: 0 } });
    expect(audit.usage.map((row) => row.charged)).toEqual([1, 1]);
  });
});
