/**
 * The browser's own functions, taken when the hook starts, before any script of the page has run. A page may replace all of
 * them later (polyfills, zone.js, other guards); the hook goes on with these, so the page can neither break it nor listen in.
 */
export const { apply, construct, defineProperty, getOwnPropertyDescriptor } = Reflect;

/** A method as a plain function of its receiver. */
export const method =
  <Args extends unknown[], Result>(native: (...args: Args) => Result) =>
  (self: unknown, ...args: Args): Result =>
    apply(native, self, args);

/** An accessor's getter as a plain function of its receiver. Throws, as the getter does, when the receiver is of another kind. */
export const getter = <Value>(prototype: object, name: string): ((self: unknown) => Value) => {
  const get = getOwnPropertyDescriptor(prototype, name)?.get;
  if (get === undefined) throw new Error(`this browser has no ${name}`);
  return (self) => apply(get, self, []);
};

export const setter = <Value>(prototype: object, name: string): ((self: unknown, value: Value) => void) => {
  const set = getOwnPropertyDescriptor(prototype, name)?.set;
  if (set === undefined) throw new Error(`this browser cannot set ${name}`);
  return (self, value) => {
    apply(set, self, [value]);
  };
};

/** Whether a getter accepts the receiver: the one test of a platform object's kind that a page cannot fake. */
export const accepts =
  <Kind>(get: (self: unknown) => unknown) =>
  (value: unknown): value is Kind => {
    if (typeof value !== 'object' || value === null) return false;
    try {
      get(value);
      return true;
    } catch {
      return false;
    }
  };

/** A WeakMap whose methods stay its own. */
export const privateMap = <Value>() => {
  const map = new WeakMap<WeakKey, Value>();
  const get: (key: WeakKey) => Value | undefined = map.get;
  const set: (key: WeakKey, value: Value) => unknown = map.set;
  const remove: (key: WeakKey) => unknown = map.delete;
  return {
    get: (key: unknown): Value | undefined => apply(get, map, [key]),
    set(key: WeakKey, value: Value): void {
      apply(set, map, [key, value]);
    },
    delete(key: WeakKey): void {
      apply(remove, map, [key]);
    },
  };
};

export const {
  AbortController: NativeAbortController,
  ArrayBuffer: NativeArrayBuffer,
  DOMException: NativeDOMException,
  Error: NativeError,
  Event: NativeEvent,
  Headers: NativeHeaders,
  JSON: { parse: parseJson },
  Math: { max: largest, min: smallest },
  MessageChannel: NativeMessageChannel,
  MessageEvent: NativeMessageEvent,
  ProgressEvent: NativeProgressEvent,
  Promise: NativePromise,
  RegExp: NativeRegExp,
  Request: NativeRequest,
  Response: NativeResponse,
  String: toText,
  TypeError: NativeTypeError,
  URL: NativeURL,
  Uint8Array: NativeUint8Array,
  clearTimeout: stopTimer,
  decodeURIComponent: decodePercent,
  fetch: nativeFetch,
  queueMicrotask: soon,
  setTimeout: startTimer,
} = globalThis;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const encode = method(TextEncoder.prototype.encode);
const decode = method(TextDecoder.prototype.decode);
const random = method(Crypto.prototype.getRandomValues<Uint8Array<ArrayBuffer>>);
const { crypto, document, performance } = globalThis;
const baseUri = getter<string>(Node.prototype, 'baseURI');
const now = method(Performance.prototype.now);
const typedArray: object = Object.getPrototypeOf(Uint8Array.prototype);
const rejectPromise = method(Promise.reject<never>);

export const listen = method(EventTarget.prototype.addEventListener);
export const unlisten = method(EventTarget.prototype.removeEventListener);
export const dispatch = method(EventTarget.prototype.dispatchEvent);
export const stopEvent = method(Event.prototype.stopImmediatePropagation);
export const rejectWith = (reason: unknown): Promise<never> => rejectPromise(NativePromise, reason);
export const nowMs = (): number => now(performance);
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encode(encoder, text);
/** As the platform decodes JSON: UTF-8, without its byte order mark. */
export const fromUtf8 = (bytes: ArrayBuffer): string => decode(decoder, bytes);
export const randomBytes = (count: number): Uint8Array<ArrayBuffer> => random(crypto, new NativeUint8Array(count));
export const baseUrl = (): string => baseUri(document);
export const putBytes = method(Uint8Array.prototype.set);
export const cutBytes = method(ArrayBuffer.prototype.slice);
export const lengthOf = getter<number>(ArrayBuffer.prototype, 'byteLength');
export const lowerCase = method(String.prototype.toLowerCase);
export const upperCase = method(String.prototype.toUpperCase);
export const startsWith = method(String.prototype.startsWith);
export const slice = method(String.prototype.slice);
export const indexOf = method(String.prototype.indexOf);
export const isBuffer = accepts<ArrayBuffer>(lengthOf);
export const blobSize = getter<number>(Blob.prototype, 'size');
export const isBlob = accepts<Blob>(blobSize);
export const viewLength = getter<number>(typedArray, 'byteLength');
export const bufferOf = getter<ArrayBuffer>(typedArray, 'buffer');
/** Unlike test(), it looks up nothing that a page can replace. */
export const execPattern = method(RegExp.prototype.exec);

const { create } = Object;

/** An object whose missing properties are not looked for on Object.prototype, where a page may have put some. */
export const bare = <Bag extends object>(properties: Bag): Bag => assign(create(null), properties);
const { assign } = Object;

/** Defines a property past the page's setters. */
export const define = (owner: object, name: PropertyKey, value: unknown, shape: Shape = OPEN): void => {
  defineProperty(owner, name, bare({ ...shape, value }));
};

interface Shape {
  readonly configurable: boolean;
  readonly enumerable: boolean;
  readonly writable: boolean;
}
const OPEN: Shape = { configurable: true, enumerable: true, writable: true };

/** Appends past the setters that a page may have put on Array.prototype. */
export const append = <Item>(list: Item[], item: Item): void => define(list, list.length, item);

const chain = method(NativePromise.prototype.then);

/**
 * Hears of a promise of the platform's that the page never gets. `await` would ask the page's `constructor` and `then`; here neither is
 * looked up, and nothing is passed on. The handlers must not throw.
 */
export const settle = (promise: unknown, done: (value: unknown) => void, failed: (reason: unknown) => void): void => {
  if (typeof promise === 'object' && promise !== null) define(promise, 'constructor', undefined);
  chain(
    promise,
    (value) => {
      done(value);
    },
    (reason) => {
      failed(reason);
    },
  );
};

const ignore = (): void => {};

/** Lets a promise fail without anyone caring: an unhandled rejection would show in the page. */
export const quietly = (promise: unknown): void => settle(promise, ignore, ignore);
export const forEachHeader = method(Headers.prototype.forEach);
