import type { Asker } from './asker.ts';
import { armTimeout } from './hold-xhr.ts';
import { fromUtf8, isBuffer, parseJson, toText } from './natives.ts';
import { replaceAccessor } from './replace.ts';
import { calls } from './xhr-call.ts';
import {
  type Disguise,
  disguiseOf,
  findDisguise,
  hideJson,
  keepsParsed,
  lateUpload,
  shortenTimeout,
} from './xhr-disguise.ts';
import {
  isXhr,
  NativeXhr,
  refuseAs,
  responseTextOf,
  responseTypeOf,
  responseXmlOf,
  setResponseType,
  wrongState,
} from './xhr-natives.ts';

const proto = XMLHttpRequest.prototype;

/** The object of a `json` response, made of the bytes as the platform makes it; null where they are no JSON. */
const parsedOf = (bytes: unknown): unknown => {
  try {
    return isBuffer(bytes) ? parseJson(fromUtf8(bytes)) : null;
  } catch {
    return null;
  }
};

/** Where the browser keeps the object, the page gets the same one each time, until there are other bytes. */
const parsedOnce = (disguise: Disguise, bytes: unknown): unknown => {
  if (!keepsParsed()) return parsedOf(bytes);
  const { parsed } = disguise;
  if (parsed !== null && parsed.bytes === bytes) return parsed.value;
  const value = parsedOf(bytes);
  disguise.parsed = { bytes, value };
  return value;
};

/** Throws what the browser throws where a `json` response is read as something else: by doing it to one of our own. */
const readAsJson = (native: (self: XMLHttpRequest) => unknown): unknown => {
  const xhr = new NativeXhr();
  setResponseType(xhr, 'json');
  return native(xhr);
};

/** The type that the page set, and what the browser is told instead once the call is sent. */
const setType = (self: unknown, value: unknown, native: (args: unknown[]) => unknown): void => {
  const call = calls.get(self);
  if (call?.shown?.readyState === 3 || call?.shown?.readyState === 4) {
    const what = "set the 'responseType' property on 'XMLHttpRequest'";
    throw wrongState(what, "The response type cannot be set if the object's state is LOADING or DONE.");
  }
  const wanted = typeof value === 'object' ? toText(value) : value;
  native([wanted]);
  // The platform ignores what is no response type.
  if (responseTypeOf(self) !== wanted) return;
  const disguise = findDisguise(self);
  if (disguise !== undefined) disguise.json = false;
  if (call?.phase === 'sent') hideJson(call.xhr);
};

/** Sets the timeout; of a call that was held the browser gets what is left of it. */
const setTimeLimit = (asker: Asker, self: unknown, native: () => unknown): void => {
  native();
  const disguise = findDisguise(self);
  if (disguise !== undefined) disguise.timeoutMs = null;
  const call = calls.get(self);
  if (call?.phase === 'held') armTimeout(asker, call);
  if (call?.phase === 'sent') shortenTimeout(call);
};

/**
 * Keeps from the page what the hook sets on a request: `json` responses are fetched as bytes, because parsed ones cannot be turned
 * back into what the provider said; the timeout is shorter by how long the call was held; and late listeners on `upload` stay without effect.
 */
export const dressXhr = (asker: Asker): void => {
  replaceAccessor(proto, 'response', {
    get(self, args, native) {
      const disguise = findDisguise(self);
      return disguise?.json ? parsedOnce(disguise, native(args)) : native(args);
    },
  });
  replaceAccessor(proto, 'responseText', {
    get(self, args, native) {
      return findDisguise(self)?.json ? readAsJson(responseTextOf) : native(args);
    },
  });
  replaceAccessor(proto, 'responseXML', {
    get(self, args, native) {
      return findDisguise(self)?.json ? readAsJson(responseXmlOf) : native(args);
    },
  });
  replaceAccessor(proto, 'responseType', {
    get: (self, args, native) => (findDisguise(self)?.json ? 'json' : native(args)),
    set: (self, args, native) => (isXhr(self) ? setType(self, args[0], native) : native(args)),
  });
  replaceAccessor(proto, 'timeout', {
    get: (self, args, native) => findDisguise(self)?.timeoutMs ?? native(args),
    set: (self, args, native) => setTimeLimit(asker, self, () => native(args)),
  });
  replaceAccessor(proto, 'withCredentials', {
    set(self, args, native) {
      const call = calls.get(self);
      if (call?.phase !== 'held' && !call?.shown?.readyState) return native(args);
      return refuseAs('withCredentials', 'sending');
    },
  });
  replaceAccessor(proto, 'upload', {
    get(self, args, native) {
      if (!isXhr(self)) return native(args);
      const disguise = disguiseOf(self);
      if (calls.get(self)?.phase === 'held' && !disguise.uploadSeen) disguise.upload ??= lateUpload();
      if (disguise.upload !== null) return disguise.upload;
      disguise.uploadSeen = true;
      return native(args);
    },
  });
};
