import { isBag } from '../bag.ts';
import type { Body } from '../recognise/recognise.ts';
import { decodeBase64 } from './base64.ts';
import { codingShown, type Unpack, unpackAll } from './content-coding.ts';
import { decodeUtf8, isWhole, utf8Length } from './utf8.ts';

/** What a recording says of the text of a body. All of it may be wrong: where the content is certain, the content decides. */
export interface Labels {
  readonly isBase64: boolean;
  /** The content codings that the headers name, the outermost first. Many recorders undo them and keep the headers. */
  readonly codings: readonly string[];
  /** How long the body was, by whatever says so. */
  readonly sizes: readonly number[];
  /** A request is what its server could read of it: a coding that no header names is not undone. An answer is what it is. */
  readonly of: 'request' | 'answer';
}

const TOO_LONG: Body = { kind: 'unreadable', why: 'is more than 16 MB when it is unpacked' };
const PACKED: Body = { kind: 'unreadable', why: 'is packed in a way that cannot be undone' };
const NOT_BASE64: Body = { kind: 'unreadable', why: 'is not base64, as the entry says it is' };

const NOT_UTF8: Body = { kind: 'unreadable', why: 'is not in UTF-8' };

const beginsLikeJson = (text: string): boolean => /^\s*[[{]/.test(text);

/** Text that is a whole JSON object or list: nothing packed, and no base64, is one by chance. */
const isJson = (text: string): boolean => {
  if (!beginsLikeJson(text)) return false;
  try {
    return isBag(JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text));
  } catch {
    return false;
  }
};

/** The bytes of text that a recorder made one character a byte; null where it cannot have. */
const bytesOf = (text: string): Uint8Array | null => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0xff) return null;
    bytes[at] = code;
  }
  return bytes;
};

/** Bytes as text. A request in another charset may say something else to its server; an answer's codes and numbers are the same in all of them. */
const asText = (bytes: Uint8Array, of: Labels['of'], text = decodeUtf8(bytes)): Body =>
  of === 'request' && !isWhole(text, bytes) ? NOT_UTF8 : { kind: 'text', text };

const unpacked = (bytes: Uint8Array, codings: readonly string[], of: Labels['of'], unpack: Unpack): Body => {
  const plain = unpackAll(codings, bytes, unpack);
  switch (plain.kind) {
    case 'plain':
      return asText(plain.bytes, of);
    case 'too-long':
      return TOO_LONG;
    case 'broken':
      return PACKED;
  }
};

/** Base64 of JSON that nothing calls base64: certain in an answer; in a request only if its size was that of the JSON, for a client may send base64. */
const unlabelled = (text: string, { of, sizes }: Labels, unpack: Unpack): string | null => {
  if (text.length < 8 || !/^[\w+/-]+=*\s*$/.test(text)) return null;
  const bytes = decodeBase64(text);
  if (bytes === null) return null;
  const body = unpacked(bytes, of === 'answer' ? codingShown(bytes) : [], of, unpack);
  if (body.kind !== 'text' || !isJson(body.text)) return null;
  return of === 'answer' || (sizes.includes(bytes.length) && !sizes.includes(utf8Length(text))) ? body.text : null;
};

/** Text that its coding cannot be undone of: the recorder did that, if it is text at all. Nothing is read into a request that does not look like one. */
const asItStands = (text: string, { of }: Labels): Body =>
  beginsLikeJson(text) || (of === 'answer' && !text.includes('\uFFFD')) ? { kind: 'text', text } : PACKED;

const readPlain = (text: string, labels: Labels, unpack: Unpack): Body => {
  if (labels.codings.length === 0) return { kind: 'text', text: unlabelled(text, labels, unpack) ?? text };
  if (isJson(text)) return { kind: 'text', text };
  for (const bytes of [bytesOf(text), decodeBase64(text)]) {
    const body: Body = bytes === null ? PACKED : unpacked(bytes, labels.codings, labels.of, unpack);
    if (body !== PACKED) return body;
  }
  return asItStands(text, labels);
};

const readBytes = (bytes: Uint8Array, labels: Labels, unpack: Unpack): Body => {
  const text = decodeUtf8(bytes);
  if (isJson(text)) return asText(bytes, labels.of, text);
  const shown = labels.of === 'answer' ? codingShown(bytes) : [];
  const codings = labels.codings.length === 0 ? shown : labels.codings;
  if (codings.length === 0) return asText(bytes, labels.of, unlabelled(text, labels, unpack) ?? text);
  const body = unpacked(bytes, codings, labels.of, unpack);
  return body === PACKED ? asItStands(text, labels) : body;
};

/** Reads the text of a recorded body as what it is, whatever the recording says that it were. */
export const readRecordedText = (text: string, labels: Labels, unpack: Unpack): Body => {
  if (!labels.isBase64 || beginsLikeJson(text)) return readPlain(text, labels, unpack);
  const bytes = decodeBase64(text);
  return bytes === null ? NOT_BASE64 : readBytes(bytes, labels, unpack);
};
