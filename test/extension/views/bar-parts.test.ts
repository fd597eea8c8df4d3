import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barParts } from '../../../extension/views/bar-parts.ts';
import type { BarView } from '../../../shared/words/views.ts';

const barOf = (used: number, sure: number, maybe: number, allowance: number): BarView => ({
  used,
  sure,
  maybe,
  left: allowance - used - sure - maybe,
  allowance,
  usedText: '',
  nowText: '',
  leftText: '',
  back: null,
});

const endless = (used: number, sure: number, maybe: number): BarView => ({
  ...barOf(used, sure, maybe, 0),
  left: null,
  allowance: null,
});

test.each([
  ['nothing used', barOf(0, 0, 0, 100), { left: 100 }],
  ['a quote that fits', barOf(37, 32, 9, 100), { used: 37, sure: 32, maybe: 9, left: 22 }],
  ['a quote past what is left', barOf(80, 10, 30, 100), { used: 200 / 3, sure: 25 / 3, maybe: 25 / 3, over: 50 / 3 }],
  ['more used than there was', barOf(150, 0, 0, 100), { used: 200 / 3, over: 100 / 3 }],
  ['no allowance at all', barOf(0, 0, 0, 0), { left: 100 }],
  [
    'what is left is not known',
    endless(37, 32, 9),
    { used: 37 / 2.34, sure: 32 / 2.34, maybe: 9 / 2.34, left: 200 / 3 },
  ],
  ['nothing is known at all', endless(0, 0, 0), { left: 100 }],
])('cuts a bar: %s', (_, bar, expected) => {
  const parts = Object.fromEntries(barParts(bar).map(({ kind, percent }) => [kind, percent]));
  expect(Object.keys(parts)).toEqual(Object.keys(expected));
  for (const [kind, percent] of Object.entries(expected)) expect(parts[kind]).toBeCloseTo(percent);
});

test('always fills the whole bar, and no part is empty', () => {
  const units = fc.integer({ min: -20, max: 1000 });
  fc.assert(
    fc.property(units, units, units, units, (used, sure, maybe, allowance) => {
      const parts = barParts(barOf(used, sure, maybe, allowance));
      expect(parts.every(({ percent }) => percent > 0)).toBe(true);
      expect(parts.reduce((sum, { percent }) => sum + percent, 0)).toBeCloseTo(100);
    }),
  );
});
