import { describe, expect, it } from 'vitest';
import { instantIn, monthNamed } from '../shared/period.ts';

const instantOf = (local: string, zone: string): string =>
  new Date(instantIn(zone, Date.parse(`${local}Z`))).toISOString();

describe('a local time', () => {
  it.each([
    ['2026-12-01T03:30:00', 'UTC', '2026-12-01T03:30:00.000Z'],
    ['2026-12-01T03:30:00', 'Asia/Shanghai', '2026-11-30T19:30:00.000Z'],
    ['2026-07-01T12:00:00', 'America/New_York', '2026-07-01T16:00:00.000Z'],
    // Clocks go back: half past two is there twice.
    ['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T03:30:00', 'Europe/Berlin', '2026-10-25T02:30:00.000Z'],
    // Clocks go forward: half past two is not there.
    ['2026-03-29T02:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['2026-03-29T03:30:00', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('%s in %s is the first instant that shows it', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
  });
});

describe('a month', () => {
  it('begins at the first of two midnights, where clocks go back on its first day', () => {
    const november = monthNamed('2026-11', 'America/Havana');
    expect(new Date(november?.from ?? 0).toISOString()).toBe('2026-11-01T04:00:00.000Z');
  });
});
