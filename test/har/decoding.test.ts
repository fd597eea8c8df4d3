import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from '../../shared/har/base64.ts';
import { decodeUtf8, utf8Length } from '../../shared/har/utf8.ts';

const texts = fc.string({ unit: 'binary', maxLength: 60 });

describe('decodeBase64', () => {
  it('gives back any bytes, in both alphabets, with and without padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        for (const text of [Buffer.from(bytes).toString('base64'), Buffer.from(bytes).toString('base64url')]) {
          expect(decodeBase64(text)).toEqual(bytes);
        }
      }),
    );
  });

  it('skips line ends and blanks', () => {
    expect(decodeBase64('aGVs\r\n bG8=\n')).toEqual(new Uint8Array(Buffer.from('hello')));
  });

  it.each(['a', 'a*bc', 'ab=c', 'äöü'])('refuses %j', (text) => {
    expect(decodeBase64(text)).toBeNull();
  });
});

describe('decodeUtf8', () => {
  it('gives back any text', () => {
    fc.assert(fc.property(texts, (text) => decodeUtf8(new TextEncoder().encode(text)) === text));
  });

  it('gives back a text longer than one piece', () => {
    const text = '🚢容é-'.repeat(5000);
    expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
  });

  it.each([
    ['a broken first byte', [0x61, 0xff, 0x62], 'a\uFFFDb'],
    ['a sequence that breaks off', [0x61, 0xe2, 0x82], 'a\uFFFD'],
    ['half a surrogate pair', [0xed, 0xa0, 0x80], '\uFFFD'],
    ['a code point past the last', [0xf4, 0x90, 0x80, 0x80], '\uFFFD'],
  ])('says U+FFFD for %s', (_, bytes, text) => {
    expect(decodeUtf8(new Uint8Array(bytes))).toBe(text);
  });
});

describe('utf8Length', () => {
  it('is the number of bytes that an encoder writes', () => {
    fc.assert(fc.property(texts, (text) => utf8Length(text) === new TextEncoder().encode(text).length));
  });
});
