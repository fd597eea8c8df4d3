const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** Where a JSON string that begins at `from` ends: the place of its closing quotation mark. */
const endOfString = (text: string, from: number): number => {
  let at = from + 1;
  while (at < text.length && text.charCodeAt(at) !== 34) at += text.charCodeAt(at) === 92 ? 2 : 1;
  return at;
};

const isKey = (text: string, end: number): boolean => {
  let at = end + 1;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === 58;
};

const keyAt = (text: string, from: number, end: number): string => {
  const raw = text.slice(from + 1, end);
  if (!raw.includes('\\')) return raw;
  const decoded: unknown = JSON.parse(text.slice(from, end + 1));
  return typeof decoded === 'string' ? decoded : raw;
};

/**
 * Finds a key that readers of JSON may read differently: one of `names` (all lower case) that stands twice in an object, or in other letters than ours. Parsers
 * differ in which of two values they take, and some do not mind the case. The text must be valid JSON. Null when there is none.
 */
export const findOddKey = (text: string, names: ReadonlyMap<string, string>): string | null => {
  const open: Set<string>[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 123) open.push(new Set());
    else if (code === 125) open.pop();
    else if (code === 34) {
      const end = endOfString(text, at);
      const key = isKey(text, end) ? keyAt(text, at, end) : '';
      at = end;
      const lower = key.toLowerCase();
      const name = names.get(lower);
      if (name === undefined) continue;
      if (key !== name) return `it says "${key}" where "${name}" belongs`;
      const seen = open.at(-1);
      if (seen?.has(lower)) return `it says "${name}" twice`;
      seen?.add(lower);
    }
  }
  return null;
};

/** How a key is to be taken: one of ours, one of ours in other letters, or another that rules do not look at. */
type KeyKind = 'ours' | 'odd' | 'other';

/** Tells keys apart, each looked at once. */
const keyReader = (names: ReadonlyMap<string, string>): ((key: string) => KeyKind) => {
  const known = new Map<string, KeyKind>();
  return (key) => {
    let kind = known.get(key);
    if (kind === undefined) {
      const name = names.get(key.toLowerCase());
      kind = name === undefined ? 'other' : name === key ? 'ours' : 'odd';
      if (known.size < 1000) known.set(key, kind);
    }
    return kind;
  };
};

/** How many keys a JSON text holds, or -1 when that takes reading it key by key (escapes, blanks before colons). */
const keysIn = (text: string): number => {
  let keys = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) return -1;
    if (code === 58 && text.charCodeAt(at - 1) === 34) keys += 1;
  }
  return keys;
};

/**
 * A quick look for odd keys in a list of flat items: as many keys in the text as in the items, and none in other letters. True when there is surely none;
 * where it is not sure, the text is read key by key.
 */
export const plainKeys = (
  names: ReadonlyMap<string, string>,
): ((text: string, items: readonly unknown[]) => boolean) => {
  const kindOf = keyReader(names);
  return (text, items) => {
    let keys = 0;
    for (const item of items) {
      for (const key in item as object) {
        if (kindOf(key) === 'odd') return false;
        keys += 1;
      }
    }
    return keysIn(text) === keys;
  };
};
