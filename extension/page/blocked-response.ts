import { apply, define, NativeResponse, utf8, viewLength } from './natives.ts';

/** What a blocked call is answered with, whichever way it was made. */
export interface Blocked {
  readonly status: 402;
  readonly statusText: 'Payment Required';
  readonly url: string;
  readonly type: 'application/problem+json';
  readonly text: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export const makeBlocked = (url: string, text: string): Blocked => ({
  status: 402,
  statusText: 'Payment Required',
  url,
  type: 'application/problem+json',
  text,
  bytes: utf8(text),
});

/** The same for fetch. A response made by a script has no url and the type `default`: both are put on it, and on its clones. */
export const blockedResponse = (blocked: Blocked, type: ResponseType): Response => {
  const response = new NativeResponse(blocked.bytes, {
    status: blocked.status,
    statusText: blocked.statusText,
    headers: { 'content-length': `${viewLength(blocked.bytes)}`, 'content-type': blocked.type },
  });
  return dress(response, blocked.url, type);
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
