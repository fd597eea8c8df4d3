import { expect, test } from 'vitest';
import { namedItems } from '../../shared/words/named-items.ts';
import { openLedgerDesk } from '../rules/ledger-desk.ts';
import { FIRST, OTHER, POST, pair, register, SECOND } from '../rules/parcels.ts';

const { quote } = openLedgerDesk().quote(
  register(pair(FIRST, POST), pair(SECOND, POST), pair(FIRST, OTHER), pair(SECOND, POST), pair('RR300000005CN')),
);

test.each([
  [['RR300000005CN'], { kind: 'places', places: [4] }],
  [[`${FIRST}|${OTHER}`, 'RR300000005CN|?'], { kind: 'places', places: [2, 4] }],
  [[SECOND], { kind: 'places', places: [1, 3] }],
  [[], { kind: 'places', places: [] }],
  [[FIRST], { kind: 'several', name: FIRST }],
  [['RR999999999CN', FIRST], { kind: 'no-item', name: 'RR999999999CN' }],
] as const)('%j', (names, wanted) => {
  expect(namedItems(quote, names)).toEqual(wanted);
});
