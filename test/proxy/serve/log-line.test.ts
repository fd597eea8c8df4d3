import { describe, expect, it, test } from 'vitest';
import { sayLeft, withClock } from '../../../proxy/serve/log-line.ts';
import { openedDesk } from './opened-desk.ts';
import { NOON, parcels } from './proxy-desk.ts';

const CLOCK = /^([01]\d|2[0-3])(:[0-5]\d){2} /;

test.each([
  ['set', 'tracking=38'],
  ['provider', 'tracking=38'],
  ['assumed', 'not known yet'],
] as const)(
  'the log tells what is left of an allowance only where it is more than an assumption: %s',
  (basis, said) => {
    expect(sayLeft({ left: { tracking: 38 }, basis: { tracking: basis } })).toBe(said);
  },
);

test('the log tells nothing of what is left where there is no allowance', () => {
  expect(sayLeft({ left: { shipment: null }, basis: { shipment: null } })).toBe('nothing');
});

describe('the log', () => {
  it('begins each line with the local time, two digits each', () => {
    const lines: string[] = [];
    const at = new Date(2026, 10, 24, 9, 3, 7).getTime();
    withClock(
      (line) => lines.push(line),
      () => at,
    )('the proxy is stopping');
    expect(lines).toEqual(['09:03:07 the proxy is stopping']);
  });

  it('of a proxy has a clock before every line: what passed, what was blocked, what was refused', async () => {
    const desk = await openedDesk({ units: 1 });
    await desk.register(parcels(1));
    await desk.register(parcels(101, 2));
    await desk.call('/17track/docs', { headers: { 'sec-fetch-site': 'cross-site' } });
    const local = new Date(NOON).toTimeString().slice(0, 8);
    expect(desk.log.length).toBeGreaterThan(2);
    for (const line of desk.log) {
      expect(line).toMatch(CLOCK);
      expect(line.startsWith(`${local} `)).toBe(true);
    }
  });
});
