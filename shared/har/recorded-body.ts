import { type Bag, isBag } from '../bag.ts';
import type { Body } from '../recognise/recognise.ts';
import { decodeBase64 } from './base64.ts';
import { decodeUtf8 } from './utf8.ts';

/** The value's own fields to look at; none when it is no object. */
export const bagOf = (value: unknown): Bag => (isBag(value) ? value : {});

/** The text of a recorded body, decoded where it is base64. */
export const recordedText = (holder: Bag): Body => {
  const { text, encoding } = holder;
  if (typeof text !== 'string') {
    // Some recorders keep bodies in files of their own, beside the recording.
    return holder['_file'] === undefined ? { kind: 'none' } : { kind: 'unreadable', why: 'is kept in another file' };
  }
  if (typeof encoding !== 'string' || encoding.toLowerCase() !== 'base64') return { kind: 'text', text };
  const bytes = decodeBase64(text);
  return bytes === null
    ? { kind: 'unreadable', why: 'is not base64, as the entry says it is' }
    : { kind: 'text', text: decodeUtf8(bytes) };
};

const partOf = (param: unknown): string => {
  const { name, value } = bagOf(param);
  const left = typeof name === 'string' ? name : '';
  return typeof value === 'string' && value !== '' ? `${left}=${value}` : left;
};

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
};

/** JSON sent under the type of a form is recorded as the names and values of parameters: put together again. */
const textOfParams = (params: readonly unknown[]): string => {
  const text = params.map(partOf).join('&');
  return /^\s*%(5B|7B)/i.test(text) ? unescaped(text) : text;
};

/** The body of a recorded request. */
export const requestBody = (request: Bag): Body => {
  const data = bagOf(request['postData']);
  const body = recordedText(data);
  if (body.kind !== 'none') return body;
  const { params } = data;
  if (Array.isArray(params) && params.length > 0) return { kind: 'text', text: textOfParams(params) };
  const size = request['bodySize'];
  return typeof size === 'number' && size > 0 ? { kind: 'unreadable', why: 'is missing from the recording' } : body;
};
