import { isBag } from '../bag.ts';
import type { WrongFile } from './file.ts';
import { readCurl } from './read-curl.ts';
import { readFetch } from './read-fetch.ts';
import { isPostman, readPostman } from './read-postman.ts';
import { callsOf, type WrittenCall, type WrittenCalls } from './written-call.ts';

/** What a text holds. */
export type Content =
  | { readonly kind: 'list' }
  /** JSON that is to be read as a recording. */
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

/** Whole JSON only where it can be a collection: recordings are long, and are parsed where they are read. */
const collectionIn = (text: string): unknown => {
  if (!/"(?:info|_type|__export_format)"\s*:/.test(text.slice(0, LOOKED_AT)) || /^\s*\{\s*"log"/.test(text))
    return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const ofCalls = (from: 'cURL' | 'fetch' | 'Postman', written: readonly WrittenCall[]): Content => {
  const calls = callsOf(written);
  return calls === null ? { kind: 'wrong', what: 'too-many-calls' } : { kind: 'calls', from, ...calls };
};

const ofJson = (text: string): Content => {
  const value = collectionIn(text);
  if (isPostman(value)) return ofCalls('Postman', readPostman(value));
  if (isBag(value) && (value['_type'] === 'export' || value['__export_format'] !== undefined)) {
    return { kind: 'wrong', what: 'insomnia' };
  }
  return { kind: 'recording' };
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
