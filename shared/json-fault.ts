const TOKEN = /[ \t\n\r]*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

type Place = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'done';

/** What comes after a token at a place, or null when the token does not belong there. `open` holds the brackets that are open. */
const after = (place: Place, mark: string | undefined, isText: boolean, open: string[]): Place | null => {
  const closed = (): Place => (open.length === 0 ? 'done' : 'comma-or-end');
  if (mark === undefined) {
    if (place === 'value' || place === 'value-or-end') return closed();
    return isText && (place === 'name' || place === 'name-or-end') ? 'colon' : null;
  }
  switch (mark) {
    case '[':
    case '{':
      if (place !== 'value' && place !== 'value-or-end') return null;
      open.push(mark);
      return mark === '[' ? 'value-or-end' : 'name-or-end';
    case ':':
      return place === 'colon' ? 'value' : null;
    case ',':
      return place === 'comma-or-end' ? (open.at(-1) === '[' ? 'value' : 'name') : null;
    default: {
      const mayEnd = place === 'comma-or-end' || place === (mark === ']' ? 'value-or-end' : 'name-or-end');
      if (!mayEnd || open.pop() !== (mark === ']' ? '[' : '{')) return null;
      return closed();
    }
  }
};

/** Where a text stops being JSON: its first fault, as a line and column counted from 1. Null for JSON. */
export const findJsonFault = (text: string): { readonly line: number; readonly column: number; readonly atEnd: boolean } | null => {
  const open: string[] = [];
  let place: Place = 'value';
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    while (/[ \t\n\r]/.test(text.charAt(at))) at += 1;
    if (at >= text.length && place === 'done') return null;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    const next: Place | null = token === null ? null : after(place, token[1], token[2] !== undefined, open);
    if (next === null) break;
    place = next;
    at = TOKEN.lastIndex;
  }
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n'), atEnd: at >= text.length };
};
