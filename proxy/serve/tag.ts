import { firstOf, type HeaderList } from '../http/header-list.ts';
import type { Problem } from './own-answer.ts';

const MOST_CHARACTERS = 100;

/** What `Tollgate-Tag` says a call is for. */
export type Tag =
  | { readonly kind: 'tag'; readonly tag: string | null }
  | { readonly kind: 'wrong'; readonly problem: Problem };

/** Headers come as bytes, one character each; most clients mean UTF-8 by them. */
const utf8 = (text: string): string => {
  const read = Buffer.from(text, 'latin1').toString('utf8');
  return read.includes('\ufffd') ? text : read;
};

/** Reads the tag of a call; null without one. */
export const readTag = (headers: HeaderList): Tag => {
  const tag = utf8(firstOf(headers, 'tollgate-tag') ?? '').trim();
  if (tag.length <= MOST_CHARACTERS) return { kind: 'tag', tag: tag === '' ? null : tag };
  const detail = `Tollgate-Tag takes at most ${MOST_CHARACTERS} characters. Nothing was sent.`;
  return { kind: 'wrong', problem: { kind: 'bad-request', status: 400, title: 'The tag is too long', detail } };
};
