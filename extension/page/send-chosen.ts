import { type Got, MOST_BODY_BYTES, type PageAnswer, type PageCall } from '../../shared/messages/page-port.ts';
import type { SentOnly } from '../../shared/recognise/choose-items.ts';
import { type AnswerTools, completeAnswer } from '../complete-answer.ts';
import type { Asker } from './asker.ts';
import {
  accepts,
  append,
  apply,
  bare,
  bufferOf,
  cutBytes,
  fromUtf8,
  getter,
  isBuffer,
  lengthOf,
  lowerCase,
  method,
  NativeAbortController,
  NativeRequest,
  nativeFetch,
  parseJson,
  settle,
  slice,
  utf8,
} from './natives.ts';
import { headerBag, headerPairs } from './watch-response.ts';

const tools: AnswerTools = {
  slice,
  parse: (text) => parseJson(text),
  decode: fromUtf8,
  encode: (text) => bufferOf(utf8(text)),
  lower: lowerCase,
  append,
};

const clone = method(Response.prototype.clone);
const bytesOf = method<[], Promise<ArrayBuffer>>(Response.prototype.arrayBuffer);
const statusOf = getter<number>(Response.prototype, 'status');
const statusTextOf = getter<string>(Response.prototype, 'statusText');
const urlOf = getter<string>(Response.prototype, 'url');
const headersOf = getter<Headers>(Response.prototype, 'headers');
const isResponse = accepts<Response>(statusOf);
const abortBy = method<[], void>(AbortController.prototype.abort);
const signalOf = getter<AbortSignal>(AbortController.prototype, 'signal');

/** The bytes that go out in the place of a call's body. */
export const bytesToSend = ({ body }: SentOnly): ArrayBuffer => bufferOf(utf8(body));

/** What came back: for the page with what stayed here, or, where the answer has no place for it, the browser's own. */
export interface ChosenAnswer {
  /** Null where the answer has no place for what stayed here, or is too large to be looked at. */
  readonly completed: Got | null;
  /** As the browser got it; null where its bytes could not be read. */
  readonly got: Got | null;
  readonly response: unknown;
}

const gotOf = (response: Response, body: ArrayBuffer): Got => ({
  status: statusOf(response),
  statusText: statusTextOf(response),
  url: urlOf(response),
  headers: headerPairs(headersOf(response)),
  body,
});

const answerOf = ({ status, headers, body }: Got): Extract<PageAnswer, { readonly kind: 'response' }> => ({
  kind: 'response',
  status,
  headers,
  body: cutBytes(body, 0, MOST_BODY_BYTES),
  cut: lengthOf(body) > MOST_BODY_BYTES,
});

/**
 * Waits for the answer to a call of which only some items were sent. `tell` hears the provider's own answer, the page gets one that names the others, too. It is
 * whole before the page has it, so that it can be added to.
 */
export const answerChosen = (
  sent: unknown,
  { owe }: Pick<Asker, 'owe'>,
  { add }: SentOnly,
  tell: (answer: PageAnswer) => void,
  done: (answer: ChosenAnswer) => void,
  failed: (error: unknown) => void,
): void => {
  const lose = (error: unknown): void => {
    tell({ kind: 'failed', sent: 'unknown' });
    failed(error);
  };
  const take = (response: unknown): void => {
    if (!isResponse(response) || statusOf(response) === 0) {
      tell({ kind: 'failed', sent: 'unknown' });
      done({ completed: null, got: null, response });
      return;
    }
    const told = owe();
    const end = (bytes: unknown): void => {
      const got = isBuffer(bytes) ? gotOf(response, bytes) : null;
      tell(got === null ? { ...answerOf(gotOf(response, bufferOf(utf8('')))), cut: true } : answerOf(got));
      told();
      const isShort = got !== null && lengthOf(got.body) <= MOST_BODY_BYTES;
      done({ completed: isShort ? completeAnswer(got, add, tools) : null, got, response });
    };
    settle(bytesOf(clone(response)), end, () => end(null));
  };
  settle(sent, take, lose);
};

/** Sends for a request of XMLHttpRequest what was chosen of its call: its own send() would give the page an answer that cannot be added to. Returns how to give up. */
export const fetchChosen = (
  asker: Pick<Asker, 'owe' | 'answer'>,
  id: string,
  { url, method: verb, headers, credentials }: PageCall,
  only: SentOnly,
  done: (got: Got | null) => void,
): (() => void) => {
  const control = new NativeAbortController();
  const init = {
    method: verb,
    headers: headerBag(headers),
    credentials,
    body: bytesToSend(only),
    signal: signalOf(control),
  };
  const request = new NativeRequest(url, bare(init));
  answerChosen(
    apply(nativeFetch, window, [request]),
    asker,
    only,
    (answer) => asker.answer(id, answer),
    ({ completed, got }) => done(completed ?? got),
    () => done(null),
  );
  return () => abortBy(control);
};
