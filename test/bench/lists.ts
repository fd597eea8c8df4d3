import { readList } from '../../shared/lists/read-list.ts';
import { readTable } from '../../shared/lists/read-table.ts';
import { bundledDocuments } from '../../shared/packs/bundled.ts';
import { carriersOf } from '../../shared/packs/carriers.ts';

const MB = 1_000_000;

const written = (row: (nth: number) => string): string => {
  const rows: string[] = [];
  for (let length = 0; length < 5 * MB; ) {
    const next = row(rows.length);
    rows.push(next);
    length += next.length;
  }
  return rows.join('');
};

const over = (piece: string): string => piece.repeat(Math.ceil((5 * MB) / piece.length));
const digits = (nth: number, length: number): string => String(nth).padStart(length, '0');

/** Lists as people have them, and texts that are made to be slow to read: 5 MB each. */
const TEXTS: readonly (readonly [string, () => string])[] = [
  [
    'an export',
    () => `Order,Tracking Number,Carrier\n${written((nth) => `${nth},94001118990000${digits(nth, 8)},USPS\n`)}`,
  ],
  ['formulas', () => `Order,Tracking Number\n${written((nth) => `${nth},="7770${digits(nth, 8)}"\n`)}`],
  ['numbers', () => written((nth) => `RR${digits(nth, 9)}CN\n`)],
  ['points of a chat', () => written((nth) => `- RR${digits(nth, 9)}CN\n`)],
  ['a JSON list', () => `[${written((nth) => `"RR${digits(nth, 9)}CN",`)}"x"]`],
  ['words around', () => written((nth) => `Your parcel RR${digits(nth, 9)}CN is on its way\n`)],
  ['unknown carriers', () => `Tracking,Carrier\n${written((nth) => `RR${digits(nth, 9)}CN,Bob ${nth}\n`)}`],
  ['one cell', () => over('RR100000001CN ')],
  ['one row', () => over('RR100000001CN,')],
  [
    'records that share no fields',
    () => JSON.stringify(Array.from({ length: 200_000 }, (_, nth) => ({ [`k${nth}`]: 'RR100000001CN' }))),
  ],
  ...[
    '1\n',
    '1,',
    ',',
    '\n',
    '"',
    '"a""\n',
    '="',
    '="\n',
    '9',
    '777,',
    '777,777,777,777\n',
    '[',
    '["",',
    '{"a":',
    '))))',
    'a:',
    '- ',
  ].map((piece) => [JSON.stringify(piece), () => over(piece)] as const),
  ...[
    '12345678/',
    '12345678/12345678\n',
    '1\u00a02345\u00a0678\n',
    'ＲＲ１００００００００１ＣＮ\n',
    'a@b.com 12345678 (x)\n',
  ].map((piece) => [JSON.stringify(piece), () => over(piece)] as const),
];

const [seventeenTrack] = bundledDocuments;
const carriers = seventeenTrack === undefined ? null : carriersOf(seventeenTrack);

/** Milliseconds of this process alone that a megabyte of each text takes to be read: other programs do not count. */
export const benchLists = (): readonly string[] =>
  TEXTS.map(([what, make]) => {
    const text = make();
    const before = process.threadCpuUsage();
    readList(readTable(text), carriers);
    const { user, system } = process.threadCpuUsage(before);
    const perMb = (user + system) / 1000 / (text.length / MB);
    return `| ${`5 MB read as a list: ${what}`.padEnd(74)} | ${perMb.toFixed(0).padStart(5)} ms/MB |`;
  });
