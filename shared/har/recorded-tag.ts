import type { HeaderPairs } from '../recognise/recognise.ts';
import { headerOf } from './recorded-headers.ts';
import { decodeUtf8 } from './utf8.ts';

/** As much as the proxy takes: a longer one it refuses, call and all. */
const MOST_CHARACTERS = 100;

/** Most clients write UTF-8, and most recorders give one character for each of its bytes. */
const readable = (text: string): string => {
  if (!/^[\0-\xff]*$/.test(text)) return text;
  const read = decodeUtf8(Uint8Array.from(text, (character) => character.charCodeAt(0)));
  return read.includes('\uFFFD') ? text : read;
};

/** What `Tollgate-Tag` says that a call was for; null without one. */
export const tagOf = (headers: HeaderPairs): string | null => {
  const tag = readable(headerOf(headers, 'tollgate-tag') ?? '').trim();
  return tag === '' || tag.length > MOST_CHARACTERS ? null : tag;
};
