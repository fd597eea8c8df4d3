import type { PageAnswer, PageCall } from '../../../shared/messages/page-port.ts';

const bytes = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
/** A registration as either port tells it. */
export const said = {
  url: 'https://api.17track.net/track/v2.4/register',
  method: 'POST',
  headers: [['17token', 'k']],
  body: bytes('[1]'),
  via: 'fetch',
  free: false,
} as const;
export const call: PageCall = { ...said, credentials: 'same-origin' };
export const wireCall = { ...said, body: { text: '[1]' } };
export const answer: PageAnswer = { kind: 'response', status: 200, headers: [], body: bytes('{}'), cut: false };
export const wireAnswer = { ...answer, body: { text: '{}' } };
export const pass = { kind: 'pass', watch: true } as const;
