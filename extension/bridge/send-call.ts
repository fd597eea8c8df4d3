import { type Got, MOST_BODY_BYTES, type PageAnswer, type PageCall } from '../../shared/messages/page-port.ts';
import type { SentOnly } from '../../shared/recognise/choose-items.ts';
import { type AnswerTools, completeAnswer } from '../complete-answer.ts';

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

/** What came of a call that the bridge sent: for the page, and for the record. */
export interface Sent {
  readonly got: Got | null;
  readonly answer: PageAnswer;
}

const FAILED: Sent = { got: null, answer: { kind: 'failed', sent: 'unknown' } };

const tools: AnswerTools = {
  slice: (text, from, end) => text.slice(from, end),
  parse: (text) => JSON.parse(text),
  decode: (bytes) => new TextDecoder().decode(bytes),
  encode: bytesOf,
  lower: (text) => text.toLowerCase(),
  append: (list, pair) => list.push(pair),
};

/** Sends the very bytes that were asked about, or what was chosen of them, by a fetch that no script of the page can reach. Never rejects. */
export const sendCall = async (
  call: PageCall,
  fragment: string,
  signal: AbortSignal,
  only: SentOnly | undefined,
): Promise<Sent> => {
  const { url, method, credentials } = call;
  const body = only === undefined ? call.body : bytesOf(only.body);
  try {
    const headers = call.headers.map(([name, value]): [string, string] => [name, value]);
    const response = await fetch(`${url}${fragment}`, { method, headers, body, credentials, signal });
    const bytes = await response.arrayBuffer();
    const { status } = response;
    const pairs = [...response.headers];
    const cut = bytes.byteLength > MOST_BODY_BYTES;
    const got = { status, statusText: response.statusText, url: response.url, headers: pairs, body: bytes };
    return {
      got: completeAnswer(got, only?.add ?? null, tools) ?? got,
      answer: { kind: 'response', status, headers: pairs, body: bytes.slice(0, MOST_BODY_BYTES), cut },
    };
  } catch {
    return FAILED;
  }
};
