const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const values = new Map<string, number>([...DIGITS].map((digit, value) => [digit, value]));
values.set('-', 62);
values.set('_', 63);

const valueByCode = new Int8Array(128).fill(-1);
for (const [digit, value] of values) valueByCode[digit.charCodeAt(0)] = value;

/** The bytes of base64 text, in the plain or the URL-safe alphabet; white space between is skipped. Null when it is no base64. */
export const decodeBase64 = (text: string): Uint8Array | null => {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let held = 0;
  let bits = 0;
  let ended = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3d) {
      ended = true;
      continue;
    }
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) continue;
    const value = code < 128 ? (valueByCode[code] ?? -1) : -1;
    if (value < 0 || ended) return null;
    held = (held << 6) | value;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length] = (held >> bits) & 0xff;
    held &= (1 << bits) - 1;
    length += 1;
  }
  return bits === 6 ? null : bytes.subarray(0, length);
};
