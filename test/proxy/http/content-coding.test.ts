import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeContent } from '../../../proxy/http/content-coding.ts';

const plain = Buffer.from('{"code":0}'.repeat(200));
const decode = (bytes: Buffer, coding: string, limit = 10_000): Promise<unknown> =>
  decodeContent(bytes, ['Content-Encoding', coding], limit);
const undone = { kind: 'plain', bytes: plain };
const broken = { kind: 'broken' };

describe('a content coding', () => {
  it.each([
    ['gzip', gzipSync(plain)],
    ['x-gzip', gzipSync(plain)],
    ['GZIP', gzipSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['zstd', zstdCompressSync(plain)],
    ['identity', plain],
    ['gzip, identity, br', brotliCompressSync(gzipSync(plain))],
  ])('%s is undone', async (coding, bytes) => {
    expect(await decode(bytes, coding)).toEqual(undone);
  });

  it.each([
    ['gzip', gzipSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['deflate', deflateSync(plain)],
    ['zstd', zstdCompressSync(plain)],
  ])('%s that is cut is nothing', async (coding, bytes) => {
    expect(await decode(bytes.subarray(0, bytes.length - 6), coding)).toEqual(broken);
  });

  it.each([
    ['gzip', gzipSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['deflate', deflateSync(plain)],
    ['deflate', deflateRawSync(plain)],
    ['zstd', zstdCompressSync(plain)],
    ['identity', plain],
  ])('%s that grows past the limit is too large', async (coding, bytes) => {
    expect(await decode(bytes, coding, plain.length - 1)).toEqual({ kind: 'too-large' });
    expect(await decode(bytes, coding, plain.length)).toEqual(undone);
  });

  it.each([
    ['br', brotliCompressSync(Buffer.from('[]')), brotliCompressSync(plain)],
    ['deflate', deflateSync(Buffer.from('[]')), deflateSync(plain)],
    ['zstd', zstdCompressSync(Buffer.from('[]')), Buffer.from('[1]')],
  ])('%s with more behind its end is nothing: another reader may go on with it', async (coding, first, second) => {
    expect(await decode(Buffer.concat([first, second]), coding)).toEqual(broken);
  });

  it('more than four deep is nothing: undoing it would only take time', async () => {
    const packed = [1, 2, 3, 4, 5].reduce((bytes) => gzipSync(bytes), plain);
    expect(await decode(packed, 'gzip, gzip, gzip, gzip, gzip')).toEqual(broken);
  });

  it('that is not known, or not what it says, is nothing', async () => {
    expect(await decode(plain, 'compress')).toEqual(broken);
    expect(await decode(plain, 'gzip')).toEqual(broken);
  });
});
