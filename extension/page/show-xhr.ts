import type { Blocked } from './blocked-response.ts';
import { bufferOf, cutBytes, method, NativeHeaders, parseJson, toText, viewLength } from './natives.ts';
import { replaceAccessor, replaceMethod } from './replace.ts';
import { calls, type Shown } from './xhr-call.ts';
import { responseTypeOf } from './xhr-natives.ts';

const getHeader = method(Headers.prototype.get);
const NativeBlob = Blob;
const proto = XMLHttpRequest.prototype;

/** What the page may see of a blocked call by now; null when it sees the browser's own state. */
const blockedOf = (self: unknown): { readonly shown: Shown; readonly blocked: Blocked } | null => {
  const shown = calls.get(self)?.shown ?? null;
  return shown === null || shown.blocked === null ? null : { shown, blocked: shown.blocked };
};

const parsed = (text: string): unknown => {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
};

const makeResponse = (type: 'arraybuffer' | 'blob' | 'document', { bytes, type: mime }: Blocked): unknown => {
  switch (type) {
    case 'arraybuffer':
      return cutBytes(bufferOf(bytes), 0);
    case 'blob':
      return new NativeBlob([bytes], { type: mime });
    // A problem document is no markup.
    case 'document':
      return null;
  }
};

const readResponse = (self: unknown, shown: Shown, blocked: Blocked): unknown => {
  const type = responseTypeOf(self);
  if (type === '' || type === 'text') return shown.readyState >= 3 ? blocked.text : '';
  if (shown.readyState !== 4) return null;
  // A new object each time, as in Chromium; all others are kept.
  if (type === 'json') return parsed(blocked.text);
  shown.response ??= { value: makeResponse(type, blocked) };
  return shown.response.value;
};

const headerText = ({ bytes, type }: Blocked): string =>
  `content-length: ${viewLength(bytes)}\r\ncontent-type: ${type}\r\n`;

const headerOf = (name: unknown, { bytes, type }: Blocked): string | null => {
  const headers = new NativeHeaders({ 'content-length': `${viewLength(bytes)}`, 'content-type': type });
  try {
    return getHeader(headers, toText(name));
  } catch {
    // No header has a name that is none.
    return null;
  }
};

/** Shows the page the 402 of a blocked call, where a response would be, and the state of a call that ended in a hold. */
export const showXhr = (): void => {
  const show = (name: string, read: (blocked: Blocked, shown: Shown, self: unknown) => unknown): void => {
    replaceAccessor(proto, name, {
      get(self, args, native) {
        const seen = blockedOf(self);
        return seen === null ? native(args) : read(seen.blocked, seen.shown, self);
      },
    });
  };
  replaceAccessor(proto, 'readyState', {
    get: (self, args, native) => calls.get(self)?.shown?.readyState ?? native(args),
  });
  show('status', ({ status }) => status);
  show('statusText', ({ statusText }) => statusText);
  show('responseURL', ({ url }) => url);
  show('response', (blocked, shown, self) => readResponse(self, shown, blocked));
  replaceAccessor(proto, 'responseText', {
    get(self, args, native) {
      // First, because it throws where the response type is not text.
      const text = native(args);
      const seen = blockedOf(self);
      return seen === null ? text : readResponse(self, seen.shown, seen.blocked);
    },
  });
  replaceMethod(proto, 'getAllResponseHeaders', (self, args, native) => {
    const seen = blockedOf(self);
    return seen === null ? native(args) : headerText(seen.blocked);
  });
  replaceMethod(proto, 'getResponseHeader', (self, args, native) => {
    const seen = blockedOf(self);
    return seen === null || args.length === 0 ? native(args) : headerOf(args[0], seen.blocked);
  });
};
