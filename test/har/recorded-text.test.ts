import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unpackBody } from '../../proxy/command/unpack-body.ts';
import { type Labels, readRecordedText } from '../../shared/har/recorded-text.ts';

const JSON_TEXT = '[{"number":"RR100000001CN","tag":"Grüße 运单"}]';
const BYTES = Buffer.from(JSON_TEXT);
const plain: Labels = { isBase64: false, codings: [], sizes: [], of: 'request' };

const read = (text: string, labels: Partial<Labels> = {}) =>
  readRecordedText(text, { ...plain, ...labels }, unpackBody);
const asText = { kind: 'text', text: JSON_TEXT };

const PACKED: readonly (readonly [string, Buffer])[] = [
  ['gzip', gzipSync(BYTES)],
  ['x-gzip', gzipSync(BYTES)],
  ['deflate', deflateSync(BYTES)],
  ['deflate', deflateRawSync(BYTES)],
  ['br', brotliCompressSync(BYTES)],
  ['zstd', zstdCompressSync(BYTES)],
];

describe('a recorded body that is called base64', () => {
  it('is decoded', () => {
    expect(read(BYTES.toString('base64'), { isBase64: true })).toEqual(asText);
  });

  it.each([
    ['a list', JSON_TEXT],
    ['an object', '{"code":0}'],
    ['after a byte order mark', '\uFEFF{"code":0}'],
    ['after a line end', '\r\n [{"number":"A1000"}]'],
    ['that is cut', '{"code":0,"data":{"acc'],
    ['in single quotes', "[{'number':'A1000'}]"],
  ])('is the plain JSON that it is: %s', (_, text) => {
    for (const of of ['request', 'answer'] as const) {
      expect(read(text, { isBase64: true, of })).toEqual({ kind: 'text', text });
    }
  });

  it('is unreadable in a request that is not in UTF-8, and read in an answer: its numbers are the same', () => {
    const latin = Buffer.from('[{"number":"A1000","tag":"Grüße"}]', 'latin1');
    for (const [text, codings] of [
      [latin, []],
      [gzipSync(latin), ['gzip']],
    ] as const) {
      const labels = { isBase64: true, codings };
      expect(read(text.toString('base64'), labels)).toEqual({ kind: 'unreadable', why: 'is not in UTF-8' });
      expect(read(text.toString('base64'), { ...labels, of: 'answer' })).toMatchObject({ kind: 'text' });
    }
    const written = '["\uFFFD"]';
    expect(read(Buffer.from(written).toString('base64'), { isBase64: true })).toEqual({ kind: 'text', text: written });
  });

  it('is unreadable when it is neither', () => {
    expect(read('§§§', { isBase64: true })).toEqual({
      kind: 'unreadable',
      why: 'is not base64, as the entry says it is',
    });
  });
});

describe('a recorded body that nothing calls base64', () => {
  const text = BYTES.toString('base64');

  it('is decoded in an answer when JSON comes out', () => {
    expect(read(text, { of: 'answer' })).toEqual(asText);
    expect(read(gzipSync(BYTES).toString('base64'), { of: 'answer' })).toEqual(asText);
  });

  it('is decoded in a request when its size is that of the JSON, and otherwise what was sent', () => {
    expect(read(text, { sizes: [BYTES.length] })).toEqual(asText);
    expect(read(text, { sizes: [text.length] })).toEqual({ kind: 'text', text });
    expect(read(text)).toEqual({ kind: 'text', text });
  });

  it('stays as it is when no JSON comes out', () => {
    for (const other of ['deadbeef', 'RR100000001CN', 'bnVtYmVy', 'true']) {
      expect(read(other, { of: 'answer' })).toEqual({ kind: 'text', text: other });
    }
  });
});

describe('a recorded body with a content coding', () => {
  it.each(PACKED)('is unpacked from %s, in base64 or one character a byte', (coding, bytes) => {
    for (const of of ['request', 'answer'] as const) {
      expect(read(bytes.toString('base64'), { isBase64: true, codings: [coding], of })).toEqual(asText);
      expect(read(bytes.toString('base64'), { codings: [coding], of })).toEqual(asText);
      expect(read(bytes.toString('latin1'), { codings: [coding], of })).toEqual(asText);
    }
  });

  it('is unpacked from several, the last one first', () => {
    const text = brotliCompressSync(gzipSync(BYTES)).toString('base64');
    expect(read(text, { isBase64: true, codings: ['br', 'gzip'] })).toEqual(asText);
  });

  it.each(['gzip', 'deflate', 'br', 'zstd', 'compress'])(
    'is what the recorder unpacked before, whatever the header still says: %s',
    (coding) => {
      expect(read(JSON_TEXT, { codings: [coding] })).toEqual(asText);
      expect(read(BYTES.toString('base64'), { isBase64: true, codings: [coding] })).toEqual(asText);
      expect(read("[{'number':'A1000'}]", { codings: [coding] })).toEqual({
        kind: 'text',
        text: "[{'number':'A1000'}]",
      });
    },
  );

  it('is unreadable when its bytes are lost, cut, followed by others, or in a coding that nobody knows', () => {
    const bytes = gzipSync(BYTES);
    const packed = { kind: 'unreadable', why: 'is packed in a way that cannot be undone' };
    expect(read(bytes.toString('utf8'), { codings: ['gzip'] })).toEqual(packed);
    for (const broken of [bytes.subarray(0, -9), Buffer.concat([bytes, Buffer.from('{}')])])
      expect(read(broken.toString('base64'), { isBase64: true, codings: ['gzip'] })).toEqual(packed);
    expect(read(bytes.toString('base64'), { isBase64: true, codings: ['compress'] })).toEqual(packed);
  });

  it('is unreadable when more than 16 MB come out', () => {
    const text = gzipSync(Buffer.alloc(17 * 1024 * 1024, 0x20)).toString('base64');
    expect(read(text, { isBase64: true, codings: ['gzip'] })).toEqual({
      kind: 'unreadable',
      why: 'is more than 16 MB when it is unpacked',
    });
  });

  it('is unpacked without its header in an answer, and not in a request, which no server would unpack', () => {
    for (const bytes of [gzipSync(BYTES), zstdCompressSync(BYTES)]) {
      expect(read(bytes.toString('base64'), { isBase64: true, of: 'answer' })).toEqual(asText);
      expect(read(bytes.toString('base64'), { isBase64: true })).not.toEqual(asText);
    }
  });

  it('is the page of an error, in an answer that was unpacked before', () => {
    expect(read('<h1>502</h1>', { codings: ['gzip'], of: 'answer' })).toEqual({ kind: 'text', text: '<h1>502</h1>' });
  });
});
