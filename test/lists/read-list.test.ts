import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readList } from '../../shared/lists/read-list.ts';
import { readTable } from '../../shared/lists/read-table.ts';
import { bundledDocuments } from '../../shared/packs/bundled.ts';
import { carriersOf } from '../../shared/packs/carriers.ts';

const [seventeenTrack] = bundledDocuments;
const carriers = seventeenTrack === undefined ? null : carriersOf(seventeenTrack);

const read = (text: string) => {
  const found = readList(readTable(text), carriers);
  const none = { rows: [], bad: [], notes: [] };
  return found.kind === 'list' ? found : found.kind === 'no-numbers' ? { ...none, bad: found.bad } : none;
};

/** Rows as NUMBER/CARRIER/LANG. */
const rowsOf = (text: string): readonly string[] =>
  read(text).rows.map(({ number, carrier, lang }) => `${number}/${carrier}/${lang}`);

describe('a list of numbers', () => {
  it.each([
    [
      'one a line, with any line ends and blank lines between',
      'RR100000001CN\r\n\n RR100000002CN \rRR100000003CN',
      ['RR100000001CN//', 'RR100000002CN//', 'RR100000003CN//'],
    ],
    [
      'side by side with commas',
      'RR100000001CN, RR100000002CN, RR100000003CN',
      ['RR100000001CN//', 'RR100000002CN//', 'RR100000003CN//'],
    ],
    ['side by side with blanks', 'RR100000001CN RR100000002CN', ['RR100000001CN//', 'RR100000002CN//']],
    ['with blanks inside a number', 'RR 123 456 789 CN', ['RR123456789CN//']],
    ['with a carrier', 'RR100000001CN,3011\nRR100000002CN,', ['RR100000001CN/3011/', 'RR100000002CN//']],
    ['of digits alone, with a carrier', '123456789012,100003', ['123456789012/100003/']],
    ['with a carrier and a language', 'RR100000001CN;3011;de', ['RR100000001CN/3011/de']],
    [
      'with a language and no carrier',
      'RR100000001CN,,zh-CN\nRR100000002CN,en',
      ['RR100000001CN//zh-CN', 'RR100000002CN//en'],
    ],
    ['with a carrier by name', 'MSCU1234567,Maersk', ['MSCU1234567/100768/']],
    ['with tabs', 'RR100000001CN\t3011', ['RR100000001CN/3011/']],
    ['after a byte order mark', '\uFEFFRR100000001CN', ['RR100000001CN//']],
    ['after a line that names the separator', 'sep=;\nRR100000001CN;3011', ['RR100000001CN/3011/']],
    ['in quotes', '"RR100000001CN","3011"', ['RR100000001CN/3011/']],
  ])('is read %s', (_, text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it.each([
    ['number,carrier,lang\nRR100000001CN,3011,de', ['RR100000001CN/3011/de']],
    ['Order;Carrier code;Tracking No.\n77;3011;RR100000001CN', ['RR100000001CN/3011/']],
    ['shipmentNumber\tsealine\nMSCU1234567\tMSCU', ['MSCU1234567//']],
    ['运单号,运输商\nRR100000001CN,3011', ['RR100000001CN/3011/']],
    ['Reference,Carrier\nRR100000001CN,DHL', ['RR100000001CN//']],
  ])('is read by the columns that its header names: %j', (text, rows) => {
    expect(rowsOf(text)).toEqual(rows);
  });

  it('hands back rows that hold no number, each with its line and what is wrong', () => {
    expect(read('number,carrier\nRR100000001CN,1\n,3011\n"RR100000002CN\n1.23E+11,\nRR100000003CN,')).toMatchObject({
      rows: [
        { line: 2, number: 'RR100000001CN', carrier: '1', lang: '' },
        { line: 6, number: 'RR100000003CN', carrier: '', lang: '' },
      ],
      bad: [
        { line: 3, text: ', 3011', problem: 'no-number' },
        { line: 4, text: '"RR100000002CN', problem: 'unclosed-quote' },
        { line: 5, text: '1.23E+11, ', problem: 'rounded' },
      ],
    });
  });

  it('counts the lines inside quoted cells', () => {
    expect(read('number,note\nRR100000001CN,"two\nlines"\nRR100000002CN,').rows.map((row) => row.line)).toEqual([2, 4]);
  });

  it('loses no line with a digit in it', () => {
    const lines = fc.array(fc.stringMatching(/^[BCDFGHJKMPQRSTVWXZ0-9,;" ]{0,12}$/), { maxLength: 8 });
    fc.assert(
      fc.property(lines, (texts) => {
        const table = readTable(texts.join('\n'));
        const found = readList(table, carriers);
        if (found.kind !== 'list') return;
        const skipped = found.notes.flatMap((note) => (note.kind === 'skipped' ? note.lines : []));
        const said = new Set([...found.rows, ...found.bad].map((row) => row.line).concat(skipped));
        const withDigits = table.filter(({ cells }) => cells.some((cell) => /\d/.test(cell)));
        expect(withDigits.filter(({ line }) => !said.has(line))).toEqual([]);
      }),
    );
  });
});
