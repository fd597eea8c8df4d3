import { describe, expect, it } from 'vitest';
import type { ListNote } from '../../shared/lists/list.ts';
import { columnSay, columnsSay, noColumnSay, noteSay, rowProblemSay } from '../../shared/words/list-say.ts';
import { readText } from './read-cases.ts';

describe('how a list was read', () => {
  it('is said in one line: which columns', () => {
    const read = readText('Order,Tracking Number,Carrier\n1,RR000000001CN,3011');
    expect(read.kind === 'list' ? columnsSay(read, 'en') : '').toBe(
      'Numbers read from “Tracking Number” (column B), carriers from “Carrier” (column C).',
    );
    expect(read.kind === 'list' ? columnsSay(read, 'zh') : '').toBe(
      '单号取自“Tracking Number”（B 列），运输商取自“Carrier”（C 列）。',
    );
    const plain = readText('RR000000001CN');
    expect(plain.kind === 'list' ? columnsSay(plain, 'en') : '').toBeNull();
  });

  it('asks for the column where it is not clear', () => {
    const read = readText('100001,777000000001');
    expect(read.kind === 'which-column' ? noColumnSay(read, 'en') : '').toBe(
      'It is not clear which column holds the tracking numbers',
    );
    expect(read.kind === 'which-column' ? read.candidates.map((one) => columnSay(one, 'en')) : []).toEqual([
      'A (no name): 100001',
      'B (no name): 777000000001',
    ]);
  });

  it('says why rows give no number, with the first of the cells that are to blame', () => {
    expect(rowProblemSay('no-number', [''], 'en')).toBe('there is no number in this row');
    expect(rowProblemSay('rounded', ['9.4E+21', '3,40434E+17'], 'en')).toBe(
      'a spreadsheet rounded 9.4E+21, 3,40434E+17: format the column as text and export it again',
    );
    expect(rowProblemSay('rounded', ['1E+21', '2E+21', '3E+21', '4E+21', '5E+21'], 'en')).toBe(
      'a spreadsheet rounded 1E+21, 2E+21, 3E+21 and 2 more: format the column as text and export it again',
    );
    expect(rowProblemSay('rounded', ['9.4E+21'], 'zh')).toBe(
      '电子表格把 9.4E+21 四舍五入了：请将该列设为文本格式后重新导出',
    );
  });

  it.each<[ListNote, string]>([
    [
      { kind: 'unwrapped', how: 'wrapped', count: 1, was: '="777000000001"', number: '777000000001' },
      '1 number was taken out of what a spreadsheet had put around it (="777000000001" → 777000000001).',
    ],
    [
      { kind: 'carrier-unknown', written: 'Müller', count: 2 },
      'The carrier “Müller” is not known here: 2 numbers are priced as if no carrier were given.',
    ],
    [
      { kind: 'carrier-unlisted', written: '199999', count: 1, date: '2026-09' },
      'The carrier 199999 is not in the list of 2026-09; it is taken as it is.',
    ],
    [{ kind: 'skipped', what: 'total', lines: [6] }, 'Line 6 is a total and was left out.'],
    [
      {
        kind: 'delivered',
        column: { position: 3, letter: 'C', header: 'Status', samples: ['Delivered'], role: null },
        lines: [2, 5],
      },
      '2 numbers are delivered already, says “Status” (column C): there is nothing left to track.',
    ],
    [
      { kind: 'skipped', what: 'title', lines: [1, 2, 3, 4, 5, 6] },
      'Lines 1, 2, 3, 4, 5, … stand above the table and were left out.',
    ],
  ])('is said of %j', (note, sentence) => {
    expect(noteSay(note, 'en')).toBe(sentence);
    expect(noteSay(note, 'zh')).toMatch(/。$/);
  });
});
