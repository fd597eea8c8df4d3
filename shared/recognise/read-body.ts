import { strictJson } from '../json/lenient-json.ts';
import { MOST_OF_CALL, parseJson } from '../json/parse-json.ts';
import type { CallInput } from '../pack/ask-input.ts';
import type { Body, HeaderPairs } from './recognise.ts';

/** A body, and whether only lenient readers take it, or nobody has to read it because it is too large. */
export interface BodyRead {
  readonly body: CallInput['body'];
  readonly isLenient: boolean;
  readonly isTooLarge: boolean;
}

const UTF8 = new Set(['utf-8', 'utf8', 'us-ascii', 'ascii']);

const isAscii = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
};

/** True for a body that its own label, or its bytes, say is no UTF-8. Plain ASCII is the same in all charsets that servers guess. */
const isOtherCharset = (text: string, headers: HeaderPairs): boolean => {
  const charsets = headers.flatMap(([name, value]) =>
    name.toLowerCase() === 'content-type' ? (/charset\s*=\s*["']?([^\s;"',]+)/i.exec(value)?.[1] ?? []) : [],
  );
  const isLabelled = charsets.some((charset) => !UTF8.has(charset.toLowerCase()));
  return (isLabelled || text.includes('\ufffd')) && !isAscii(text);
};

const plain = (body: CallInput['body']): BodyRead => ({ body, isLenient: false, isTooLarge: false });
const unreadable = (why: string): BodyRead => plain({ kind: 'unreadable', why });

const readText = (given: string): BodyRead => {
  const text = given.charCodeAt(0) === 0xfeff ? given.slice(1) : given;
  const strict = parseJson(text, MOST_OF_CALL);
  if (strict.kind === 'json') return plain({ kind: 'json', value: strict.value, text });
  if (strict.kind === 'too-large') return { ...unreadable('the body holds too many values'), isTooLarge: true };
  const lenient = strictJson(text);
  const read = lenient === null ? strict : parseJson(lenient, MOST_OF_CALL);
  if (lenient === null || read.kind !== 'json') return unreadable('the body is not JSON');
  return { body: { kind: 'json', value: read.value, text: lenient }, isLenient: true, isTooLarge: false };
};

/** Reads the body of a call as its provider may. */
export const readBody = (body: Body, headers: HeaderPairs): BodyRead => {
  if (body.kind === 'none') return plain(body);
  if (body.kind === 'unreadable')
    return { ...unreadable(`the body ${body.why}`), isTooLarge: body.isTooLarge === true };
  if (body.text.trim() === '') return plain({ kind: 'none' });
  return isOtherCharset(body.text, headers) ? unreadable('the body is not in UTF-8') : readText(body.text);
};
