import { describe, expect, test } from 'vitest';
import { answerOf, httpCallOf } from '../../../extension/background/bridges/http-call.ts';
import type { WireCall } from '../../../shared/messages/bridge-port.ts';

const call: WireCall = {
  url: 'https://api.17track.net/track/v2.4/register',
  method: 'post',
  headers: [
    ['17Token', 'secret'],
    ['accept', 'a'],
    ['Accept', 'b'],
  ],
  body: { text: '[]' },
  via: 'fetch',
  free: false,
};

describe('a call as a bridge tells it', () => {
  test('has its method in upper case, and its headers as they were sent', () => {
    const http = httpCallOf(call);
    expect(http.method).toBe('POST');
    expect(http.headers).toEqual(call.headers);
  });

  test('has text, nothing, or a body that cannot be read, and then says why', () => {
    expect(httpCallOf(call).body).toEqual({ kind: 'text', text: '[]' });
    expect(httpCallOf({ ...call, body: null }).body).toEqual({ kind: 'none' });
    expect(httpCallOf({ ...call, body: { base64: '/w==' } }).body).toEqual({ kind: 'unreadable', why: 'is not text' });
    expect(httpCallOf({ ...call, body: null, bodyTrouble: 'too-large' }).body).toEqual({
      kind: 'unreadable',
      why: 'is longer than 8 MB',
      isTooLarge: true,
    });
    expect(httpCallOf({ ...call, body: null, bodyTrouble: 'unreadable' }).body).toMatchObject({ kind: 'unreadable' });
  });
});

describe('an answer as a bridge tells it', () => {
  const response = { kind: 'response', status: 200, headers: [], body: { text: '{"code":0}' }, cut: false } as const;

  test('is its status and its JSON', () => {
    expect(answerOf(response)).toEqual({ kind: 'response', status: 200, body: { kind: 'json', value: { code: 0 } } });
  });

  test('proves nothing when it was cut, though what came happens to be JSON', () => {
    expect(answerOf({ ...response, cut: true })).toMatchObject({ body: { kind: 'unreadable' } });
    expect(answerOf({ ...response, body: { base64: '/w==' } })).toMatchObject({ body: { kind: 'unreadable' } });
  });

  test('that never came says whether anything can have been sent', () => {
    expect(answerOf({ kind: 'failed', sent: 'no' })).toEqual({ kind: 'none', sent: 'no' });
    expect(answerOf({ kind: 'failed', sent: 'unknown' })).toEqual({ kind: 'none', sent: 'unknown' });
  });
});
