import { headersOf, type MadeAnswer, mimeOf } from './made-answer.ts';
import { bufferOf, cutBytes, forEachHeader, method, parseJson, toText } from './natives.ts';
import { replaceAccessor, replaceMethod } from './replace.ts';
import { calls, type Shown } from './xhr-call.ts';
import { responseTypeOf } from './xhr-natives.ts';

const getHeader = method(Headers.prototype.get);
const NativeBlob = Blob;
const proto = XMLHttpRequest.prototype;

/** What the page may see by now of an answer that the browser did not bring; null when it sees the browser's own state. */
const madeOf = (self: unknown): { readonly shown: Shown; readonly made: MadeAnswer } | null => {
  const shown = calls.get(self)?.shown ?? null;
  return shown === null || shown.made === null ? null : { shown, made: shown.made };
};

const parsed = (text: string): unknown => {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
};

const makeResponse = (type: 'arraybuffer' | 'blob' | 'document', made: MadeAnswer): unknown => {
  switch (type) {
    case 'arraybuffer':
      return cutBytes(bufferOf(made.bytes), 0);
    case 'blob':
      return new NativeBlob([made.bytes], { type: mimeOf(made) });
    // A problem document is no markup, and providers answer by none.
    case 'document':
      return null;
  }
};

const readResponse = (self: unknown, shown: Shown, made: MadeAnswer): unknown => {
  const type = responseTypeOf(self);
  if (type === '' || type === 'text') return shown.readyState >= 3 ? made.text : '';
  if (shown.readyState !== 4) return null;
  // A new object each time, as in Chromium; all others are kept.
  if (type === 'json') return parsed(made.text);
  shown.response ??= { value: makeResponse(type, made) };
  return shown.response.value;
};

const headerText = (made: MadeAnswer): string => {
  let text = '';
  forEachHeader(headersOf(made), (value, name) => {
    text += `${name}: ${value}\r\n`;
  });
  return text;
};

const headerOf = (name: unknown, made: MadeAnswer): string | null => {
  try {
    return getHeader(headersOf(made), toText(name));
  } catch {
    // No header has a name that is none.
    return null;
  }
};

/** Shows the page the 402 of a blocked call, or what the bridge got for it, where a response would be, and the state of a call that ended while it was held. */
export const showXhr = (): void => {
  const show = (name: string, read: (made: MadeAnswer, shown: Shown, self: unknown) => unknown): void => {
    replaceAccessor(proto, name, {
      get(self, args, native) {
        const seen = madeOf(self);
        return seen === null ? native(args) : read(seen.made, seen.shown, self);
      },
    });
  };
  replaceAccessor(proto, 'readyState', {
    get: (self, args, native) => calls.get(self)?.shown?.readyState ?? native(args),
  });
  show('status', ({ status }) => status);
  show('statusText', ({ statusText }) => statusText);
  show('responseURL', ({ url }) => url);
  show('response', (made, shown, self) => readResponse(self, shown, made));
  replaceAccessor(proto, 'responseText', {
    get(self, args, native) {
      // First, because it throws where the response type is not text.
      const text = native(args);
      const seen = madeOf(self);
      return seen === null ? text : readResponse(self, seen.shown, seen.made);
    },
  });
  replaceMethod(proto, 'getAllResponseHeaders', (self, args, native) => {
    const seen = madeOf(self);
    return seen === null ? native(args) : headerText(seen.made);
  });
  replaceMethod(proto, 'getResponseHeader', (self, args, native) => {
    const seen = madeOf(self);
    return seen === null || args.length === 0 ? native(args) : headerOf(args[0], seen.made);
  });
};
