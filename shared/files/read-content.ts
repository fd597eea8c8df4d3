import { isBag } from '../bag.ts';
import type { WrongFile } from './file.ts';
import { readCurl } from './read-curl.ts';
import { readFetch } from './read-fetch.ts';
import { isPostman, readPostman } from './read-postman.ts';
import { callsOf, type WrittenCall, type WrittenCalls } from './written-call.ts';

/** What a text holds. */
export type Content =
  | { readonly kind: 'list' }
  /** JSON of a recording: an object with a `log`. */
  | { readonly kind: 'recording' }
  | ({ readonly kind: 'calls'; readonly from: 'cURL' | 'fetch' | 'Postman' } & WrittenCalls)
  | { readonly kind: 'wrong'; readonly what: WrongFile };

const BEGINNINGS: readonly (readonly [RegExp, WrongFile])[] = [
  [/^\s*(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype html|html|head|body|table|meta)\b/i, 'page'],
  [/^\s*<\?xml\b|^\s*<[a-z][\w:-]*[\s>]/i, 'xml'],
  [/^\s*\{\\rtf/, 'rich-text'],
  [
    /^(?:(?:Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[\w-]+|From|Subject|Date): .*\r?\n){2}/i,
    'e-mail',
  ],
  [/(?:^|\n)[ \t]*(?:\$session\s*=|Invoke-(?:WebRequest|RestMethod)\b)/i, 'powershell'],
];

const CURL = /(?:^|\n)[ \t]*(?:[$>#][ \t]+)?(?:\w+=\S*[ \t]+)*(?:\S*[\\/])?curl(?:\.exe)?[ \t^\\]/i;
const FETCH = /(?:^|\n)[ \t]*(?:await[ \t]+)?fetch\(\s*"/;

/** How far a beginning is looked for. */
const LOOKED_AT = 20_000;

/** A recording is parsed where it is read: most are long. */
const isLog = (text: string): boolean => /^\s*\{\s*"log"\s*:\s*\{/.test(text);

const ofCalls = (from: 'cURL' | 'fetch' | 'Postman', written: readonly WrittenCall[]): Content => {
  const calls = callsOf(written);
  return calls === null ? { kind: 'wrong', what: 'too-many-calls' } : { kind: 'calls', from, ...calls };
};

/** JSON that is whole, or the beginning of a recording, cut off or written loosely; else a record a line, or a list that is no JSON. */
const ofJson = (text: string): Content => {
  if (isLog(text)) return { kind: 'recording' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const beginning = text.slice(0, LOOKED_AT);
    return { kind: /["']?log["']?\s*:\s*\{/.test(beginning) ? 'recording' : 'list' };
  }
  if (!isBag(value)) return { kind: 'list' };
  if (isPostman(value)) return ofCalls('Postman', readPostman(value));
  if (value['_type'] === 'export' || value['__export_format'] !== undefined) return { kind: 'wrong', what: 'insomnia' };
  return { kind: isBag(value['log']) ? 'recording' : 'list' };
};

/** Says what a text holds, and reads the calls that are written down in it. */
export const readContent = (text: string): Content => {
  const beginning = text.slice(0, LOOKED_AT);
  const wrong = BEGINNINGS.find(([pattern]) => pattern.test(beginning));
  if (wrong !== undefined) return { kind: 'wrong', what: wrong[1] };
  if (/^\s*\{/.test(beginning)) return ofJson(text);
  if (CURL.test(beginning)) return ofCalls('cURL', readCurl(text));
  if (FETCH.test(beginning)) return ofCalls('fetch', readFetch(text));
  return { kind: 'list' };
};
