import { expect, test } from 'vitest';
import { toUnits } from '../../shared/amount.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { ALLOW, acceptedAll, openGateDesk } from './gate-desk.ts';

const never = (): boolean => false;
const bounds = ({ meters }: Quote): readonly (number | null | undefined)[] => {
  const [meter] = meters;
  return [meter?.min, meter?.likely, meter?.max, meter?.before].map((one) => (one == null ? one : toUnits(one)));
};

test('calls quoted in turn see each other: the same number in two of them is charged once, and once more at worst', async () => {
  const { gate, registering } = openGateDesk();
  const quotes = await gate.quoteInTurn([
    registering('one', 'RR100000001CN'),
    registering('two', 'RR100000001CN', 'RR100000002CN'),
    registering('three', 'RR100000003CN'),
  ]);
  expect(quotes.map(bounds)).toEqual([
    [1, 1, 1, 100],
    [1, 1, 2, 99],
    [1, 1, 1, 97],
  ]);
});

test('calls quoted in turn share what is left: those past it will be refused', async () => {
  const { gate, registering } = openGateDesk();
  const many = (call: number, numbers: number): readonly string[] =>
    Array.from({ length: numbers }, (_, nth) => `RR${call}${10_000_000 + nth}CN`);
  const sizes = [40, 40, 18, 1, 1, 1];
  const quotes = await gate.quoteInTurn(sizes.map((size, call) => registering(`${call}`, ...many(call + 1, size))));
  expect(quotes.map((quote) => bounds(quote)[1])).toEqual([40, 40, 18, 1, 1, 0]);
});

test('a quote in turn is the quote that its call gets when those before it have left', async () => {
  const { gate, registering } = openGateDesk();
  const calls = [
    registering('one', 'RR100000001CN'),
    registering('two', 'RR100000001CN'),
    registering('three', 'RR100000002CN', 'RR100000001CN'),
  ];
  const quoted = (await gate.quoteInTurn(calls)).map(bounds);
  const really: unknown[] = [];
  for (const call of calls) really.push(bounds((await gate.attempt(call, ALLOW.judge, never)).quote));
  expect(quoted).toEqual(really);
});

test('quoting in turn leaves the books and the ledger as they are', async () => {
  const { gate, postings, registering } = openGateDesk();
  await gate.open(registering('first', 'RR100000001CN'), ALLOW, never);
  await gate.settle('first', acceptedAll('RR100000001CN'));
  const { recognised, account } = registering('again', 'RR100000002CN');
  const before = await gate.quote(recognised, account);
  await gate.quoteInTurn([registering('two', 'RR100000002CN'), registering('three', 'RR100000003CN')]);
  expect(postings).toHaveLength(2);
  expect(bounds(await gate.quote(recognised, account))).toEqual(bounds(before));
  const [quote] = await gate.quoteInTurn([registering('two', 'RR100000002CN')]);
  expect(quote?.account.inFlight.size).toBe(0);
});
