import { endOfString, isBlank } from './scan.ts';

/** A stretch of a text, its end left out. */
export interface Span {
  readonly from: number;
  readonly end: number;
}

/** One element of a list: its value, and all that stands between the signs before and after it. */
export interface Slot extends Span {
  readonly value: Span;
}

/** One member of an object: its key as it is written, quotation marks and all, and where its value stands. */
export interface Member {
  readonly key: string;
  readonly value: Span;
}

const OPENING = new Set(['{', '[']);
const CLOSING = new Set(['}', ']']);

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
};

/** Where a value ends that begins at `from`. */
const endOfValue = (text: string, from: number): number => {
  if (text[from] === '"') return endOfString(text, from) + 1;
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const letter = text.charAt(at);
    if (letter === '"') at = endOfString(text, at);
    else if (OPENING.has(letter)) depth += 1;
    else if (CLOSING.has(letter)) {
      depth -= 1;
      if (depth === 0) return at + 1;
      if (depth < 0) return at;
    } else if (depth === 0 && (letter === ',' || isBlank(text.charCodeAt(at)))) return at;
  }
  return text.length;
};

/** The value that begins at `from`, or behind blanks there. The text must be valid JSON. */
export const valueAt = (text: string, from: number): Span => {
  const start = skipBlanks(text, from);
  return { from: start, end: endOfValue(text, start) };
};

/** The elements of a list, in order; null when the value is none. The text must be valid JSON. */
export const elementsOf = (text: string, list: Span): readonly Slot[] | null => {
  if (text[list.from] !== '[') return null;
  const slots: Slot[] = [];
  let from = list.from + 1;
  while (from < list.end) {
    const value = valueAt(text, from);
    if (text[value.from] === ']') break;
    const end = skipBlanks(text, value.end);
    slots.push({ from, end, value });
    from = end + 1;
  }
  return slots;
};

/** The members of an object, in order; null when the value is none. The text must be valid JSON. */
export const membersOf = (text: string, object: Span): readonly Member[] | null => {
  if (text[object.from] !== '{') return null;
  const members: Member[] = [];
  let from = object.from + 1;
  while (from < object.end) {
    const key = valueAt(text, from);
    if (text[key.from] !== '"') break;
    const value = valueAt(text, skipBlanks(text, key.end) + 1);
    members.push({ key: text.slice(key.from, key.end), value });
    from = skipBlanks(text, value.end) + 1;
  }
  return members;
};
