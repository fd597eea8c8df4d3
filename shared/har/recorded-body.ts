import { type Bag, isBag } from '../bag.ts';
import type { Body, HeaderPairs } from '../recognise/recognise.ts';
import { codingsOf, type Unpack } from './content-coding.ts';
import { headerOf } from './recorded-headers.ts';
import { type Labels, readRecordedText } from './recorded-text.ts';

/** The value's own fields to look at; none when it is no object. */
export const bagOf = (value: unknown): Bag => (isBag(value) ? value : {});

const MISSING = { kind: 'unreadable', why: 'is missing from the recording' } as const;
/** Some recorders keep bodies in files of their own, beside the recording. */
const ELSEWHERE = { kind: 'unreadable', why: 'is kept in another file' } as const;
const ROUNDED = { kind: 'unreadable', why: 'is recorded as an object, whose long numbers have lost digits' } as const;

/** True when a number in it may have been another one in the text that it was read from. */
const hasLostDigits = (value: unknown): boolean =>
  typeof value === 'number'
    ? !Number.isSafeInteger(Math.trunc(value))
    : isBag(value) && Object.values(value).some(hasLostDigits);

/** A body of which a recorder kept the JSON instead of its text. */
const textOfJson = (value: Bag): Body => {
  try {
    return hasLostDigits(value) ? ROUNDED : { kind: 'text', text: JSON.stringify(value) };
  } catch (error) {
    // Lists in lists by the ten thousand: the stack is all that can give way here.
    if (!(error instanceof RangeError)) throw error;
    return { kind: 'unreadable', why: 'is nested too deeply to be read' };
  }
};

/** The text of a recorded body, as what it is, whatever its labels say. */
export const recordedText = (holder: Bag, labels: Omit<Labels, 'isBase64'>, unpack: Unpack): Body => {
  const { text, encoding } = holder;
  if (isBag(text)) return textOfJson(text);
  if (typeof text !== 'string') return holder['_file'] === undefined ? { kind: 'none' } : ELSEWHERE;
  if (text === '') return { kind: 'none' };
  const isBase64 = typeof encoding === 'string' && encoding.trim().toLowerCase() === 'base64';
  return readRecordedText(text, { ...labels, isBase64 }, unpack);
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

const sizeOf = (value: unknown): readonly number[] => {
  const size = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  return typeof size === 'number' && size > 0 ? [size] : [];
};

/** The body of a recorded request. */
export const requestBody = (request: Bag, headers: HeaderPairs, unpack: Unpack): Body => {
  const { postData } = request;
  const data = typeof postData === 'string' ? { text: postData } : bagOf(postData);
  const sizes = [...sizeOf(request['bodySize']), ...sizeOf(headerOf(headers, 'content-length'))];
  const body = recordedText(data, { codings: codingsOf(headers), sizes, of: 'request' }, unpack);
  if (body.kind !== 'none') return body;
  const { params } = data;
  if (Array.isArray(params) && params.length > 0) return { kind: 'text', text: textOfParams(params) };
  return sizes.length > 0 ? MISSING : body;
};
