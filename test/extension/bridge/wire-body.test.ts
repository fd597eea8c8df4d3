import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBody, unpackBody } from '../../../extension/bridge/wire-body.ts';

const bufferOf = (bytes: readonly number[]): ArrayBuffer => Uint8Array.from(bytes).buffer;

test('UTF-8 travels as text, with its byte order mark', () => {
  expect(packBody(new TextEncoder().encode('\ufeff{"a":"ü"}').buffer)).toEqual({ text: '\ufeff{"a":"ü"}' });
});

test('other bytes travel as base64', () => {
  expect(packBody(bufferOf([255, 0, 128]))).toEqual({ base64: '/wCA' });
});

test('any bytes come back as they were', () => {
  const comesBack = fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    expect(unpackBody(packBody(Uint8Array.from(bytes).buffer))).toEqual(Uint8Array.from(bytes));
  });
  // Synchronous, as the property is.
  void fc.assert(comesBack);
});

test('a long body comes back as it was', () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_none, at) => (at * 7) % 256);
  expect(unpackBody(packBody(bytes.buffer))).toEqual(bytes);
});

test('what is no base64 is refused', () => {
  expect(unpackBody({ base64: '***' })).toBeNull();
});
