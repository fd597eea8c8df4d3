import { describe, expect, it } from 'vitest';
import { recognised } from '../rules/recognised.ts';

const at = (path: string, method = 'POST') => recognised(method, `https://api.17track.net${path}`);

describe('an address that two servers read in two ways, one of them under the API,', () => {
  it.each([
    '/x/..%2ftrack/v2.4/register',
    '/x/%2e%2e%2ftrack/v2.4/register',
    '/x%2f..%2f..%2ftrack/v2.4/register',
    '/x/../track/v2.4/register',
    '/assets/%2e%2e/track/v2.4/register',
    '/x/..\\track/v2.4/register',
    '/tra\tck/v2.4/register',
    '/x/..%5ctrack/v2.4/register',
    '/%2574rack/v2.4/register',
    '/%252574rack/v2.4/register',
    '/track%252fv2.4/register',
    '/;/track/v2.4/register',
    '/;x=1/track/v2.4/register',
    '/track;x=1/v2.4/register',
    '/track/v2.4/register;x',
    '/%5ctrack/v2.4/register',
    '/track%5cv2.4%5cregister',
    '/track%20/v2.4/register',
    '/%20/track/v2.4/register',
    '/track./v2.4/register',
    '/%c0%aftrack/v2.4/register',
    '/%c1%b4rack/v2.4/register',
    '/%e0%80%aftrack/v2.4/register',
    '/%ef%bc%8ftrack/v2.4/register',
    '/%ef%bd%94rack/v2.4/register',
    '/tr%e2%80%8back/v2.4/register',
    '/tra%00ck/v2.4/register',
    '/%00/track/v2.4/register',
    '/track%0a/v2.4/register',
    '/%u0074rack/v2.4/register',
    '/%u002ftrack/v2.4/register',
    '/track/v2.4/register%00',
    '/track/v2.4/register%3fx',
    '/track/v2.4/%zz/register',
    '/track/v2.4/..%2f..%2fdoc',
  ])('is unknown: %s', (path) => {
    expect(at(path)).toMatchObject({ action: 'unknown', call: null, unread: true });
    expect(at(path, 'GET')?.action).toBe('unknown');
  });

  it.each(['/%74rack/v2.4/register', '//track/v2.4/register', '/track/v2.4/register/', '/TRACK/V2.4/Register'])(
    'is not one that differs in case, slashes and plain escapes only: %s',
    (path) => {
      expect(at(path)?.action).toBe('register');
    },
  );

  it.each(['/doc;x/page', '/a%20b/', '/%e4%bd%a0%e5%a5%bd', '/x/..%2fdoc', '/tracking%20/v2.4/register'])(
    'is not one that leads elsewhere by all readings: %s',
    (path) => {
      expect(at(path)).toBeNull();
    },
  );

  it('is read in time that is in proportion to its length', () => {
    expect(at(`/${'%2e%2e%2f'.repeat(200_000)}track`)?.action).toBe('unknown');
    expect(at(`/${'a/'.repeat(400_000)}`)).toBeNull();
  });
});

describe('what a provider’s host serves beside its API', () => {
  it.each([
    '/track/v2.4/swagger.yaml',
    '/track/openapi.json',
    '/track/docs/index.html',
    '/track/static/app.js',
    '/track/logo.png',
  ])('is no call: GET %s', (path) => {
    expect(at(path, 'GET')).toBeNull();
    expect(at(path, 'HEAD')).toBeNull();
  });

  it('is a call that nobody knows where a call may have an ending', () => {
    const url = 'https://api.sinay.ai/container-tracking/api/v2/shipment.json?shipmentNumber=MSCU6639870';
    expect(recognised('GET', url)?.action).toBe('unknown');
    expect(at('/track/v2.4/register.json')?.action).toBe('unknown');
  });

  it('names the method that the provider expects where the address is a call’s by another', () => {
    expect(at('/track/v2.4/getquota', 'GET')).toMatchObject({
      action: 'unknown',
      unreadable: expect.stringContaining('expects POST here, not GET'),
    });
    expect(recognised('PUT', 'https://api.sinay.ai/webhook/api/v1/easy-shipment')?.unreadable).toContain(
      'expects POST or DELETE or GET here, not PUT',
    );
  });
});
