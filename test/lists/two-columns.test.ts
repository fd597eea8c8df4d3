import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListRead } from '../../shared/lists/list.ts';
import { readList } from '../../shared/lists/read-list.ts';
import { trials } from '../trials.ts';
import { columnsOf, readText } from './read-cases.ts';

/** Headers of every role, words that nobody knows, and none. */
const HEADERS = [
  ...[
    'Tracking Number',
    'tracking_no',
    'Waybill',
    'Shipment Number',
    'Barcode',
    '运单号',
    '物流单号',
    'Sendungsnummer',
  ],
  ...[
    'N° de suivi',
    'Takip No',
    'お荷物伝票番号',
    '운송장번호',
    'mã vận đơn',
    'No. Resi',
    'Трек-номер',
    'ТТН',
    'Kollinummer',
  ],
  ...['Carrier', 'courier', '快递公司', 'Transporteur', 'Ship Method', 'service', 'lang', 'Shipping Line'],
  ...[
    'Order',
    '订单号',
    'Return Tracking Number',
    'Tracking URL',
    'Reference',
    'Bestellnummer',
    'SKU',
    'House B/L',
    'Seal No',
  ],
  ...['Container No.', 'CNTR', '柜号', 'Unit', 'Master B/L No.', 'BOL', '提单号', 'Booking', 'MAWB'],
  ...['Foo', 'Last mile', 'Tally', 'x', '备用', ''],
];

const digits = (nth: number, length: number): string => String(nth).padStart(length, '0');

/** Numbers that their form alone tells; the form and place of the column make them its own. */
const FORMS: readonly ((nth: number) => string)[] = [
  (nth) => `RR${digits(nth, 9)}CN`,
  (nth) => `1ZA1B2C3${digits(nth, 10)}`,
  (nth) => `94001118990000${digits(nth, 8)}`,
  (nth) => `OOLU${digits(nth, 7)}`,
  (nth) => `YT${digits(nth, 16)}`,
  (nth) => `SF${digits(nth, 13)}`,
];

const namedIn = (read: ListRead): readonly number[] => {
  if (read.kind !== 'list') return [];
  const said = read.notes.flatMap((note) => (note.kind === 'left-out' ? note.columns : []));
  return said.map(({ position }) => position);
};

/** The numbers of the two columns that the reading neither gives, nor asks about, nor names. */
const lostIn = (read: ListRead, columns: readonly (readonly string[])[]): readonly string[] => {
  if (read.kind === 'which-column') return [];
  if (read.kind !== 'list') return columns.flat();
  const given = new Set(read.rows.map(({ number }) => number));
  return columns.flatMap((cells, at) =>
    namedIn(read).includes(at + 1) ? [] : cells.filter((cell) => !given.has(cell)),
  );
};

describe('of two columns that look like numbers to track', () => {
  it('both are read, or a person is asked, or the one that is left out is named', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HEADERS),
        fc.constantFrom(...HEADERS),
        fc.constantFrom(...FORMS),
        fc.constantFrom(...FORMS),
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        (left, right, formLeft, formRight, rows, hasNames) => {
          const columns = [
            Array.from({ length: rows }, (_, nth) => formLeft(1000 + nth)),
            Array.from({ length: rows }, (_, nth) => formRight(2000 + nth)),
          ];
          const lines = columns[0]?.map((cell, nth) => [cell, columns[1]?.[nth] ?? '', 'Anna']) ?? [];
          const table = (hasNames ? [[left, right, 'Name'], ...lines] : lines).map((cells, at) => ({
            line: at + 1,
            cells,
            unclosed: false,
          }));
          expect(lostIn(readList(table, null), columns)).toEqual([]);
        },
      ),
      trials(500),
    );
  });

  it.each([
    [
      'Container No.,Foo\nOOLU0003012,OOLU2690000010\nOOLU0003028,OOLU2690000010',
      'bills under a word that nobody knows',
    ],
    ['RR100000001CN,000000001235\n'.repeat(8), 'a form without names beside check digits that hold'],
    ['number,Foo\nRR100000001CN,1ZA1B2C30300000334', 'a form under an unknown word beside a word for many things'],
  ])('a person is asked for %j: %s', (text) => {
    expect(readText(text).kind).toBe('which-column');
  });

  it.each([
    ['Master B/L No.,Container No.\nOOLU2690000010,OOLU0003012', 'Master B/L No. + Container No.'],
    ['BOL #;Foo\nOOLU2690000010;OOLU0003012', 'BOL # + Foo'],
    ['MBL号,集装箱编号\nOOLU2690000010,OOLU0003012', 'MBL号 + 集装箱编号'],
    ['No. of Ocean Bill of Lading,Cntr #\nOOLU2690000010,OOLU0003012', 'No. of Ocean Bill of Lading + Cntr #'],
  ])('bills and containers are read together: %j', (text, columns) => {
    expect(columnsOf(readText(text))).toBe(columns);
  });

  it.each([
    ['Tracking Number,Return Tracking Number\nRR100000001CN,RR100000002CN', ['Return Tracking Number']],
    ['Tracking Number,Carrier\nRR100000001CN,1ZA1B2C30300000334', ['Carrier']],
    ['Tracking Number,Foo\nRR100000001CN,777000000001', ['Foo']],
    ['Tracking Number,Shipment Number\nRR100000001CN,777000000001', ['Shipment Number']],
    ['Tracking Number,Label\nRR100000001CN,RR100000001CN', []],
    ['Tracking Number,Order,Phone\nRR100000001CN,100000000001,4915200000001', []],
  ])('the one that is left out is named: %j', (text, names) => {
    const read = readText(text);
    const notes = read.kind === 'list' ? read.notes : [];
    expect(notes.flatMap((note) => (note.kind === 'left-out' ? note.columns.map(({ header }) => header) : []))).toEqual(
      names,
    );
  });
});

describe('a list in lines', () => {
  it.each([
    ['LZ700000971CN, LZ700000985CN,LZ700000999CN; 1ZA1B2C30300000334', 4],
    ['RR100000001CN, 777000000001', 2],
    ['RR100000001CN; RR100000002CN, 1ZA1B2C30300000334\nLZ700000971CN;LZ700000985CN\n', 5],
  ])('is no table, whatever parts its numbers: %j', (text, count) => {
    const read = readText(text);
    expect(read.kind === 'list' ? read.rows.length : read).toBe(count);
  });
});
