import { accepts, append, apply, getter, method, NativeDOMException, privateMap, setter } from './natives.ts';

const proto = XMLHttpRequest.prototype;

/** The browser's own state of a request, whatever the page is shown. */
export const readyStateOf = getter<number>(proto, 'readyState');
export const statusOf = getter<number>(proto, 'status');
export const responseOf = getter<unknown>(proto, 'response');
export const responseTextOf = getter<string>(proto, 'responseText');
export const responseXmlOf = getter<Document | null>(proto, 'responseXML');
export const responseTypeOf = getter<XMLHttpRequestResponseType>(proto, 'responseType');
export const setResponseType = setter<unknown>(proto, 'responseType');
export const withCredentialsOf = getter<boolean>(proto, 'withCredentials');
export const timeoutOf = getter<number>(proto, 'timeout');
export const setTimeoutOf = setter<unknown>(proto, 'timeout');
export const uploadOf = getter<XMLHttpRequestUpload>(proto, 'upload');
export const allHeadersOf = method(proto.getAllResponseHeaders);
const { open } = proto;
/** Opens a request as it was opened before, at another address. */
export const openAgain = (xhr: XMLHttpRequest, openedBy: readonly unknown[], url: string): void => {
  const args: unknown[] = [];
  for (let at = 0; at < openedBy.length; at += 1) append(args, at === 1 ? url : openedBy[at]);
  apply(open, xhr, args);
};
export const setHeader = method(proto.setRequestHeader);
export const isXhr = accepts<XMLHttpRequest>(readyStateOf);

const own = privateMap<true>();
/** Whether a request was made by this window's own constructor. */
export const isOwn = (xhr: XMLHttpRequest): boolean => own.get(xhr) === true;
export const markOwn = (xhr: object): void => own.set(xhr, true);

/** The error that the browser throws when a request is used in the wrong state. */
export const wrongState = (what: string, why: string): DOMException =>
  new NativeDOMException(`Failed to ${what}: ${why}`, 'InvalidStateError');

export const NativeXhr = XMLHttpRequest;
export const openNative = method<[method: string, url: string], void>(proto.open);
export const sendNative = method(proto.send);
const setCredentials = setter<boolean>(proto, 'withCredentials');

/**
 * Throws what the browser throws where the page does this to a request that is being sent, or was: by doing it to one of our own in that state, which
 * goes nowhere.
 */
export const refuseAs = (what: 'send' | 'setRequestHeader' | 'withCredentials', phase: 'sending' | 'over'): never => {
  const xhr = new NativeXhr();
  if (phase === 'sending') {
    openNative(xhr, 'GET', 'data:,');
    sendNative(xhr);
  }
  if (what === 'send') sendNative(xhr);
  else if (what === 'setRequestHeader') setHeader(xhr, 'accept', '*/*');
  else setCredentials(xhr, true);
  throw wrongState('change a request', 'It was sent already.');
};
