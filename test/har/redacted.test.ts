import { describe, expect, it } from 'vitest';
import { isRedacted } from '../../shared/har/redacted.ts';
import { pulling, registering } from './build-har.ts';
import { auditOf, entriesOf } from './play-har.ts';

const HIDDEN = [
  '[REDACTED]',
  '<redacted>',
  'REDACTED',
  '__REDACTED__',
  '[17token redacted]',
  '***',
  'ABCD****',
  '****1234',
  'AB12…9F',
  'AB12...9F',
  '••••••••',
  'xxxxx',
  'XXXXXXXX-XXXX-XXXX',
  '00000000-0000-0000-0000-000000000000',
  'A1B2xxxxxxxxxxxx',
  '{{key}}',
  '$\u007bKEY}',
  '$KEY',
  '%KEY%',
  '<your key>',
  'YOUR_API_KEY',
  'your-17track-key-here',
  'api_key',
  'undefined',
  'null',
  '…',
  '-',
  '',
  '   ',
  '已隐藏',
  'Bearer [REDACTED]',
  '"***"',
];

describe('a hidden credential', () => {
  it.each(HIDDEN)('is seen in %j', (value) => {
    expect(isRedacted(value)).toBe(true);
  });

  it.each([
    'TESTKEY-000-A',
    'key',
    'a',
    '5F2A9C0D8E7B4A61B3C2D1E0F9A8B7C6',
    'e0a1b2c3-d4e5-4f60-8a9b-0c1d2e3f4a5b',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl',
    'Bearer abc123',
    'my-key-2',
    'yourkey42',
    'nullify',
    'address-key-1',
  ])('is not seen in %j', (value) => {
    expect(isRedacted(value)).toBe(false);
  });

  it('is no account, and real ones beside it stay apart', async () => {
    const audit = await auditOf(
      ['[REDACTED]', 'ABCD****', 'real-1', 'real-2'].map((token, nth) =>
        registering(`RR10000000${nth}CN`, `2026-11-03T10:00:0${nth}Z`, { token }),
      ),
    );
    expect(audit.calls.map((call) => call.account)).toEqual(['none', 'none', 'real-1', 'real-2']);
  });

  it('stays beside one that is not hidden, for it may have been another account', async () => {
    const number = 'MSCU1234567';
    const at = '2026-11-03T10:00:00Z';
    const entryOf = (headers: object) => {
      const pulled = pulling(number, at);
      return { ...pulled, with: { request: { method: 'GET', url: pulled.url, headers } } };
    };
    const [both] = await entriesOf([entryOf({ API_KEY: '[REDACTED]', 'x-api-key': '***' })]);
    expect(both?.call?.account).toBe('none');
    const [one] = await entriesOf([entryOf({ API_KEY: '[REDACTED]', 'x-api-key': 'real' })]);
    expect(one?.call?.account).not.toBe('real');
  });
});
