import { largest, privateMap } from './natives.ts';
import type { XhrCall } from './xhr-call.ts';
import { responseTypeOf, setResponseType, setTimeoutOf, timeoutOf } from './xhr-natives.ts';
import { forwardUpload } from './xhr-upload.ts';

/** What a request keeps from one use to the next, where the browser's own property had to be set to something else. */
export interface Disguise {
  /** The timeout that the page set, in milliseconds; the browser's is shorter by the time of the hold. Null: the browser's own. */
  timeoutMs: number | null;
  /** True where the page asked for `json` and the browser was told `arraybuffer`, because only that keeps the bytes. */
  json: boolean;
  /** What the page gets as `upload` when it first asked for it during a hold. */
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
    upload: null,
    forwards: false,
    uploadSeen: false,
  };
  disguises.set(xhr, disguise);
  return disguise;
};

/** Tells the browser `arraybuffer` where the page asked for `json`: of parsed responses the bytes are gone. */
export const hideJson = (xhr: XMLHttpRequest): void => {
  if (responseTypeOf(xhr) !== 'json') return;
  setResponseType(xhr, 'arraybuffer');
  disguiseOf(xhr).json = true;
};

/** Leaves the browser what the hold left of the page's timeout. */
export const shortenTimeout = ({ xhr, heldForMs }: XhrCall): void => {
  const timeoutMs = timeoutOf(xhr);
  if (timeoutMs === 0 || heldForMs === 0) return;
  disguiseOf(xhr).timeoutMs = timeoutMs;
  setTimeoutOf(xhr, largest(1, timeoutMs - heldForMs));
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
