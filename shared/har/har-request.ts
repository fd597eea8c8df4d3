import { isRecord } from '../bag.ts';
import type { HeaderPairs } from '../recognise/recognise.ts';

/** A request as a HAR file writes it (HAR 1.2, `request`), every part as it stands there. */
export interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderPairs;
  readonly body: HarBody | null;
}

/** A body's bytes, written as text in this encoding. */
export interface HarBody {
  readonly text: string;
  readonly encoding: 'utf8' | 'base64';
}

export type ParsedRequest =
  | { readonly kind: 'request'; readonly request: HarRequest }
  | { readonly kind: 'wrong'; readonly say: string };

const wrong = (say: string): ParsedRequest => ({ kind: 'wrong', say });

const parseHeaders = (value: unknown): HeaderPairs | null => {
  const headers: (readonly [string, string])[] = [];
  if (value === undefined) return headers;
  if (!Array.isArray(value)) return null;
  for (const one of value) {
    if (!isRecord(one) || typeof one['name'] !== 'string' || typeof one['value'] !== 'string') return null;
    headers.push([one['name'], one['value']]);
  }
  return headers;
};

/**
 * Reads a HAR request object from parsed JSON, or says what is wrong with it: whoever writes one to have it quoted can write it again, where the entry of
 * a recording is read for what it has. Never throws.
 */
export const parseHarRequest = (value: unknown): ParsedRequest => {
  if (!isRecord(value)) return wrong('send a HAR request object: {"method", "url", "headers", "postData"}');
  const { method, url, headers, postData } = value;
  if (typeof method !== 'string' || method === '') return wrong('method: say which, such as "POST"');
  if (typeof url !== 'string' || !URL.canParse(url))
    return wrong('url: give the whole address, such as "https://api.17track.net/track/v2.4/register"');
  const pairs = parseHeaders(headers);
  if (pairs === null) return wrong('headers: give a list of {"name", "value"}');
  if (postData !== undefined && postData !== null && !isRecord(postData))
    return wrong('postData: give {"mimeType", "text"}');
  const text = isRecord(postData) ? postData['text'] : undefined;
  if (text !== undefined && typeof text !== 'string') return wrong('postData.text: give the body as text');
  const encoding = isRecord(postData) && postData['encoding'] === 'base64' ? 'base64' : 'utf8';
  const body = text === undefined ? null : ({ text, encoding } as const);
  return { kind: 'request', request: { method: method.toUpperCase(), url, headers: pairs, body } };
};
