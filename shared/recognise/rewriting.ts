import { decodeOnce, lowerAscii } from './read-path.ts';

/**
 * What makes another call of a call to some servers: headers and fields by which they take another method or another address than those of the request.
 * Everything here works by index and operators alone: the page hook runs it in pages that may have replaced the methods of texts and lists.
 */

const WORDS = [
  ...['x http method override', 'x http method', 'x method override'],
  ...['x original url', 'x rewrite url', 'x original uri', 'x rewrite uri'],
] as const;
const joined = (by: string): readonly string[] => WORDS.map((words) => words.replaceAll(' ', by));
/** Folded, as in `fold`. */
const HEADERS = joined('');
/** The names of these headers as clients write them. */
export const HEADERS_WRITTEN: readonly string[] = [...joined('-'), ...joined('_'), ...HEADERS];
const FIELD = '_method';
/** What many servers pass over in the name of a header. */
const PASSED_OVER = '-_. \t\n\r\v\f';

/** Whether a text has a letter, by index alone. */
export const has = (text: string, letter: string | undefined): boolean => {
  for (let at = 0; at < text.length; at += 1) if (text[at] === letter) return true;
  return false;
};

const fold = (name: string): string => {
  let folded = '';
  for (let at = 0; at < name.length; at += 1) if (!has(PASSED_OVER, name[at] ?? '')) folded += name[at];
  return lowerAscii(folded);
};

/** True for the name of a header that may make another call of this one. */
export const isRewriting = (name: string): boolean => {
  const folded = fold(name);
  for (let at = 0; at < HEADERS.length; at += 1) if (HEADERS[at] === folded) return true;
  return false;
};

const isFieldAt = (query: string, from: number): boolean => {
  for (let at = 0; at < FIELD.length; at += 1) if (query[from + at] !== FIELD[at]) return false;
  const end = query[from + FIELD.length];
  return end === undefined || has('=&;', end);
};

/** True for the query of an address (with its question mark, or empty) that has a field by which some servers take another method. */
export const isRewritingQuery = (search: string): boolean => {
  const query = lowerAscii(decodeOnce(search));
  for (let at = 1; at < query.length; at += 1) if (has('?&;', query[at - 1] ?? '') && isFieldAt(query, at)) return true;
  return false;
};

/** The same field in a body: JSON, a form, or what clients write for either. */
export const METHOD_FIELD = /(?:^|["'?&,{\s])_method["']?\s*[:=]/i;
