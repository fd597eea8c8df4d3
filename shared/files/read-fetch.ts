import { isBag } from '../bag.ts';
import type { WrittenCall } from './written-call.ts';

const FETCH = /(?:^|[\s;(])fetch\(\s*("(?:[^"\\]|\\.)*")\s*(?:,\s*(?=\{)|\))/g;

/** Where an object of JSON ends that begins at `from`; -1 when it never does. */
const endOfObject = (text: string, from: number): number => {
  let depth = 0;
  let isText = false;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (isText) {
      if (character === '\\') at += 1;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

const callOf = (url: unknown, options: unknown): readonly WrittenCall[] => {
  if (typeof url !== 'string' || !isBag(options)) return [];
  const { method, body, headers } = options;
  return [
    {
      method: typeof method === 'string' ? method : 'GET',
      url,
      headers: Object.entries(isBag(headers) ? headers : {}).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value] as const] : [],
      ),
      body: typeof body === 'string' ? { kind: 'text', text: body } : { kind: 'none' },
    },
  ];
};

/** The calls of a text that a browser's tools copied as `fetch`. What a person wrote themselves is a program, and is not read. */
export const readFetch = (text: string): readonly WrittenCall[] => {
  const calls: WrittenCall[] = [];
  FETCH.lastIndex = 0;
  for (let found = FETCH.exec(text); found !== null; found = FETCH.exec(text)) {
    const from = FETCH.lastIndex;
    const end = text.charAt(from) === '{' ? endOfObject(text, from) : from;
    // Cut off: what comes after is within it.
    if (end < 0) break;
    calls.push(...callOf(parsed(found[1] ?? ''), end === from ? {} : parsed(text.slice(from, end))));
    FETCH.lastIndex = end;
  }
  return calls;
};
