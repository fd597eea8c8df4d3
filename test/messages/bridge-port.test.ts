import { expect, test } from 'vitest';
import { parseFromBackground, parseToBackground } from '../../shared/messages/bridge-port.ts';

const call = { url: 'https://x/', method: 'POST', headers: [['a', 'b']], body: { text: 'x' }, via: 'xhr', free: false };
const answer = { kind: 'response', status: 200, headers: [], body: { base64: '/w==' }, cut: true };

test.each([
  { kind: 'ask', id: '1', call },
  { kind: 'ask', id: '1', call: { ...call, body: null, bodyTrouble: 'unreadable' } },
  { kind: 'gone', id: '1' },
  { kind: 'left', id: '1', call },
  { kind: 'answer', id: '1', answer },
  { kind: 'answer', id: '1', answer: { kind: 'failed', sent: 'unknown' } },
])('reads what a bridge says: $kind', (message) => {
  expect(parseToBackground(message)).toEqual(message);
});

test.each([
  undefined,
  { kind: 'ask', id: '1', call: { ...call, body: 'x' } },
  { kind: 'ask', id: '1', call: { ...call, body: undefined } },
  { kind: 'ask', id: '1', call: { ...call, free: 1 } },
  { kind: 'answer', id: '1', answer: { ...answer, body: {} } },
  { kind: 'answer', id: '1', answer: { ...answer, headers: 'a: b' } },
  { kind: 'gone' },
  { kind: 'left', id: '1' },
  { kind: 'left', call },
  { kind: 'settled', id: '1' },
])('refuses what a bridge never says: %j', (message) => {
  expect(parseToBackground(message)).toBeNull();
});

test('drops what does not belong in a message', () => {
  expect(parseToBackground({ kind: 'gone', id: '1', more: true })).toEqual({ kind: 'gone', id: '1' });
  expect(parseToBackground({ kind: 'ask', id: '1', call: { ...call, more: 1 } })).toEqual({
    kind: 'ask',
    id: '1',
    call,
  });
});

test('reads what the background says', () => {
  const verdict = { kind: 'verdict', id: '1', verdict: { kind: 'block', body: '{}' } };
  expect(parseFromBackground(verdict)).toEqual(verdict);
  expect(parseFromBackground({ kind: 'settled', id: '1' })).toEqual({ kind: 'settled', id: '1' });
  expect(parseFromBackground({ kind: 'verdict', id: '1' })).toBeNull();
  expect(parseFromBackground({ kind: 'gone', id: '1' })).toBeNull();
});
