import { describe, expect, it } from 'vitest';
import { readText } from './read-cases.ts';

/** How long it takes to read, in milliseconds of this process alone: other programs do not count. */
const costOf = (text: string): number => {
  const before = process.cpuUsage();
  readText(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const QUARTER = 250_000;
const WHOLE = 1_000_000;

/** Text of so many characters, made of one piece over and over. */
const filled = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length));

describe('reading a list takes time in step with its length', () => {
  it.each([
    ['numbers', 'RR100000001CN\n'],
    ['rows', '1001,RR100000001CN,USPS\n'],
    ['cells of spreadsheets', '="777000000001"\n'],
    ['one line', 'RR100000001CN, '],
    ['one cell', 'RR100000001CN '],
    ['blanks', `a${' '.repeat(5000)}`],
    ['quotes', '"'],
    ['quotes never closed', '"a""\n'],
    ['formulas', '="'],
    ['commas', ','],
    ['groups', '777,'],
    ['digits', '9'],
    ['zeros', '0'],
    ['brackets', '['],
    ['objects', '{"a":'],
    ['marks', '))))'],
    ['slashes', '12345678/'],
    ['colons', 'a:'],
    ['points', '- '],
    ['words', 'tracking number '],
    ['addresses', 'https://example.com/?a&'],
  ])('%s', (_, piece) => {
    readText(filled(piece, 1000));
    const quarter = costOf(filled(piece, QUARTER));
    // Four times as much takes sixteen times as long where each looks at all.
    expect(costOf(filled(piece, WHOLE))).toBeLessThan(10 * Math.max(quarter, 60));
  });

  it('records that share no fields', () => {
    const records = (count: number) =>
      JSON.stringify(Array.from({ length: count }, (_, nth) => ({ [`k${nth}`]: 'RR100000001CN' })));
    const quarter = costOf(records(10_000));
    expect(costOf(records(40_000))).toBeLessThan(10 * Math.max(quarter, 60));
  });
});
