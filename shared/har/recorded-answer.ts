import type { Bag } from '../bag.ts';
import { type Answer, answerBody } from '../rules/answer.ts';
import { codingsOf, type Unpack } from './content-coding.ts';
import { bagOf, recordedText } from './recorded-body.ts';
import { headersOf } from './recorded-headers.ts';
import { provesUnsent } from './unsent.ts';
import { utf8Length } from './utf8.ts';

/** What came back for a recorded call, and what is missing of it, or null. */
export interface RecordedAnswer {
  readonly answer: Answer;
  /** The text of its body as it could be read, or null. */
  readonly text: string | null;
  readonly problem: string | null;
}

const statusOf = (response: Bag): number => {
  const { status } = response;
  const code = typeof status === 'string' && /^\d{3}$/.test(status) ? Number(status) : status;
  return typeof code === 'number' && Number.isInteger(code) ? code : 0;
};

const errorOf = (entry: Bag, response: Bag): string =>
  [entry['_error'], response['_error'], response['_failureText']].filter((one) => typeof one === 'string').join(' ');

/** True when an answer of this status has a body that says something. */
const hasBody = (status: number, method: string): boolean =>
  method !== 'HEAD' && method !== 'OPTIONS' && ((status >= 200 && status < 300 && status !== 204) || status >= 500);

const sizeOf = (content: Bag): number => (typeof content['size'] === 'number' ? content['size'] : -1);

/**
 * Reads what came back for an entry of a recording. Text that parses as a JSON object or list is whole, whatever sizes the recorder wrote down (of the
 * compressed body, of another encoding): no beginning of one is one. Anything else that is shorter than its size was cut.
 */
export const readRecordedAnswer = (entry: Bag, method: string, unpack: Unpack): RecordedAnswer => {
  const response = bagOf(entry['response']);
  const status = statusOf(response);
  if (status <= 0) {
    const sent = provesUnsent(errorOf(entry, response)) ? 'no' : 'unknown';
    return { answer: { kind: 'none', sent }, text: null, problem: null };
  }
  const content = bagOf(response['content']);
  const recorded = recordedText(content, { codings: codingsOf(headersOf(response)), sizes: [], of: 'answer' }, unpack);
  if (recorded.kind !== 'text') {
    const why = recorded.kind === 'unreadable' ? recorded.why : 'is missing from the recording';
    return {
      answer: { kind: 'response', status, body: { kind: 'unreadable' } },
      text: null,
      problem: hasBody(status, method) ? `the answer's body ${why}` : null,
    };
  }
  const { text } = recorded;
  const body = answerBody(text);
  if (body.kind === 'json' && typeof body.value === 'object')
    return { answer: { kind: 'response', status, body }, text, problem: null };
  const have = utf8Length(text);
  const isCut = have < sizeOf(content);
  return {
    answer: { kind: 'response', status, body: isCut ? { kind: 'unreadable' } : body },
    text,
    problem:
      isCut && hasBody(status, method)
        ? `the answer's body is cut: ${have} of ${sizeOf(content)} bytes are there`
        : null,
  };
};
