import { describe, expect, it } from 'vitest';
import { unwrapCell } from '../../shared/lists/unwrap.ts';
import { columnsOf, numbersOf, readText } from './read-cases.ts';

/** What a cell holds: its numbers, with carriers where it names them; or why it holds none. */
const inside = (cell: string): string => {
  const read = unwrapCell(cell);
  if (read.kind === 'bad') return read.problem;
  return read.numbers.map(({ number, carrier }) => (carrier === '' ? number : `${carrier}>${number}`)).join(' ');
};

describe('a cell', () => {
  it.each([
    ['9400111899223100000001', '9400111899223100000001'],
    ['="9400111899223100000001"', '9400111899223100000001'],
    ['=""9400111899223100000001""', '9400111899223100000001'],
    ["'9400111899223100000001", '9400111899223100000001'],
    ["'RR000000001CN'", 'RR000000001CN'],
    ['“RR000000001CN”', 'RR000000001CN'],
    ['`RR000000001CN`,', 'RR000000001CN'],
    ['777000000001.0', '777000000001'],
    ['777000000001,00', '777000000001'],
    ['777,000,000,001', '777000000001'],
    ['777.000.000.001', '777000000001'],
    ['777 000 000 001', '777000000001'],
    ["777'000'000'001", '777000000001'],
    ['1234 5678 9012', '123456789012'],
    ['9400 1118 9922 3100 0000 01', '9400111899223100000001'],
    ['1Z 999 AA1 01 2345 6784', '1Z999AA10123456784'],
    ['RR 000 000 001 CN', 'RR000000001CN'],
    ['\u200bRR000000001CN\u200e', 'RR000000001CN'],
    ['\u00a0RR000000001CN\u00a0', 'RR000000001CN'],
    ['ＲＲ０００００００01ＣＮ', 'RR000000001CN'],
    ['JJD‑0001‑0002', 'JJD-0001-0002'],
  ])('%j is one number', (cell, number) => {
    expect(inside(cell)).toBe(number);
  });

  it.each([
    ['RR000000001CN, RR000000002CN', 'RR000000001CN RR000000002CN'],
    ['RR000000001CN;RR000000002CN', 'RR000000001CN RR000000002CN'],
    ['RR000000001CN\nRR000000002CN', 'RR000000001CN RR000000002CN'],
    ['RR000000001CN/RR000000002CN', 'RR000000001CN RR000000002CN'],
    ['RR000000001CN | RR000000002CN', 'RR000000001CN RR000000002CN'],
    ['RR000000001CN RR000000002CN', 'RR000000001CN RR000000002CN'],
    ['777000000001 777000000002', '777000000001 777000000002'],
    ['RR000000001CN、RR000000002CN', 'RR000000001CN RR000000002CN'],
    ['RR000000001CN (lost)', 'RR000000001CN'],
    ['Tracking no.: 777000000001', '777000000001'],
    ['运单号：777000000001', '777000000001'],
    ['please look at RR000000001CN and RR000000002CN!', 'RR000000001CN RR000000002CN'],
    ['中通快递:777000000001', '中通快递>777000000001'],
    ['中通快递:777000000001;圆通速递:YT0000000000701', '中通快递>777000000001 圆通速递>YT0000000000701'],
    ['https://t.17track.net/en#nums=RR000000001CN,RR000000002CN', 'RR000000001CN RR000000002CN'],
    ['https://www.fedex.com/fedextrack/?trknbr=777000000001&x=12345678', '777000000001'],
    ['https://tools.usps.com/go/TrackConfirmAction?tLabels=9400111899223100000001', '9400111899223100000001'],
  ])('%j holds numbers', (cell, numbers) => {
    expect(inside(cell)).toBe(numbers);
  });

  it.each([
    ['9.4E+21', 'rounded'],
    ['9,40011E+21', 'rounded'],
    ['9.4001118992231e+21', 'rounded'],
    ['9400111899223110000000', 'rounded'],
    ['https://example.com/track/RR000000001CN', 'address'],
    ['https://example.com/?order=100000001', 'address'],
    ['', 'no-number'],
    ['pending', 'no-number'],
    ['2 pcs', 'no-number'],
    ['100004 234987', 'no-number'],
  ])('%j holds none that is certain: %s', (cell, problem) => {
    expect(inside(cell)).toBe(problem);
  });

  it('that begins with a zero, or was text, was not rounded', () => {
    expect(inside('00340434161094000000')).toBe('00340434161094000000');
    expect(inside('="9400111899223110000000"')).toBe('9400111899223110000000');
  });
});

