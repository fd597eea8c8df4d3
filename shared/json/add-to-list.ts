/** What is added to a list of a document: the names on the way to it, and the elements as JSON, parted by commas. */
export interface ListAddition {
  readonly list: readonly string[];
  readonly elements: string;
}

const isBlank = (letter: string | undefined): boolean =>
  letter === ' ' || letter === '\n' || letter === '\r' || letter === '\t';

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (isBlank(text[at])) at += 1;
  return at;
};

const endOfString = (text: string, from: number): number => {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
};

const turnOf = (letter: string | undefined): number => {
  if (letter === '{' || letter === '[') return 1;
  return letter === '}' || letter === ']' ? -1 : 0;
};

const endOfValue = (text: string, from: number): number => {
  if (text[from] === '"') return endOfString(text, from);
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const letter = text[at];
    const turn = turnOf(letter);
    depth += turn;
    if (letter === '"') at = endOfString(text, at) - 1;
    else if (turn < 0 && depth <= 0) return depth === 0 ? at + 1 : at;
    else if (depth === 0 && (letter === ',' || isBlank(letter))) return at;
  }
  return text.length;
};

/** True when a key that stands at `from` is this name, letter for letter. */
const isKey = (text: string, from: number, end: number, name: string): boolean => {
  if (end - from !== name.length + 2) return false;
  for (let at = 0; at < name.length; at += 1) if (text[from + 1 + at] !== name[at]) return false;
  return true;
};

/** Where the value of a name stands in an object; of several the last, as parsers take it. -1 where there is none. */
const placeOf = (text: string, object: number, name: string): number => {
  if (text[object] !== '{') return -1;
  let found = -1;
  let at = skipBlanks(text, object + 1);
  while (text[at] === '"') {
    const end = endOfString(text, at);
    const value = skipBlanks(text, skipBlanks(text, end) + 1);
    if (isKey(text, at, end, name)) found = value;
    at = skipBlanks(text, skipBlanks(text, endOfValue(text, value)) + 1);
  }
  return found;
};

/** The platform's own functions, as its caller has them: a page may have replaced those that can be looked up. */
export interface TextTools {
  readonly slice: (text: string, from: number, end: number) => string;
  /** Throws where the text is no JSON. */
  readonly parse: (text: string) => unknown;
}

const isJson = (text: string, { parse }: TextTools): boolean => {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Adds elements behind the last one of a list of a JSON document; all else stays letter for letter. Null where the text is no JSON or has no such list. Reads by
 * index and operators alone: it runs in pages that may have replaced the methods of texts.
 */
export const addToList = (text: string, { list, elements }: ListAddition, tools: TextTools): string | null => {
  if (!isJson(text, tools)) return null;
  let at = skipBlanks(text, 0);
  for (let nth = 0; nth < list.length; nth += 1) {
    at = placeOf(text, at, list[nth] ?? '');
    if (at < 0) return null;
  }
  if (text[at] !== '[') return null;
  let last = endOfValue(text, at) - 2;
  while (isBlank(text[last])) last -= 1;
  const { slice } = tools;
  return `${slice(text, 0, last + 1)}${last === at ? '' : ','}${elements}${slice(text, last + 1, text.length)}`;
};
