import { expect, test } from 'vitest';
import { parseCallVerdict, parseToBridge, parseToPage, UNREACHABLE } from '../../shared/messages/page-port.ts';

const body = new ArrayBuffer(3);
const head = { url: 'https://x/', method: 'POST', headers: [['a', 'b']], via: 'fetch', free: false };
const call = { ...head, body, credentials: 'include' };
const answer = { kind: 'response', status: 200, headers: [['a', 'b']], body, cut: false };

test.each([
  { kind: 'ask', id: '1', call },
  { kind: 'ask', id: '1', call: { ...call, body: null, bodyTrouble: 'too-large', via: 'xhr', free: true } },
  { kind: 'gone', id: '1' },
  { kind: 'answer', id: '1', answer },
  { kind: 'answer', id: '1', answer: { kind: 'failed', sent: 'no' } },
])('reads what the hook says: $kind', (message) => {
  expect(parseToBridge(message)).toEqual(message);
});

test.each([
  null,
  'ask',
  {},
  { kind: 'ask', id: 1, call },
  { kind: 'ask', id: '1' },
  { kind: 'ask', id: '1', call: { ...call, headers: [['a']] } },
  { kind: 'ask', id: '1', call: { ...call, body: 'text' } },
  { kind: 'ask', id: '1', call: { ...call, credentials: 'all' } },
  { kind: 'ask', id: '1', call: { ...call, bodyTrouble: 'odd' } },
  { kind: 'ask', id: '1', call: { ...call, via: 'beacon' } },
  { kind: 'answer', id: '1', answer: { ...answer, body: null } },
  { kind: 'answer', id: '1', answer: { ...answer, status: '200' } },
  { kind: 'answer', id: '1', answer: { kind: 'failed', sent: 'perhaps' } },
  { kind: 'verdict', id: '1', verdict: { kind: 'pass', watch: true } },
])('refuses what the hook never says: %j', (message) => {
  expect(parseToBridge(message)).toBeNull();
});

test('reads a verdict and nothing else for the page', () => {
  const verdict = { kind: 'verdict', id: '1', verdict: { kind: 'pass', watch: true } };
  expect(parseToPage(verdict)).toEqual(verdict);
  expect(parseToPage({ ...verdict, kind: 'settled' })).toBeNull();
  expect(parseToPage({ ...verdict, verdict: { kind: 'pass' } })).toBeNull();
  expect(parseCallVerdict({ kind: 'block', body: 1 })).toBeNull();
});

const got = { status: 200, statusText: 'OK', url: 'https://x/', headers: [['a', 'b']], body };

test.each([
  { kind: 'asks-all', asksAll: true },
  { kind: 'verdict', id: '1', verdict: { kind: 'failed' } },
  { kind: 'verdict', id: '1', verdict: { kind: 'answered', got } },
])('reads for the page what a bridge that sends says: %j', (message) => {
  expect(parseToPage(message)).toEqual(message);
});

test.each([
  { kind: 'asks-all' },
  { kind: 'verdict', id: '1', verdict: { kind: 'answered' } },
  { kind: 'verdict', id: '1', verdict: { kind: 'answered', got: { ...got, body: 'text' } } },
  { kind: 'verdict', id: '1', verdict: { kind: 'answered', got: { ...got, headers: [['a']] } } },
])('reads for the page nothing that no bridge says: %j', (message) => {
  expect(parseToPage(message)).toBeNull();
});

test('what blocks a call that nobody can be asked about is a problem document', () => {
  expect(parseCallVerdict(UNREACHABLE)).toEqual(UNREACHABLE);
  const problem = UNREACHABLE.kind === 'block' ? JSON.parse(UNREACHABLE.body) : {};
  expect(problem).toMatchObject({
    type: 'urn:tollgate:problem:blocked',
    status: 402,
    decision: 'blocked',
    quote: null,
  });
});
