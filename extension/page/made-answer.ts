import type { Got } from '../../shared/messages/page-port.ts';
import {
  apply,
  define,
  fromUtf8,
  getOwnPropertyDescriptor,
  lowerCase,
  method,
  NativeHeaders,
  NativeResponse,
  NativeUint8Array,
  parseJson,
  utf8,
  viewLength,
} from './natives.ts';

/** What a call is answered with that the browser did not answer, whichever way it was made: the document of a blocked one, or what the bridge got for it. */
export interface MadeAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Whether a problem document is that of a call that is larger than any call needs. */
const isTooLong = (text: string): boolean => {
  const problem: unknown = parseJson(text);
  return typeof problem === 'object' && problem !== null && getOwnPropertyDescriptor(problem, 'status')?.value === 413;
};

export const makeBlocked = (url: string, text: string): MadeAnswer => {
  const bytes = utf8(text);
  const isLong = isTooLong(text);
  return {
    status: isLong ? 413 : 402,
    statusText: isLong ? 'Content Too Large' : 'Payment Required',
    url,
    headers: [
      ['content-length', `${viewLength(bytes)}`],
      ['content-type', 'application/problem+json'],
    ],
    text,
    bytes,
  };
};

export const makeAnswered = ({ status, statusText, url, headers, body }: Got): MadeAnswer => ({
  status,
  statusText,
  url,
  headers,
  text: fromUtf8(body),
  bytes: new NativeUint8Array(body),
});

const appendHeader = method(Headers.prototype.append);

/** Not by way of the list's iterator, which the page may have replaced. */
export const headersOf = ({ headers }: MadeAnswer): Headers => {
  const made = new NativeHeaders();
  for (let at = 0; at < headers.length; at += 1) {
    const pair = headers[at];
    if (pair !== undefined) appendHeader(made, pair[0], pair[1]);
  }
  return made;
};

export const mimeOf = ({ headers }: MadeAnswer): string => {
  for (let at = 0; at < headers.length; at += 1) {
    const pair = headers[at];
    if (pair !== undefined && lowerCase(pair[0]) === 'content-type') return pair[1];
  }
  return '';
};

const hasNoBody = (status: number): boolean => status === 204 || status === 205 || status === 304;

/** The same for fetch. A response made by a script has no url and the type `default`: both are put on it, and on its clones. */
export const madeResponse = (made: MadeAnswer, type: ResponseType): Response => {
  const { status, statusText, bytes } = made;
  const init = { status, statusText, headers: headersOf(made) };
  return dress(new NativeResponse(hasNoBody(status) ? null : bytes, init), made.url, type);
};

const cloneResponse = Response.prototype.clone;

const dress = (response: Response, url: string, type: ResponseType): Response => {
  const put = (name: string, value: unknown): void => {
    define(response, name, value, { configurable: true, enumerable: false, writable: false });
  };
  put('url', url);
  put('type', type);
  put('clone', function clone(this: Response): Response {
    return dress(apply(cloneResponse, this, []), url, type);
  });
  return response;
};
