import type { HeaderList } from '../http/header-list.ts';

/** A request as a HAR file writes it (HAR 1.2, `request`). */
export interface HarRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: Buffer | null;
}

export type ParsedRequest =
  | { readonly kind: 'request'; readonly request: HarRequest }
  | { readonly kind: 'wrong'; readonly say: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrong = (say: string): ParsedRequest => ({ kind: 'wrong', say });

const headersOf = (value: unknown): HeaderList | null => {
  const headers: string[] = [];
  if (value === undefined) return headers;
  if (!Array.isArray(value)) return null;
  for (const one of value) {
    if (!isRecord(one) || typeof one['name'] !== 'string' || typeof one['value'] !== 'string') return null;
    headers.push(one['name'], one['value']);
  }
  return headers;
};

/** Reads a HAR request object from parsed JSON. Never throws. */
export const parseHarRequest = (value: unknown): ParsedRequest => {
  if (!isRecord(value)) return wrong('send a HAR request object: {"method", "url", "headers", "postData"}');
  const { method, url, headers, postData } = value;
  if (typeof method !== 'string' || method === '') return wrong('method: say which, such as "POST"');
  if (typeof url !== 'string' || !URL.canParse(url))
    return wrong('url: give the whole address, such as "https://api.17track.net/track/v2.4/register"');
  const list = headersOf(headers);
  if (list === null) return wrong('headers: give a list of {"name", "value"}');
  if (postData !== undefined && postData !== null && !isRecord(postData))
    return wrong('postData: give {"mimeType", "text"}');
  const text = isRecord(postData) ? postData['text'] : undefined;
  if (text !== undefined && typeof text !== 'string') return wrong('postData.text: give the body as text');
  const encoding = isRecord(postData) && postData['encoding'] === 'base64' ? 'base64' : 'utf8';
  const body = text === undefined ? null : Buffer.from(text, encoding);
  return { kind: 'request', request: { method: method.toUpperCase(), url, headers: list, body } };
};
