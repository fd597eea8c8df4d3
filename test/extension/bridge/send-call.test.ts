import { createServer } from 'node:http';
import { beforeEach, expect, test } from 'vitest';
import type { LineEvents } from '../../../extension/bridge/connect.ts';
import { makeRelay } from '../../../extension/bridge/relay.ts';
import { type Sent, sendCall } from '../../../extension/bridge/send-call.ts';
import type { PageCall, ToBridge, ToPage } from '../../../shared/messages/page-port.ts';
import type { SentOnly } from '../../../shared/recognise/choose-items.ts';

/** A relay in a window that may have lived before: the other end of the port may be anybody. */
let events: LineEvents | null;
let said: object[];
let told: ToPage[];
let sent: {
  readonly call: PageCall;
  readonly fragment: string;
  readonly signal: AbortSignal;
  readonly only: SentOnly | undefined;
  readonly done: (sent: Sent) => void;
}[];
let hear: (message: ToBridge) => void;

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const call: PageCall = {
  ...{ url: 'https://api.17track.net/track/v2.4/register', method: 'POST', headers: [], body: bytes('[1]') },
  ...{ credentials: 'omit', via: 'fetch', free: false },
};
const FORGED = { kind: 'response', status: 200, headers: [], body: bytes('forged'), cut: false } as const;
const REAL = { kind: 'response', status: 200, headers: [], body: bytes('real'), cut: false } as const;
const got = { status: 200, statusText: 'OK', url: call.url, headers: [], body: bytes('real') };
const passed = { kind: 'verdict', id: 'a', verdict: { kind: 'pass', watch: true, fragment: '#tollgate-1' } };
const unheard = { kind: 'verdict', id: 'a', verdict: { kind: 'pass', watch: false } };

beforeEach(() => {
  [events, said, told, sent] = [null, [], [], []];
  hear = makeRelay({
    connect: (heard) => {
      events = heard;
      return { say: (message) => said.push(Object(message)) > 0 };
    },
    send: (one, fragment, signal, only) =>
      new Promise((done) => sent.push({ call: one, fragment, signal, only, done })),
    believes: 'nobody',
    mayPageSend: () => false,
    tellPage: (message) => told.push(message),
    nowMs: () => 0,
    later: () => {},
  });
});

test('sends itself what is allowed, once, and tells its own answer', async () => {
  hear({ kind: 'ask', id: 'a', call });
  events?.heard(passed);
  events?.heard(passed);
  hear({ kind: 'answer', id: 'a', answer: FORGED });
  hear({ kind: 'ask', id: 'a', call: { ...call, body: bytes('[2]') } });
  expect(sent.map((one) => [one.call, one.fragment])).toEqual([[call, '#tollgate-1']]);
  expect(told).toEqual([]);
  sent[0]?.done({ got, answer: REAL });
  await Promise.resolve();
  expect(told).toEqual([{ kind: 'verdict', id: 'a', verdict: { kind: 'answered', got } }]);
  expect(said.slice(1)).toEqual([{ kind: 'answer', id: 'a', answer: { ...REAL, body: { text: 'real' } } }]);
});

test('sends only what was chosen of a call', () => {
  hear({ kind: 'ask', id: 'a', call });
  const only = { body: '[]', add: { list: ['data', 'rejected'], elements: '{}' } };
  events?.heard({ ...passed, verdict: { ...passed.verdict, only } });
  expect(sent.map((one) => one.only)).toEqual([only]);
});

test('sends nothing where it cannot read what was chosen', () => {
  hear({ kind: 'ask', id: 'a', call });
  for (const only of [
    null,
    {},
    { body: 1, add: null },
    { body: '[]', add: { list: [1], elements: '' } },
    { body: '[]' },
  ])
    events?.heard({ ...passed, verdict: { ...passed.verdict, only } });
  expect([sent, told]).toEqual([[], []]);
});

test('gives the page an answer that names what stayed, and tells the provider’s own', async () => {
  const answer = '{"data":{"accepted":[],"rejected":[]}}';
  const server = createServer((request, response) => {
    request.on('data', (part) => received.push(String(part)));
    request.on('end', () => response.setHeader('x-one', '1').end(answer));
  });
  const received: string[] = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const only = { body: '[2]', add: { list: ['data', 'rejected'], elements: '{"n":1}' } };
  const asked = { ...call, url: `http://127.0.0.1:${port}/` };
  const { got: given, answer: heard } = await sendCall(asked, '', new AbortController().signal, only);
  server.close();
  expect(received).toEqual(['[2]']);
  const completed = '{"data":{"accepted":[],"rejected":[{"n":1}]}}';
  expect(given === null ? null : new TextDecoder().decode(given.body)).toBe(completed);
  expect(given?.headers).toContainEqual(['content-length', `${completed.length}`]);
  expect(given?.headers).toContainEqual(['x-one', '1']);
  expect(heard.kind === 'response' ? new TextDecoder().decode(heard.body) : null).toBe(answer);
});

test('ends what it sends when the page gives up, and never says that it was not sent', async () => {
  hear({ kind: 'ask', id: 'a', call });
  events?.heard(passed);
  hear({ kind: 'gone', id: 'a' });
  expect(sent[0]?.signal.aborted).toBe(true);
  sent[0]?.done({ got: null, answer: { kind: 'failed', sent: 'unknown' } });
  await Promise.resolve();
  expect(said.slice(1)).toEqual([{ kind: 'answer', id: 'a', answer: { kind: 'failed', sent: 'unknown' } }]);
});

test('sends nothing that is no provider’s call, and hands nothing over that gets it past the network rules', () => {
  hear({ kind: 'ask', id: 'a', call: { ...call, body: null, bodyTrouble: 'too-large' } });
  events?.heard({ ...unheard, verdict: { ...unheard.verdict, fragment: '#tollgate-1' } });
  expect(sent).toEqual([]);
  expect(told).toEqual([unheard]);
});

test('sends nothing whose bytes it does not have, and says that it was not sent', () => {
  hear({ kind: 'ask', id: 'a', call: { ...call, body: null, bodyTrouble: 'too-large' } });
  events?.heard(passed);
  hear({ kind: 'ask', id: 'b', call: { ...call, body: null, bodyTrouble: 'unreadable' } });
  expect(sent).toEqual([]);
  expect(told).toMatchObject([
    { id: 'a', verdict: { kind: 'block' } },
    { id: 'b', verdict: { kind: 'block' } },
  ]);
  expect(said.slice(1)).toEqual([{ kind: 'gone', id: 'a' }]);
});

test('says of a call that has left by itself that somebody says so, once, and nothing of its answer', () => {
  const free = { ...call, free: true };
  hear({ kind: 'ask', id: 'a', call: free });
  hear({ kind: 'answer', id: 'a', answer: FORGED });
  hear({ kind: 'gone', id: 'a' });
  hear({ kind: 'ask', id: 'a', call: free });
  const { credentials: _, ...wire } = free;
  expect(said).toEqual([{ kind: 'left', id: 'a', call: { ...wire, body: { text: '[1]' } } }]);
  expect(told).toEqual([]);
});
