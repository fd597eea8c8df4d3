import { describe, expect, it } from 'vitest';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { type HeaderPairs, type Recognised, recognise } from '../../shared/recognise/recognise.ts';

const packs = new Map(bundledPacks.map((pack) => [pack.id, pack]));
const REGISTER = 'https://api.17track.net/track/v2.4/register';
const PULL = 'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=MSCU6639870';

const call = (url: string, headers: HeaderPairs): Recognised | null =>
  recognise(packs, {
    method: url.startsWith('https://api.17track') ? 'POST' : 'GET',
    url,
    headers,
    body: { kind: 'text', text: '[{"number":"RR100000001CN"}]' },
  });

describe('the account of a call', () => {
  it.each([
    [
      'two headers of the name',
      REGISTER,
      [
        ['17token', 'decoy'],
        ['17token', 'REAL'],
      ],
    ],
    ['two values in one header', REGISTER, [['17token', 'decoy, REAL']]],
    [
      'two headers that both name it',
      PULL,
      [
        ['API_KEY', 'a'],
        ['x-api-key', 'b'],
      ],
    ],
    ['a spelling that some servers take for it', PULL, [['API-KEY', 'a']]],
    ['another such spelling', PULL, [['X_API_KEY', 'a']]],
    [
      'a spelling beside the right one',
      REGISTER,
      [
        ['17token', 'a'],
        ['17-token', 'b'],
      ],
    ],
    ['a scheme before the key', REGISTER, [['17token', 'Bearer REAL']]],
    ['quotation marks', REGISTER, [['17token', '"REAL"']]],
    [
      'another value in Authorization',
      PULL,
      [
        ['API_KEY', 'REAL'],
        ['Authorization', 'Bearer other'],
      ],
    ],
    ['Authorization alone', PULL, [['Authorization', 'Bearer REAL']]],
    ['a parameter of the address', `${REGISTER}?17token=REAL`, [['17token', 'decoy']]],
  ] as const)('is not known with %s', (_, url, headers) => {
    expect(call(url, headers)).toMatchObject({ action: 'unknown', credential: null, unreadable: expect.any(String) });
  });

  it.each([
    ['the header in other letters', REGISTER, [['17TOKEN', 'REAL']]],
    ['blanks around the value, as recordings have them', REGISTER, [['17token', ' REAL\t']]],
    [
      'the same value twice',
      PULL,
      [
        ['API_KEY', 'REAL'],
        ['x-api-key', 'REAL'],
      ],
    ],
    [
      'an empty value beside it',
      PULL,
      [
        ['API_KEY', ''],
        ['x-api-key', 'REAL'],
      ],
    ],
    [
      'the same value in Authorization',
      REGISTER,
      [
        ['17token', 'REAL'],
        ['authorization', 'Bearer REAL'],
      ],
    ],
  ] as const)('is known with %s', (_, url, headers) => {
    expect(call(url, headers)?.credential).toBe('REAL');
  });

  it('is none without a credential', () => {
    expect(call(REGISTER, [])).toMatchObject({ action: 'register', credential: null });
  });
});

describe('a call that a header or a field makes another call', () => {
  it.each([
    ['X-HTTP-Method-Override', REGISTER],
    ['X-Original-URL', REGISTER],
    ['x-rewrite-url', 'https://api.17track.net/doc'],
    ['X_Original_URL', 'https://api.17track.net/'],
  ])('is unknown: %s to %s', (name, url) => {
    expect(call(url, [[name, '/track/v2.4/deletetrack']])).toMatchObject({ action: 'unknown', unread: true });
  });

  it('is unknown with _method in the address or the body', () => {
    expect(call(`${REGISTER}?_method=DELETE`, [])?.action).toBe('unknown');
    const body = { kind: 'text', text: '[{"number":"RR100000001CN"}] _method=DELETE' } as const;
    expect(recognise(packs, { method: 'POST', url: REGISTER, headers: [], body })?.action).toBe('unknown');
  });
});
