/** One piece of an XML text: a tag with its attributes, its end, or what stands between tags. Names are without their namespace's prefix. */
export type XmlPiece =
  | { readonly kind: 'open'; readonly name: string; readonly attribute: (name: string) => string | null }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Entities are replaced once: what comes out is never read again, and a document's own definitions are not followed. */
const unescaped = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (all, hex, decimal, named) => {
        if (named !== undefined) return ENTITIES[named] ?? all;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      })
    : text;

const bareName = (name: string): string => name.slice(name.indexOf(':') + 1);

const patterns = new Map<string, RegExp>();

const patternOf = (name: string): RegExp => {
  const known = patterns.get(name);
  if (known !== undefined) return known;
  const pattern = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  patterns.set(name, pattern);
  return pattern;
};

const attributeIn =
  (tag: string) =>
  (name: string): string | null => {
    const found = patternOf(name).exec(tag);
    return found === null ? null : unescaped(found[1] ?? found[2] ?? '');
  };

const MARK = /[>"']/g;

/** Where a tag ends that begins at `from`: at the first `>` that stands in no attribute's value. -1 when it never does. */
const endOfTag = (xml: string, from: number): number => {
  MARK.lastIndex = from;
  while (MARK.test(xml)) {
    const at = MARK.lastIndex - 1;
    const mark = xml.charAt(at);
    if (mark === '>') return at;
    const closed = xml.indexOf(mark, at + 1);
    if (closed < 0) return -1;
    MARK.lastIndex = closed + 1;
  }
  return -1;
};

/** Where reading goes on after what is no tag and no text: comments and instructions. -1 when it never ends. */
const endOfAside = (xml: string, tag: number): number => {
  const mark = xml.startsWith('<!--', tag) ? '-->' : '>';
  const end = xml.indexOf(mark, tag);
  return end < 0 ? -1 : end + mark.length;
};

const tagPieces = (inside: string): readonly XmlPiece[] => {
  const name = bareName(/^\/?([^\s/>]*)/.exec(inside)?.[1] ?? '');
  if (inside.startsWith('/')) return [{ kind: 'close', name }];
  const open: XmlPiece = { kind: 'open', name, attribute: attributeIn(inside) };
  return inside.endsWith('/') ? [open, { kind: 'close', name }] : [open];
};

/** The pieces of an XML text in their order, comments and instructions left out. Ends where it cannot be read on. */
export function* xmlPieces(xml: string): Generator<XmlPiece> {
  let at = 0;
  while (at >= 0 && at < xml.length) {
    const tag = xml.indexOf('<', at);
    if (tag < 0) return;
    if (tag > at) yield { kind: 'text', text: unescaped(xml.slice(at, tag)) };
    const next = xml.charAt(tag + 1);
    if (xml.startsWith('<![CDATA[', tag)) {
      const end = xml.indexOf(']]>', tag);
      if (end < 0) return;
      yield { kind: 'text', text: xml.slice(tag + 9, end) };
      at = end + 3;
    } else if (next === '!' || next === '?') at = endOfAside(xml, tag);
    else {
      const end = endOfTag(xml, tag + 1);
      if (end < 0) return;
      yield* tagPieces(xml.slice(tag + 1, end));
      at = end + 1;
    }
  }
}
