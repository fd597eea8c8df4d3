import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packBody } from '../../../extension/bridge/wire-body.ts';
import type { WireBody } from '../../../shared/messages/bridge-port.ts';

const unpacked = (body: WireBody): Uint8Array =>
  Uint8Array.from('text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64'));

const bufferOf = (bytes: readonly number[]): ArrayBuffer => Uint8Array.from(bytes).buffer;

test('UTF-8 travels as text, with its byte order mark', () => {
  expect(packBody(new TextEncoder().encode('\ufeff{"a":"ü"}').buffer)).toEqual({ text: '\ufeff{"a":"ü"}' });
});

test('other bytes travel as base64', () => {
  expect(packBody(bufferOf([255, 0, 128]))).toEqual({ base64: '/wCA' });
});

test('any bytes come back as they were', () => {
  const comesBack = fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
    expect(unpacked(packBody(Uint8Array.from(bytes).buffer))).toEqual(Uint8Array.from(bytes));
  });
  // Synchronous, as the property is.
  void fc.assert(comesBack);
});

test('a long body comes back as it was', () => {
  const bytes = Uint8Array.from({ length: 200_000 }, (_none, at) => (at * 7) % 256);
  expect(unpacked(packBody(bytes.buffer))).toEqual(bytes);
});
