const BROKEN = 0xfffd;

/** How many bytes follow a first byte, and the least code point they may make: shorter ones could be written shorter. */
const shapeOf = (first: number): { readonly more: number; readonly least: number; readonly bits: number } | null => {
  if (first < 0x80) return { more: 0, least: 0, bits: first };
  if (first >= 0xc2 && first < 0xe0) return { more: 1, least: 0x80, bits: first & 0x1f };
  if (first >= 0xe0 && first < 0xf0) return { more: 2, least: 0x800, bits: first & 0x0f };
  if (first >= 0xf0 && first < 0xf5) return { more: 3, least: 0x10000, bits: first & 0x07 };
  return null;
};

const isCodePoint = (code: number, least: number): boolean =>
  code >= least && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);

/** UTF-8 bytes as text. What is not UTF-8 becomes U+FFFD; a byte order mark stays. */
export const decodeUtf8 = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  let codes: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const shape = shapeOf(bytes[at] ?? 0);
    let code = shape?.bits ?? BROKEN;
    let taken = 1;
    while (shape !== null && taken <= shape.more && ((bytes[at + taken] ?? 0) & 0xc0) === 0x80) {
      code = (code << 6) | ((bytes[at + taken] ?? 0) & 0x3f);
      taken += 1;
    }
    const whole = shape !== null && taken === shape.more + 1 && isCodePoint(code, shape.least);
    codes.push(whole ? code : BROKEN);
    at += taken;
    if (codes.length >= 4096) {
      parts.push(String.fromCodePoint(...codes));
      codes = [];
    }
  }
  parts.push(String.fromCodePoint(...codes));
  return parts.join('');
};

/** True when text that was decoded from bytes lost none of them. */
export const isWhole = (text: string, bytes: Uint8Array): boolean => {
  // The sign for what is broken may have been written as such.
  const signs = text.match(/\uFFFD/g)?.length ?? 0;
  if (signs === 0) return true;
  let written = 0;
  for (let at = 0; at < bytes.length; at++)
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) written += 1;
  return signs === written;
};

/** How many bytes a text has in UTF-8. */
export const utf8Length = (text: string): number => {
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Each half of a surrogate pair is two of its four bytes.
    length += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return length;
};
