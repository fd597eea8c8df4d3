import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readList } from '../../shared/lists/read-list.ts';
import { readTable } from '../../shared/lists/read-table.ts';
import { bundledDocuments } from '../../shared/packs/bundled.ts';
import { carriersOf } from '../../shared/packs/carriers.ts';
import { trials } from '../trials.ts';
import { LIST_PIECES } from './list-pieces.ts';
import { mostly } from './mostly.ts';

const [seventeenTrack] = bundledDocuments;
const carriers = seventeenTrack === undefined ? null : carriersOf(seventeenTrack);

const cell = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom('RR100000001CN', '9400111899223100000099', 'MSCU6639870', '1Z999AA10123456784'),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...[
        '="RR100000001CN"',
        "'9400111899223100000099",
        '777000000001.0',
        '777,000,000,001',
        '9.4E+21',
        '1234 5678 9012',
      ],
      ...[
        'RR100000001CN, RR100000002CN',
        '• RR100000001CN',
        'https://t.17track.net/en#nums=RR100000001CN',
        '＝"ＲＲ１"',
        '=1+1',
      ],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('USPS', '21051', '21051.0', '3011', 'en', 'zh-CN', 'Order', '2026-11-02', '12,50 €', ''),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '"',
      '""',
      '"a',
      'a"b',
      '\0',
      '\u200b',
      '\ud800',
      '\u2028',
      'x'.repeat(3000),
      '{',
      '[1,',
      '{"number":1}',
    ),
  },
);
const name = fc.constantFrom(
  'number',
  'Tracking Number',
  '订单号',
  '单号',
  '追跡番号',
  'Sendungsnummer',
  'carrier',
  'lang',
  'B/L',
  'container',
  '',
  '__proto__',
);

const table = fc
  .record({
    names: fc.option(fc.array(name, { maxLength: 6 }), { nil: [] }),
    rows: fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }),
    separator: fc.constantFrom(',', ';', '\t', '|', ' ', ' | '),
    end: fc.constantFrom('\n', '\r\n', '\r', '\n\n'),
    quotes: fc.boolean(),
    before: mostly(fc.constant(''), fc.constantFrom('\ufeff', 'sep=;\n', 'Orders of November\n', '"', '```\n')),
  })
  .map(({ names, rows, separator, end, quotes, before }) => {
    const lines = [...(names.length === 0 ? [] : [names]), ...rows].map((cells) =>
      cells.map((one) => (quotes ? `"${one.replaceAll('"', '""')}"` : one)).join(separator),
    );
    return before + lines.join(end);
  });

const bombs = fc.constantFrom(
  ...[...LIST_PIECES, 'RR100000001CN '].map((one) => one.repeat(20_000)),
  `[${'{"number":"RR100000001CN"},'.repeat(2000)}]`,
  `${'a,'.repeat(2000)}\n`.repeat(20),
);

describe('a list of numbers', () => {
  it.each([
    ['of a provider whose key has a carrier', carriers],
    ['of one without', null],
  ])('%s is read without an error, and every number or row of it stands at a line that is there', (_, known) => {
    fc.assert(
      fc.property(fc.oneof({ weight: 20, arbitrary: table }, { weight: 1, arbitrary: bombs }), (text) => {
        const read = readList(readTable(text), known);
        const lines = text.split(/\r\n|\r|\n/).length;
        // Lines of a JSON list are places in it.
        const last = /^\ufeff?\s*[[{]/.test(text) ? Number.POSITIVE_INFINITY : lines;
        const numbers = read.kind === 'list' ? read.rows : [];
        const bad = read.kind === 'list' || read.kind === 'no-numbers' ? read.bad : [];
        expect([...numbers, ...bad].every(({ line }) => line >= 1 && line <= last)).toBe(true);
        expect(numbers.every(({ number }) => number !== '')).toBe(true);
      }),
      trials(400),
    );
  });
});
