import type { Finder } from './find-call.ts';
import {
  accepts,
  blobSize,
  bufferOf,
  cutBytes,
  fromUtf8,
  getter,
  isBlob,
  isBuffer,
  lengthOf,
  method,
  NativeArrayBuffer,
  NativeResponse,
  toText,
  utf8,
  viewLength,
} from './natives.ts';
import { type BodyRead, readBody } from './read-body.ts';
import { headerPairs } from './watch-response.ts';

/** A body as it was when the page called send(): nothing that the page does later changes it. */
export interface FrozenBody {
  /** What the browser is given. It has the kind of the original, because the kind decides the content type. */
  readonly send: XMLHttpRequestBodyInit | Document | null;
  /** What is read for the question. */
  readonly read: XMLHttpRequestBodyInit | null;
  /** True where the reading takes a while, in which the page may have a hand; then what was read is what is to be sent. */
  readonly isLazy: boolean;
  /** In bytes. Null where only sending shows it. */
  readonly size: number | null;
}

const NONE: FrozenBody = { send: null, read: null, isLazy: false, size: 0 };

const { isView } = NativeArrayBuffer;
const nodeType = getter<number>(Node.prototype, 'nodeType');
const cloneNode = method(Node.prototype.cloneNode);
const paramsText = method(URLSearchParams.prototype.toString);
const hasField = method(FormData.prototype.has);
const forEachField = method(FormData.prototype.forEach);
const appendField = method<[name: string, value: FormDataEntryValue], void>(FormData.prototype.append);
const serialize = method(XMLSerializer.prototype.serializeToString);
const offsetOf = getter<number>(Object.getPrototypeOf(Uint8Array.prototype), 'byteOffset');
const dataViewBuffer = getter<ArrayBuffer>(DataView.prototype, 'buffer');
const dataViewOffset = getter<number>(DataView.prototype, 'byteOffset');
const dataViewLength = getter<number>(DataView.prototype, 'byteLength');

const isDataView = accepts<DataView>(dataViewLength);
const isParams = accepts<URLSearchParams>(paramsText);
const isForm = accepts<FormData>((value) => hasField(value, ''));
const isNode = accepts<Node>(nodeType);
const isDocument = (value: unknown): value is Document => isNode(value) && nodeType(value) === 9;
const NativeFormData = FormData;
const NativeParams = URLSearchParams;
const serializer = new XMLSerializer();

const frozenBytes = (buffer: ArrayBuffer, from: number, length: number): FrozenBody => {
  const bytes = cutBytes(buffer, from, from + length);
  return { send: bytes, read: bytes, isLazy: false, size: length };
};

const frozenText = (text: string): FrozenBody => ({
  send: text,
  read: text,
  isLazy: false,
  size: viewLength(utf8(text)),
});

const frozenForm = (form: FormData): FrozenBody => {
  const copy = new NativeFormData();
  forEachField(form, (value, name) => appendField(copy, name, value));
  return { send: copy, read: copy, isLazy: true, size: null };
};

/** What send() was given, as text where it is nothing else to the platform. Throws what the page's toString throws. */
export const bodyAsText = (body: unknown): unknown =>
  (typeof body !== 'object' && typeof body !== 'function') || body === null || isPlatformBody(body)
    ? body
    : toText(body);

const isPlatformBody = (body: unknown): boolean =>
  isBlob(body) || isBuffer(body) || isView(body) || isForm(body) || isParams(body) || isDocument(body);

/** Freezes what send() was given, by the platform's own rules of what becomes of it. */
export const freezeBody = (body: unknown): FrozenBody => {
  if (body === undefined || body === null) return NONE;
  if (isBlob(body)) return { send: body, read: body, isLazy: true, size: blobSize(body) };
  if (isBuffer(body)) return frozenBytes(body, 0, lengthOf(body));
  if (isDataView(body)) return frozenBytes(dataViewBuffer(body), dataViewOffset(body), dataViewLength(body));
  if (isView(body)) return frozenBytes(bufferOf(body), offsetOf(body), viewLength(body));
  if (isForm(body)) return frozenForm(body);
  if (isParams(body)) {
    const copy = new NativeParams(paramsText(body));
    return { send: copy, read: copy, isLazy: false, size: viewLength(utf8(paramsText(copy))) };
  }
  if (isDocument(body)) {
    const copy = cloneNode(body, true);
    return isDocument(copy) ? { send: copy, read: serialize(serializer, copy), isLazy: false, size: null } : NONE;
  }
  return frozenText(toText(body));
};

/** The text of a body; null where reading it takes a while. */
const textOf = ({ read, isLazy }: FrozenBody): string | null => {
  if (read === null) return '';
  if (isLazy) return null;
  if (isBuffer(read)) return fromUtf8(read);
  return isParams(read) ? paramsText(read) : toText(read);
};

/** True for what goes elsewhere on a provider's host and, as can be seen at once, is none of the provider's calls. */
export const isNoCall = (finder: Finder, url: string, body: FrozenBody): boolean => {
  const text = textOf(body);
  return text !== null && !finder.mayBeCall(url, text);
};

export interface FrozenRead extends BodyRead {
  /** The content type that the body brings, where it brings one. */
  readonly headers: readonly [name: string, value: string][];
}

const headersOf = getter<Headers>(Response.prototype, 'headers');
const streamOf = getter<ReadableStream<Uint8Array<ArrayBuffer>> | null>(Response.prototype, 'body');

/** Reads a frozen body up to the limit. */
export const readFrozen = (body: FrozenBody, done: (read: FrozenRead) => void): void => {
  const carrier = new NativeResponse(body.read);
  const headers = headerPairs(headersOf(carrier));
  readBody(streamOf(carrier), null, (read) => done({ ...read, headers }));
};
