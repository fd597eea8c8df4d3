import { dispatch, getter, largest, listen, NativeEvent, NativeProgressEvent, privateMap } from './natives.ts';
import type { XhrCall } from './xhr-call.ts';
import {
  NativeXhr,
  openNative,
  responseOf,
  responseTypeOf,
  sendNative,
  setResponseType,
  setTimeoutOf,
  timeoutOf,
  uploadOf,
} from './xhr-natives.ts';

const typeOf = getter<string>(Event.prototype, 'type');
const countableOf = getter<boolean>(ProgressEvent.prototype, 'lengthComputable');
const loadedOf = getter<number>(ProgressEvent.prototype, 'loaded');
const totalOf = getter<number>(ProgressEvent.prototype, 'total');

const TYPES = ['loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend'] as const;

/** What a request keeps from one use to the next, where the browser's own property had to be set to something else. */
export interface Disguise {
  /** The timeout that the page set, in milliseconds; the browser's is shorter by how long the call was held. Null: the browser's own. */
  timeoutMs: number | null;
  /** True where the page asked for `json` and the browser was told `arraybuffer`, because only that keeps the bytes. */
  json: boolean;
  /** The object that was made of these bytes, where the browser would have kept its own. */
  parsed: { readonly bytes: unknown; readonly value: unknown } | null;
  /** What the page gets as `upload` when it first asked for it while the call was held. */
  upload: XMLHttpRequestUpload | null;
  forwards: boolean;
  /** True when the page had asked for `upload` before it called send(): only then can it have listeners there. */
  uploadSeen: boolean;
}

const disguises = privateMap<Disguise>();

export const findDisguise = (xhr: unknown): Disguise | undefined => disguises.get(xhr);

export const disguiseOf = (xhr: XMLHttpRequest): Disguise => {
  const known = disguises.get(xhr);
  if (known !== undefined) return known;
  const disguise: Disguise = {
    timeoutMs: null,
    json: false,
    parsed: null,
    upload: null,
    forwards: false,
    uploadSeen: false,
  };
  disguises.set(xhr, disguise);
  return disguise;
};

let keeps = false;
let isTried = false;

/** Whether the browser gives the same object at every reading of a `json` response. */
export const keepsParsed = (): boolean => keeps;

/** Tries it on one that goes nowhere, when the first `json` response is on its way. */
const tryParsed = (): void => {
  if (isTried) return;
  isTried = true;
  const xhr = new NativeXhr();
  listen(xhr, 'load', () => {
    const parsed = responseOf(xhr);
    keeps = parsed !== null && parsed === responseOf(xhr);
  });
  setResponseType(xhr, 'json');
  openNative(xhr, 'GET', 'data:application/json,{}');
  sendNative(xhr);
};

/** Tells the browser `arraybuffer` where the page asked for `json`: of parsed responses the bytes are gone. */
export const hideJson = (xhr: XMLHttpRequest): void => {
  if (responseTypeOf(xhr) !== 'json') return;
  tryParsed();
  setResponseType(xhr, 'arraybuffer');
  disguiseOf(xhr).json = true;
};

/** Leaves the browser what is left of the page's timeout by the time that the call is sent. */
export const shortenTimeout = ({ xhr, heldForMs }: XhrCall): void => {
  const timeoutMs = timeoutOf(xhr);
  if (timeoutMs === 0 || heldForMs === 0) return;
  disguiseOf(xhr).timeoutMs = timeoutMs;
  setTimeoutOf(xhr, largest(1, timeoutMs - heldForMs));
};

/**
 * The upload object for a page that asks for it for the first time while its call is held. Listeners that come after send() hear nothing of this
 * call and cause no preflight; put on the request's own upload before the browser is told of send(), they would. So the page gets another
 * request's upload object, and keeps it.
 */
export const lateUpload = (): XMLHttpRequestUpload => uploadOf(new NativeXhr());

/** From its next send() on, such an object hears what happens on the request's own. */
const forwardUpload = (xhr: XMLHttpRequest, disguise: Disguise): void => {
  const { upload } = disguise;
  if (upload === null || disguise.forwards) return;
  disguise.forwards = true;
  disguise.uploadSeen = true;
  const forward = (event: Event): void => {
    const init = { lengthComputable: countableOf(event), loaded: loadedOf(event), total: totalOf(event) };
    dispatch(upload, new NativeProgressEvent(typeOf(event), init));
  };
  for (let at = 0; at < TYPES.length; at += 1) listen(uploadOf(xhr), TYPES[at] ?? '', forward);
};

/** Gives the browser's own properties back what the page put there, before the request is used again. */
export const undress = (xhr: XMLHttpRequest): void => {
  const disguise = findDisguise(xhr);
  if (disguise === undefined) return;
  if (disguise.timeoutMs !== null) setTimeoutOf(xhr, disguise.timeoutMs);
  disguise.timeoutMs = null;
  if (disguise.json) setResponseType(xhr, 'json');
  disguise.json = false;
  forwardUpload(xhr, disguise);
};

/** Fires `readystatechange`, as the browser would have. */
export const fireStateChange = (xhr: XMLHttpRequest): void => {
  dispatch(xhr, new NativeEvent('readystatechange'));
};

/** Fires one of the progress events. Without a total, as the browser does where there is nothing to count. */
export const fireProgress = (target: XMLHttpRequestEventTarget, type: string, loaded = 0, total = 0): void => {
  dispatch(target, new NativeProgressEvent(type, { lengthComputable: total > 0, loaded, total }));
};
