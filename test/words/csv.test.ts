import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../shared/lists/read-table.ts';
import { csvText } from '../../shared/words/csv.ts';

describe('a CSV file that Tollgate writes', () => {
  it('quotes what must be, ends rows with CRLF, keeps every cell one plain line, and leaves empty what is not there', () => {
    expect(
      csvText([
        ['a', 'b"c', 'd,e'],
        ['f\ng\u001b[2J\u202e', 1.5, null],
      ]),
    ).toBe('a,"b""c","d,e"\r\nf g [2J,1.5,\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\u200b=1', ' =1'])(
    'never begins a text cell like a formula: %j',
    (text) => {
      const [row] = readTable(csvText([[text, 'x']]));
      expect(row?.cells[0]?.startsWith("'")).toBe(true);
    },
  );

  it('leaves negative numbers as they are', () => {
    expect(csvText([[-3]])).toBe('-3\r\n');
  });

  it('is read back as it was written', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', ',', 'é', '1') })
      .filter((text) => text.trim() === text && text !== '');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        expect(
          readTable(csvText([['a', 'b'], ...rows]))
            .slice(1)
            .map((row) => row.cells),
        ).toEqual(rows);
      }),
    );
  });
});
