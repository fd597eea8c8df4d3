import { endOfString, isBlank } from '../json/scan.ts';

/** How a key is to be taken: one of ours (`nested`: not in an item itself), one that some readers take for ours, or another that rules do not look at. */
type KeyKind = 'ours' | 'nested' | 'odd' | 'other';

/** In a list of items the keys of an item stand two brackets deep. */
const FLAT = 2;

/** The names that rules look at in a body, and where they have to stand. */
export interface KeysRead {
  readonly kindOf: (key: string) => KeyKind;
  /** How many brackets deep each name stands. */
  readonly places: ReadonlyMap<string, number>;
  /** The name of the field that holds an item's number. */
  readonly number: string;
}

/** Letters and digits in one form: what readers that do not mind case, blanks, marks or width make of a key. */
const fold = (key: string): string =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** No name of ours is nearly as long: what is may be anything to readers that drop letters. */
const LONGEST_KEY = 200;

const shownKey = (key: string): string => (key.length > LONGEST_KEY ? `${key.slice(0, LONGEST_KEY)}…` : key);

/** Tells keys apart, each looked at once. */
export const compileKeys = (places: KeysRead['places'], number: string): KeysRead => {
  const folded = new Set([...places.keys()].map(fold));
  const known = new Map<string, KeyKind>();
  const lookAt = (key: string): KeyKind => {
    const ours = places.get(key);
    if (ours !== undefined) return ours <= FLAT ? 'ours' : 'nested';
    // Some readers take what stands under __proto__ for fields of the object itself.
    return key === '__proto__' || folded.has(fold(key)) ? 'odd' : 'other';
  };
  return {
    places,
    number,
    kindOf: (key) => {
      if (key.length > LONGEST_KEY) return 'odd';
      let kind = known.get(key);
      if (kind === undefined) {
        kind = lookAt(key);
        if (known.size < 1000) known.set(key, kind);
      }
      return kind;
    },
  };
};

const isKey = (text: string, end: number): boolean => {
  let at = end + 1;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === 0x3a;
};

interface Key {
  readonly text: string;
  readonly isEscaped: boolean;
}

const keyAt = (text: string, from: number, end: number): Key => {
  const raw = text.slice(from + 1, end);
  if (!raw.includes('\\')) return { text: raw, isEscaped: false };
  const decoded: unknown = JSON.parse(text.slice(from, end + 1));
  return { text: typeof decoded === 'string' ? decoded : raw, isEscaped: true };
};

/** What is wrong with a key where it stands, in words; null when nothing is. */
const oddityOf = (
  { kindOf, places, number }: KeysRead,
  { text: key, isEscaped }: Key,
  seen: Set<string> | undefined,
  depth: number,
): string | null => {
  const kind = kindOf(key);
  if (kind === 'other') return null;
  if (kind === 'odd') {
    const shown = shownKey(key);
    const meant = [...places.keys()].find((name) => fold(name) === fold(shown));
    return meant === undefined ? `it says "${shown}"` : `it says "${shown}" where "${meant}" belongs`;
  }
  if (isEscaped) return `it says "${key}" by escapes`;
  const place = places.get(key) ?? 0;
  if (depth < place || (key === number && depth > place)) return `it says "${key}" where the call has none`;
  if (seen?.has(key)) return `it says "${key}" twice`;
  seen?.add(key);
  return null;
};

/**
 * Finds a key that readers of JSON may read differently: one of ours that stands twice in an object, is written in other letters, or stands further out than
 * the call has it; the number's further in, too. Parsers differ in which of two values they take, some do not mind the case, some look through wrappers. The text must be valid JSON. Null
 * when there is none.
 */
export const findOddKey = (text: string, keys: KeysRead): string | null => {
  // For each open bracket the keys that were seen in it; a list has none.
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7b) open.push(new Set());
    else if (code === 0x5b) open.push(undefined);
    else if (code === 0x7d || code === 0x5d) open.pop();
    else if (code === 0x22) {
      const end = endOfString(text, at);
      const key = isKey(text, end) ? keyAt(text, at, end) : null;
      const odd = key === null ? null : oddityOf(keys, key, open.at(-1), open.length);
      if (odd !== null) return odd;
      at = end;
    }
  }
  return null;
};

/** True for a key that may stand in an item itself: ours, or one that rules do not look at. */
export const mayStandInItem = ({ kindOf }: KeysRead, key: string): boolean => {
  const kind = kindOf(key);
  return kind === 'ours' || kind === 'other';
};

/** How many keys a JSON text holds, or -1 when that takes reading it key by key (escapes, blanks before colons). */
export const keysIn = (text: string): number => {
  if (text.includes('\\')) return -1;
  let keys = 0;
  // One letter is searched for several times as fast as two.
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) if (text[at - 1] === '"') keys += 1;
  return keys;
};
