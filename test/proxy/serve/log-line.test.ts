import { expect, test } from 'vitest';
import { sayLeft } from '../../../proxy/serve/log-line.ts';

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
