import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';

/** What the local upstream answers: how often it accepts and refuses which number. */
export type AnswerPlan =
  | { readonly kind: 'items'; readonly accepted: number; readonly rejected: number; readonly number: string | null }
  | { readonly kind: 'text'; readonly text: string; readonly isPacked: boolean };

/** A call that is meant to cost the proxy more than it cost to send. */
export interface Shape {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly answer: AnswerPlan;
}

const MB = 1024 * 1024;
/** Just under what is read whole. */
const WHOLE = 8 * MB - 64;
const REGISTER = '/17track/track/v2.4/register';
const LIST = '/safecube/webhook/api/v1/easy-shipment';

const refusing = (rejected: number, number: string | null = null): AnswerPlan => ({
  kind: 'items',
  accepted: 0,
  rejected,
  number,
});
const accepting = (accepted: number, number: string | null = null): AnswerPlan => ({
  kind: 'items',
  accepted,
  rejected: 0,
  number,
});
const saying = (text: string, isPacked = false): AnswerPlan => ({ kind: 'text', text, isPacked });

const fill = (piece: string, bytes = WHOLE): string => piece.repeat(Math.floor(bytes / Buffer.byteLength(piece)));
const listOf = (piece: string, count: number): string => `[${Array.from({ length: count }, () => piece).join(',')}]`;
const numbered = (count: number): string =>
  `[${Array.from({ length: count }, (_, at) => `{"number":"RR${String(at).padStart(9, '0')}CN"}`).join(',')}]`;

const shape = (name: string, body: string | Buffer, answer: AnswerPlan = refusing(0), path = REGISTER): Shape => ({
  name,
  method: 'POST',
  path,
  headers: {},
  body: Buffer.from(body),
  answer,
});
const packed = (name: string, coding: string, body: Buffer, answer: AnswerPlan = refusing(0)): Shape => ({
  ...shape(name, body, answer),
  headers: { 'content-encoding': coding },
});

const ONE = '{"number":"RR100000001CN"}';
const UNPACKED = 16 * MB - 64;

const ITEMS: readonly Shape[] = [
  shape('1,000 × {}, each refused', listOf('{}', 1000), refusing(1000)),
  shape('5,000 × {}, each refused', listOf('{}', 5000), refusing(5000)),
  shape('5,000 × {}, each accepted', listOf('{}', 5000), accepting(5000)),
  shape('5,001 × {}', listOf('{}', 5001)),
  shape('5,000 numbers, each accepted', numbered(5000), accepting(5000, 'RR')),
  shape('5,000 numbers, each refused', numbered(5000), refusing(5000, 'RR')),
  shape('one number 5,000 times, each accepted', listOf(ONE, 5000), accepting(5000, 'RR100000001CN')),
  shape('one number 5,000 times, each refused', listOf(ONE, 5000), refusing(5000, 'RR100000001CN')),
  shape('one number 5,000 times, half and half', listOf(ONE, 5000), {
    kind: 'items',
    accepted: 2500,
    rejected: 2500,
    number: 'RR100000001CN',
  }),
  shape('three items, 5,000 answered of one number', listOf(ONE, 3), accepting(5000, 'RR100000001CN')),
  shape('three items, 1,000 numbers answered', listOf(ONE, 3), accepting(1000, 'RR')),
  shape('one item, 60,000 accepted', `[${ONE}]`, accepting(60_000, 'RR')),
  shape(
    '5,000 deleted without a carrier',
    listOf(ONE, 5000),
    accepting(5000, 'RR100000001CN'),
    '/17track/track/v2.4/deletetrack',
  ),
  shape('5,000 read in detail', numbered(5000), accepting(5000, 'RR'), '/17track/track/v2.4/gettrackinfo'),
  shape(
    '5,000 carrier changes of one number',
    listOf('{"number":"RR100000001CN","carrier_old":3011,"carrier_new":7041}', 5000),
    accepting(5000, 'RR100000001CN'),
    '/17track/track/v2.4/changecarrier',
  ),
  shape(
    '5,000 endpoints with a number each',
    `{${Array.from({ length: 5000 }, (_, at) => `"ep${at}":{"shipments":[{"number":"MSCU${at}"}]}`).join(',')}}`,
    saying('{}'),
    LIST,
  ),
];

