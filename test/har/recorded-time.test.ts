import { describe, expect, it } from 'vitest';
import { readRecordedTime } from '../../shared/har/recorded-time.ts';

const instantOf = (value: unknown, zone = 'UTC'): string | null => {
  const time = readRecordedTime(value, zone);
  return time === null ? null : new Date(time.at).toISOString();
};

describe('a recorded time', () => {
  it.each([
    ['2026-11-30T9:34:07.123Z', '2026-11-30T09:34:07.123Z'],
    ['2026-11-30T19:34:07.123456Z', '2026-11-30T19:34:07.123Z'],
    ['2026-11-30T19:34:07,5+0800', '2026-11-30T11:34:07.500Z'],
    ['2026-12-01 03:30:01.497 +08:00', '2026-11-30T19:30:01.497Z'],
    ['2026-11-30t09:34:07z', '2026-11-30T09:34:07.000Z'],
    ['2026-12-01T03:30:01+08:00[Asia/Shanghai]', '2026-11-30T19:30:01.000Z'],
    ['Mon, 30 Nov 2026 09:34:07 GMT', '2026-11-30T09:34:07.000Z'],
    ['Monday, 30-Nov-2026 9:34:07 GMT', '2026-11-30T09:34:07.000Z'],
    ['30 Nov 2026 09:34:07 -0500', '2026-11-30T14:34:07.000Z'],
    ['Tue Dec 01 2026 03:30:01 GMT+0800 (China Standard Time)', '2026-11-30T19:30:01.000Z'],
    [1796031247, '2026-11-30T09:34:07.000Z'],
    [1796031247.25, '2026-11-30T09:34:07.250Z'],
    [1796031247123, '2026-11-30T09:34:07.123Z'],
    ['1796031247123', '2026-11-30T09:34:07.123Z'],
    ['1796031247.123456', '2026-11-30T09:34:07.123Z'],
    [1796031247123456, '2026-11-30T09:34:07.123Z'],
    ['1796031247123456789', '2026-11-30T09:34:07.123Z'],
    ['/Date(1796031247123)/', '2026-11-30T09:34:07.123Z'],
  ])('is read of %j, and says its zone itself', (value, instant) => {
    expect(instantOf(value, 'America/New_York')).toBe(instant);
    expect(readRecordedTime(value, 'UTC')?.local).toBeNull();
  });

  it.each([
    ['2026-12-01T03:30:00.497000', 'UTC', '2026-12-01T03:30:00.497Z'],
    ['2026-12-01T03:30:00.497000', 'Asia/Shanghai', '2026-11-30T19:30:00.497Z'],
    ['2026-12-01 3:30', 'America/New_York', '2026-12-01T08:30:00.000Z'],
    ['Dec 01, 2026 03:30:00', 'Europe/Berlin', '2026-12-01T02:30:00.000Z'],
    // Berlin's clock shows half past two twice that night: the first of them.
    ['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ])('without a zone, %j, is read in %s, and what the clock showed is kept', (value, zone, instant) => {
    expect(instantOf(value, zone)).toBe(instant);
    expect(readRecordedTime(value, zone)?.local).toBe(readRecordedTime(value, 'UTC')?.at);
  });

  it.each([
    '',
    'yesterday',
    '2026-02-30T00:00:00Z',
    '30/11/2026',
    '12345',
    12345,
    Number.NaN,
    null,
    {},
    '30 Foo 2026 10:00:00 GMT',
  ])('is none of %j', (value) => {
    expect(readRecordedTime(value, 'UTC')).toBeNull();
  });
});