it('a column of sixteen digits that all end with zero was rounded by a spreadsheet; a single one may not have been', () => {
  const zeroed = Array.from({ length: 8 }, (_, nth) => `12345678${nth}2345670`);
  expect(readText(zeroed.join('\n'))).toMatchObject({
    kind: 'no-numbers',
    bad: zeroed.map(() => ({ problem: 'rounded' })),
  });
  expect(numbersOf(readText('1234567812345670'))).toEqual(['1234567812345670']);
});

describe('a pasted list', () => {
  const BOTH = ['RR000000001CN', 'RR000000002CN'];

  it.each([
    ['points of a chat', '- RR000000001CN\n- RR000000002CN'],
    ['other points', '• RR000000001CN\n* RR000000002CN'],
    ['numbered points', '1. RR000000001CN\n2) RR000000002CN'],
    ['Chinese points', '1、RR000000001CN\n2、RR000000002CN'],
    ['boxes to tick', '- [ ] RR000000001CN\n- [x] RR000000002CN'],
    ['a JSON list', '["RR000000001CN","RR000000002CN"]'],
    ['a JSON list in an object', '{"data":{"numbers":["RR000000001CN","RR000000002CN"]}}'],
    ['JSON records', '[{"number":"RR000000001CN"},{"number":"RR000000002CN"}]'],
    ['JSON records a line each', '{"tracking_number":"RR000000001CN"}\n{"tracking_number":"RR000000002CN"}'],
    ['a list as Python prints it', "['RR000000001CN', 'RR000000002CN',]"],
    ['quotes and commas of a query', "'RR000000001CN',\n'RR000000002CN',"],
    ['pipes', '1001|RR000000001CN\n1002|RR000000002CN'],
    ['a drawn table', '| Order | Tracking |\n|---|---|\n| 1 | RR000000001CN |\n| 2 | RR000000002CN |'],
    ['a framed table', '+---+---------------+\n| 1 | RR000000001CN |\n| 2 | RR000000002CN |\n+---+---------------+'],
    ['a list beyond its header', 'Tracking Numbers\nRR000000001CN;RR000000002CN'],
  ])('is read from %s', (_, text) => {
    expect(numbersOf(readText(text))).toEqual(BOTH);
  });

  it('keeps the digits of JSON numbers, and their carriers', () => {
    const text = '[{"number":9200190000000000000001,"carrier":21051.0},{"number":777000000001,"carrier":"fedex"}]';
    const read = readText(text);
    expect(columnsOf(read)).toBe('number + carrier');
    expect(numbersOf(read)).toEqual(['9200190000000000000001|21051', '777000000001|100003']);
  });

  it('keeps numbers whose digits are grouped by commas whole', () => {
    expect(numbersOf(readText('777,000,000,001\n777,000,000,002'))).toEqual(['777000000001', '777000000002']);
    expect(numbersOf(readText('Order,Tracking\n1001,777,000,000,001'))).toEqual(['777000000001']);
  });

  it('says what was unwrapped', () => {
    expect(readText('="777000000001"\n="777000000002"\n1234 5678 9012')).toMatchObject({
      notes: [
        { kind: 'unwrapped', how: 'wrapped', count: 2, was: '="777000000001"', number: '777000000001' },
        { kind: 'unwrapped', how: 'blanks', count: 1, was: '1234 5678 9012', number: '123456789012' },
      ],
    });
  });

  it('names a bill once and each of its containers', () => {
    const text = 'MBL;Container\nOOLU2000000010;OOLU0000010\nOOLU2000000010;OOLU0000026\nOOLU2000000010;';
    const read = readText(text);
    expect(numbersOf(read)).toEqual(['OOLU2000000010', 'OOLU0000010', 'OOLU0000026']);
    expect(read).toMatchObject({ bad: [], notes: [{ kind: 'repeated', count: 2 }] });
  });
});
