import { readFileSync } from 'node:fs';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../shared/files/open-file.ts';
import { fileTroubleSay } from '../../shared/words/file-say.ts';

const open = (bytes: Uint8Array, mostBytes = 1_048_576) => openFile(bytes, { sheet: null, mostBytes });
const latin = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const zip = (files: Readonly<Record<string, Uint8Array | string>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, typeof file === 'string' ? strToU8(file) : file]),
    ),
  );

describe('a file', () => {
  it('that is packed in gzip or as the one thing in a zip file is unpacked, and said', () => {
    const har = '{"log":{}}';
    expect(open(gzipSync(strToU8(har)))).toEqual({ kind: 'text', text: har, notes: [] });
    const packed = readFileSync(new URL('cases/recording-in-zip.zip', import.meta.url));
    expect(open(packed)).toMatchObject({
      kind: 'text',
      text: expect.stringContaining('"log"'),
      notes: [{ kind: 'unpacked', name: 'har.har' }],
    });
    const trace = { 'a/': '', 'trace.har': har, 'body.json': '{}', '__MACOSX/._trace.har': 'x', 'a/.DS_Store': 'x' };
    expect(open(zip(trace))).toMatchObject({ text: har, notes: [{ name: 'trace.har' }] });
    expect(open(zip({ 'a.har.gz': gzipSync(strToU8(har)) }))).toMatchObject({ text: har });
    expect(open(zip({ 'list.csv': 'number\nRR100000001CN\n', 'readme.md': '#' }))).toMatchObject({ kind: 'text' });
  });

  it('that is a recording with its bodies in files beside it gets them back', () => {
    const entry = {
      request: { url: 'https://a.example', postData: { mimeType: 'application/json', _file: '1.json' } },
      response: { content: { mimeType: 'application/json', encoding: 'base64', _file: 'resources/2.json' } },
    };
    const files = {
      'a.har': JSON.stringify({ log: { entries: [entry, null, {}] } }),
      '1.json': '[1]',
      'resources/2.json': '[2]',
    };
    const opened = open(zip(files));
    expect(JSON.parse(opened.kind === 'text' ? opened.text : '')).toMatchObject({
      log: { entries: [{ request: { postData: { text: '[1]' } }, response: { content: { text: '[2]' } } }, null, {}] },
    });
    expect(open(zip({ 'a.har': files['a.har'] }))).toMatchObject({ text: files['a.har'] });
    expect(open(zip({ ...files, '1.json': new Uint8Array(2_000_000) }))).toMatchObject({
      trouble: { kind: 'too-large' },
    });
  });

  it('that is a recording whose entries all name one long file is refused', () => {
    const entries = Array.from({ length: 1000 }, () => ({ request: { postData: { _file: '1.json' } } }));
    const recording = JSON.stringify({ log: { entries } });
    expect(open(zip({ 'a.har': recording, '1.json': '1' }))).toMatchObject({ kind: 'text' });
    expect(open(zip({ 'a.har': recording, '1.json': '1'.repeat(100_000) }))).toMatchObject({
      trouble: { kind: 'too-large' },
    });
  });

  it('is not unpacked without end', () => {
    expect(open(gzipSync(gzipSync(gzipSync(strToU8('a')))))).toMatchObject({ trouble: { what: 'other-archive' } });
    expect(open(zip({ 'a.zip': zip({ 'a.zip': 'x' }) }))).toMatchObject({ trouble: { kind: 'zip-holds' } });
    const zeros = new Uint8Array(4_000_000);
    expect(open(gzipSync(zeros))).toEqual({ kind: 'trouble', trouble: { kind: 'too-large', mostBytes: 1_048_576 } });
    expect(open(zip({ 'a.har': zeros }))).toMatchObject({ trouble: { kind: 'too-large' } });
  });

  it('that is a zip file of many things says what it holds', () => {
    expect(open(zip({ 'a.csv': 'x', 'b.csv': 'y' }))).toEqual({
      kind: 'trouble',
      trouble: { kind: 'zip-holds', names: ['a.csv', 'b.csv'] },
    });
    expect(open(zip({}))).toEqual({ kind: 'trouble', trouble: { kind: 'zip-holds', names: [] } });
  });

  it('that is a zip file which claims billions of files is called damaged, in good time', () => {
    const end = Buffer.alloc(12 + 20 + 22 + 56);
    end.write('PK\x06\x06', 0, 'latin1');
    end.writeUInt32LE(0xffff_fff0, 32);
    end.write('PK\x06\x07', 56, 'latin1');
    end.write('PK\x05\x06', 76, 'latin1');
    end.writeUInt16LE(0xffff, 84);
    expect(open(Uint8Array.from([...latin('PK\x03\x04'), ...end.subarray(0, 98)]))).toMatchObject({ kind: 'trouble' });
  });

  it('that is cut off or damaged is called so', () => {
    expect(open(gzipSync(strToU8('number\n'.repeat(9))).subarray(0, 20))).toMatchObject({
      trouble: { kind: 'broken', what: 'gzip' },
    });
    expect(open(latin('PK\x03\x04 and nothing more'))).toMatchObject({ trouble: { kind: 'broken', what: 'zip' } });
  });

  it.each([
    ['pdf', latin('%PDF-1.7\n')],
    ['png', latin('\x89PNG\r\n\x1a\n')],
    ['jpeg', latin('\xff\xd8\xff\xe0')],
    ['gif', latin('GIF89a')],
    ['picture', latin('RIFF\0\0\0\0WEBPVP8 ')],
    ['sound-or-film', latin('\0\0\0 ftypisom')],
    ['old-office', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
    ['7z', latin('7z\xbc\xaf\x27\x1c')],
    ['rar', latin('Rar!\x1a\x07\x01\0')],
    ['other-archive', latin('BZh91AY')],
    ['sqlite', latin('SQLite format 3\0')],
    ['program', latin('\x7fELF\x02')],
    ['binary', latin('\x01\x02\x03\0\x04 RR100000001CN')],
    ['word-document', zip({ '[Content_Types].xml': '', 'word/document.xml': '' })],
    ['slides', zip({ 'ppt/presentation.xml': '' })],
    ['open-document', zip({ mimetype: '', 'content.xml': '' })],
    ['numbers-sheet', zip({ 'Index/Document.iwa': '' })],
    ['binary-workbook', zip({ 'xl/workbook.bin': '' })],
    ['empty', latin(' \r\n')],
    ['empty', new Uint8Array()],
    ['program', zip({ 'META-INF/MANIFEST.MF': '' })],
  ])('of the kind %s is named, with what to do', (what, bytes) => {
    const opened = open(bytes);
    expect(opened).toEqual({ kind: 'trouble', trouble: { kind: 'is', what } });
    if (opened.kind !== 'trouble') return;
    expect(fileTroubleSay(opened.trouble, 'en')).toMatch(/^is .+: .+[^.]$/);
    expect(fileTroubleSay(opened.trouble, 'zh')).toMatch(/：.+[^。]$/);
  });

  it('that is locked with a password is called so', () => {
    const bytes = zip({ 'a.csv': 'x' });
    bytes[6] = 1;
    expect(open(bytes)).toEqual({ kind: 'trouble', trouble: { kind: 'is', what: 'locked' } });
  });

  const text = 'Auftrag;Sendungsnummer;Empfänger\n1;RR100000001CN;Müller, Groß\n';
  const wide = (label: 'le' | 'be'): Uint8Array => {
    const bytes = Buffer.from(text, 'utf16le');
    return Uint8Array.from(label === 'le' ? bytes : Buffer.from(bytes).swap16());
  };

  it.each([
    ['UTF-8', strToU8(text), null],
    ['UTF-8 with its mark', strToU8(`\uFEFF${text}`), null],
    ['UTF-16', wide('le'), null],
    ['UTF-16 the other way', wide('be'), null],
    ['UTF-16 with its mark', Uint8Array.from([0xff, 0xfe, ...wide('le')]), null],
    ['Windows-1252', latin(text), 'Windows-1252'],
  ])('in %s is read as it was written', (_, bytes, guessed) => {
    expect(open(bytes)).toEqual({
      kind: 'text',
      text,
      notes: guessed === null ? [] : [{ kind: 'guessed', encoding: guessed }],
    });
  });

  it.each([
    // 订单号,快递公司,快递单号
    ['GB18030', 'b6a9b5a5bac52cbfecb5ddb9abcbbe2cbfecb5ddb5a5bac50a', '订单号,快递公司,快递单号\n'],
    // 注文番号,お問い合わせ番号,配送業者
    [
      'Shift_JIS',
      '928d95b694d48d862c82a896e282a28d8782ed82b994d48d862c947a91978bc68ed20a',
      '注文番号,お問い合わせ番号,配送業者\n',
    ],
  ])('in %s is read so, and that is said', (encoding, hex, wanted) => {
    const opened = open(Uint8Array.from(Buffer.from(hex, 'hex')));
    expect(opened).toMatchObject({ kind: 'text', notes: [{ kind: 'guessed', encoding }] });
    expect(opened.kind === 'text' ? opened.text : '').toBe(wanted);
  });

  it('in UTF-8 with a broken character stays UTF-8', () => {
    const bytes = Uint8Array.from([...strToU8('单号单号单号单号\n'), 0xe5, 0x8d, ...strToU8('\nRR100000001CN')]);
    expect(open(bytes)).toMatchObject({ text: expect.stringContaining('单号单号'), notes: [] });
  });
});
