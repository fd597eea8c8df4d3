import type { WireAnswer, WireBody, WireCall } from '../../../shared/messages/bridge-port.ts';
import type { BodyTrouble } from '../../../shared/messages/call-message.ts';
import type { Body, HttpCall } from '../../../shared/recognise/recognise.ts';
import { type Answer, answerBody } from '../../../shared/rules/answer.ts';

const TROUBLE = {
  'too-large': { kind: 'unreadable', why: 'is longer than 8 MB', isTooLarge: true },
  unreadable: { kind: 'unreadable', why: 'could not be read' },
} as const satisfies Readonly<Record<BodyTrouble, Body>>;

const textOf = (body: WireBody): string | null => ('text' in body ? body.text : null);

const bodyOf = (call: WireCall): Body => {
  if (call.bodyTrouble !== undefined) return TROUBLE[call.bodyTrouble];
  if (call.body === null) return { kind: 'none' };
  const text = textOf(call.body);
  return text === null ? { kind: 'unreadable', why: 'is not text' } : { kind: 'text', text };
};

/** The body of a call as text; null where it has none, or it is none. */
export const textOfBody = ({ body }: WireCall): string | null => (body === null ? null : textOf(body));

/** A call as a bridge tells it, as the recogniser takes it. */
export const httpCallOf = (call: WireCall): HttpCall => ({
  method: call.method.toUpperCase(),
  url: call.url,
  headers: call.headers,
  body: bodyOf(call),
});

/** An answer as a bridge tells it, as settling takes it. A body that was cut short proves nothing and counts as missing. */
export const answerOf = (answer: WireAnswer): Answer => {
  if (answer.kind === 'failed') return { kind: 'none', sent: answer.sent };
  const text = answer.cut ? null : textOf(answer.body);
  return { kind: 'response', status: answer.status, body: answerBody(text) };
};