const TEXTS: readonly Shape[] = [
  shape('one text of 8 MB', `[{"number":"${fill('A')}"}]`),
  shape('8 MB of blanks', fill(' ')),
  shape('blanks before a call', `${fill(' \t\r\n', WHOLE - 64)}[${ONE}]`, refusing(1)),
  shape('8 MB of keys', `[{${Array.from({ length: 500_000 }, (_, at) => `"k${at}":1`).join(',')}}]`),
  shape('8 MB of one key', `[{${fill('"number":1,', WHOLE - 16)}"x":1}]`),
  shape(
    '390,000 keys in one item',
    `[{"number":"RR100000001CN",${Array.from({ length: 390_000 }, (_, at) => `"key-number-${at}":0`).join(',')}}]`,
    refusing(1),
  ),
  shape('8 MB of brackets', fill('[')),
  shape('4 MB of brackets, closed', fill('[', 4 * MB) + fill(']', 4 * MB - 64)),
  shape('4 MB of objects in objects', fill('{"a":', 4 * MB)),
  shape('8 MB of escapes', `[{"number":"${fill('\\u0041')}"}]`),
  shape('8 MB of backslashes', `[{"number":"${fill('\\\\')}"}]`),
  shape('8 MB of backslashes without an end', `[{"number":"${fill('\\')}`),
  shape('8 MB of quotation marks', fill('"')),
  shape('8 MB of digits', `[{"number":${fill('9')}}]`),
  shape('8 MB of long integers', `[${fill('1234567890123456789,')}1]`),
  shape('8 MB of nearly empty numbers', `[${fill('-0,')}1]`),
  shape('8 MB of letters with accents', `[{"number":"${fill('é')}"}]`),
  shape('8 MB of wide letters', `[{"number":"${fill('Ｒ')}"}]`),
  shape('8 MB of letters that grow when they are folded', `[{"number":"${fill('ﷺ')}"}]`),
  shape('8 MB of marks on one letter', `[{"number":"a${fill('\u0301')}"}]`),
  shape('8 MB of escaped keys', `[{${fill('"\\u006e":1,', WHOLE - 16)}"x":1}]`),
  shape('8 MB that is no UTF-8', Buffer.alloc(WHOLE, 0xff)),
  shape('1 MB of single quotation marks', fill("'", MB - 64)),
  shape('1 MB of opened comments', `[${fill('/*', MB - 64)}`),
  shape('1 MB of short comments', `[${fill('/**/', 990_000)}${ONE}]`, refusing(1)),
  shape('1 MB of lenient items', `[${fill("{'number':'RR100000001CN'},", 130_000)}]`, refusing(1)),
  shape('8 MB of lenient items', `[${fill("{'number':'RR100000001CN'},")}]`),
  shape('8 MB of beginnings of _method', fill('{_metho')),
  shape('8 MB of number and blanks, elsewhere', fill(`"number${' '.repeat(4000)}`), saying('ok'), '/17track/doc'),
  shape('8 MB of a form', fill('number=RR100000001CN&'), saying('ok')),
];

const PACKED: readonly Shape[] = [
  packed('gzip of 20 million {}', 'gzip', gzipSync(`[${'{},'.repeat(20_000_000)}{}]`)),
  packed('gzip of 5 million {}', 'gzip', gzipSync(`[${fill('{},', UNPACKED)}{}]`)),
  packed('brotli of 5 million {}', 'br', brotliCompressSync(`[${fill('{},', UNPACKED)}{}]`, { params: { 1: 5 } })),
  packed('zstd of 5 million {}', 'zstd', zstdCompressSync(`[${fill('{},', UNPACKED)}{}]`)),
  packed('gzip of 16 MB of blanks', 'gzip', gzipSync(fill(' ', UNPACKED))),
  packed('gzip of one text of 16 MB', 'gzip', gzipSync(`[{"number":"${fill('A', UNPACKED)}"}]`)),
  packed('gzip of 16 MB of escapes', 'gzip', gzipSync(`[{"number":"${fill('\\u0041', UNPACKED)}"}]`)),
  packed('gzip of 16 MB of brackets', 'gzip', gzipSync(fill('[', UNPACKED))),
  packed('gzip of 16 MB of digits', 'gzip', gzipSync(`[{"number":${fill('9', UNPACKED)}}]`)),
  packed('gzip of 16 MB of wide letters', 'gzip', gzipSync(`[{"number":"${fill('Ｒ', UNPACKED)}"}]`)),
  packed('gzip of 16 MB of _metho', 'gzip', gzipSync(fill('{_metho', UNPACKED))),
  packed('gzip in gzip in gzip', 'gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(fill('{},', UNPACKED))))),
  packed('gzip of 5,000 × {}, each refused', 'gzip', gzipSync(listOf('{}', 5000)), refusing(5000)),
];

const ANSWERS: readonly Shape[] = [
  shape('an answer of 8 MB of blanks', `[${ONE}]`, saying(fill(' '))),
  shape('an answer of 8 MB of brackets', `[${ONE}]`, saying(fill('['))),
  shape('an answer of 8 MB of keys', `[${ONE}]`, saying(`{"code":0,${fill('"data":0,', WHOLE - 64)}"x":1}`)),
  shape('an answer of 8 MB of long integers', `[${ONE}]`, saying(`[${fill('1234567890123456789,')}1]`)),
  shape('an answer of 10 MB', `[${ONE}]`, saying(fill('x', 10 * MB))),
  shape('an answer that is 16 MB unpacked', `[${ONE}]`, saying(fill('[{}],', UNPACKED), true)),
  shape(
    'a free answer of 8 MB',
    `[${ONE}]`,
    saying(`{"code":0,"data":{"accepted":[${fill(`${ONE},`)}{}]}}`),
    '/17track/track/v2.4/gettracklist',
  ),
];

/** The shapes, in groups; made when asked for: together they are large. */
export const shapes = (): readonly Shape[] => [...ITEMS, ...TEXTS, ...PACKED, ...ANSWERS];
