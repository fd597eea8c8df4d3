import { describe, expect, it } from 'vitest';
import { columnsOf, numbersOf, readText } from './read-cases.ts';

describe('lists inside of JSON', () => {
  it.each([
    ['{"tracking_numbers":["RR100000001CN"]}', 'tracking_numbers', ['RR100000001CN']],
    ['{"data":{"items":[{"id":5,"tracking_number":"RR100000001CN"}]}}', 'tracking_number', ['RR100000001CN']],
    ['{"order_ids":["100000000001"],"tracking_numbers":["777000000001"]}', 'tracking_numbers', ['777000000001']],
    [
      '{"orders":[{"id":100000000001,"packages":[{"tracking_number":"RR100000001CN"},{"tracking_number":"RR100000002CN"}]}]}',
      'packages tracking_number',
      ['RR100000001CN', 'RR100000002CN'],
    ],
    ['[{"foo":"RR100000001CN"}]', 'foo', ['RR100000001CN']],
    [
      '{"number":"RR100000001CN","carrier":3011}\n{"number":"RR100000002CN"}',
      'number + carrier',
      ['RR100000001CN|3011', 'RR100000002CN'],
    ],
  ])('are read by their names: %s', (text, columns, numbers) => {
    const read = readText(text);
    expect(columnsOf(read)).toBe(columns);
    expect(numbersOf(read)).toEqual(numbers);
    expect(read).toMatchObject({ bad: [] });
  });

  it.each([
    [
      'two lists, of which either may be meant',
      '{"accepted":[{"number":"RR100000001CN"}],"rejected":[{"number":"RR100000002CN"}]}',
    ],
    ['a list of orders', '{"orders":["100000000001","100000000002"]}'],
  ])('are asked about: %s', (_, text) => {
    expect(readText(text).kind).toBe('which-column');
  });
});
