const SIMPLE = /[[\]{},:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const BLANK = /[ \t\n\r]*/y;

/** What may stand at a place of the text. */
type Place = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'done';

/** Where the text that begins at `from` with a quotation mark ends, or the place of its fault. */
const scanText = (text: string, from: number): { readonly end: number } | { readonly fault: number } => {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { end: at + 1 };
    if (code < 0x20) return { fault: at };
    if (code !== 0x5c) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text)) return { fault: at };
    at = ESCAPE.lastIndex - 1;
  }
  return { fault: text.length };
};

const isValuePlace = (place: Place): boolean => place === 'value' || place === 'value-or-end';

const afterValue = (open: readonly string[]): Place => (open.length === 0 ? 'done' : 'comma-or-end');

const afterEnd = (place: Place, begun: '[' | '{', open: string[]): Place | null => {
  const mayEnd = place === 'comma-or-end' || place === (begun === '[' ? 'value-or-end' : 'name-or-end');
  return mayEnd && open.pop() === begun ? afterValue(open) : null;
};

/** What comes after a token at a place, or null when it does not belong there. `open` holds the brackets that are open. */
const afterToken = (place: Place, token: string, open: string[]): Place | null => {
  switch (token) {
    case '[':
    case '{':
      if (!isValuePlace(place)) return null;
      open.push(token);
      return token === '[' ? 'value-or-end' : 'name-or-end';
    case ']':
      return afterEnd(place, '[', open);
    case '}':
      return afterEnd(place, '{', open);
    case ':':
      return place === 'colon' ? 'value' : null;
    case ',':
      if (place !== 'comma-or-end') return null;
      return open.at(-1) === '[' ? 'value' : 'name';
    default:
      if (token === '"' && (place === 'name' || place === 'name-or-end')) return 'colon';
      return isValuePlace(place) ? afterValue(open) : null;
  }
};

const faultAt = (text: string): number | null => {
  const open: string[] = [];
  let place: Place = 'value';
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    BLANK.lastIndex = at;
    BLANK.test(text);
    at = BLANK.lastIndex;
    if (at >= text.length) return place === 'done' ? null : at;
    let token = '"';
    let end: number;
    if (text.charAt(at) === '"') {
      const scanned = scanText(text, at);
      if ('fault' in scanned) return scanned.fault;
      end = scanned.end;
    } else {
      SIMPLE.lastIndex = at;
      const found = SIMPLE.exec(text);
      if (found === null) return at;
      token = found[0];
      end = SIMPLE.lastIndex;
    }
    const next = afterToken(place, token, open);
    if (next === null) return at;
    place = next;
    at = end;
  }
};

/** Where a text stops being JSON: its first fault, as a line and column counted from 1. Null for JSON. */
export const findJsonFault = (
  text: string,
): { readonly line: number; readonly column: number; readonly atEnd: boolean } | null => {
  const at = faultAt(text);
  if (at === null) return null;
  let line = 1;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: at - start + 1, atEnd: at >= text.length };
};

/** Says why a text is no JSON, for a person: where, and what to do. */
export const sayJsonFault = (text: string): string => {
  const fault = findJsonFault(text);
  if (fault === null) return 'is not JSON';
  const place = `line ${fault.line}, column ${fault.column}`;
  return fault.atEnd ? `is not whole JSON: it breaks off at ${place}` : `is not JSON: look at ${place}`;
};
