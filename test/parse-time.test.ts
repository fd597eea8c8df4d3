import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from '../shared/parse-time.ts';

describe('parseTime', () => {
  it('gives back any instant that was written in UTC', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }),
        (date) => {
          expect(parseTime(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });

  it.each([
    ['2026-11-03T10:00:00.000+08:00', '2026-11-03T02:00:00.000Z'],
    ['2026-11-03T10:00:00-0530', '2026-11-03T15:30:00.000Z'],
    ['2026-11-03T10:00:00.1234567Z', '2026-11-03T10:00:00.123Z'],
    ['2026-11-03T10:00:00', '2026-11-03T10:00:00.000Z'],
    ['2026-11-03 10:00', '2026-11-03T10:00:00.000Z'],
    ['2026-11-03', '2026-11-03T00:00:00.000Z'],
    ['2026-11', '2026-11-01T00:00:00.000Z'],
    ['2026-12-31T23:59:60Z', '2026-12-31T23:59:59.000Z'],
    [' 2026-11-03t10:00:00z ', '2026-11-03T10:00:00.000Z'],
  ])('reads %s as %s, on every machine', (text, instant) => {
    expect(parseTime(text)).toBe(Date.parse(instant));
  });

  it.each([
    '',
    'yesterday',
    '2026',
    '2026-13',
    '2026-02-30',
    '2026-11-03T25:00:00Z',
    '2026-11-03T10:61:00Z',
    '03/11/2026',
    '1793700000',
    '2026-11-03T10:00:00 CET',
  ])('takes %j for no time', (text) => {
    expect(parseTime(text)).toBeNull();
  });
});
