import { expect, it } from 'vitest';
import { compilePack } from '../../shared/pack/compile.ts';
import { bundledDocuments, bundledPacks } from '../../shared/packs/bundled.ts';
import { headlineOf } from '../../shared/words/headline.ts';
import { nounOf } from '../../shared/words/noun.ts';
import { openLedgerDesk, pull } from '../rules/ledger-desk.ts';

const [seventeenTrack, safecube] = bundledPacks;
if (seventeenTrack === undefined || safecube === undefined) throw new TypeError('a bundled pack is missing');

it('calls a unit what the meter’s pack calls it, else a unit', () => {
  expect([1, 2].map((count) => nounOf(safecube, 'shipment', count, 'en'))).toEqual(['shipment', 'shipments']);
  expect(nounOf(safecube, 'shipment', 2, 'zh')).toBe('货运');
  expect([1, 2].map((count) => nounOf(seventeenTrack, 'email', count, 'en'))).toEqual(['unit', 'units']);
  const boxes = { en: { one: 'box', other: 'boxes' }, zh: { other: '箱' } };
  const [, document] = bundledDocuments;
  if (document === undefined) throw new TypeError('Safecube has no pack');
  const pack = compilePack({ ...document, meters: document.meters.map((meter) => ({ ...meter, noun: boxes })) });
  expect(nounOf(pack, 'shipment', 3, 'en')).toBe('boxes');
});

it.each([
  ['en', 'This adds up to 1 billable shipment in November.'],
  ['zh', '十一月最多增加 1 个计费货运。'],
] as const)('stands in a headline in %s', (locale, sentence) => {
  const { quote } = openLedgerDesk().quote(pull('MSCU6639870'));
  const headline = headlineOf(quote, quote.meters[0], 'charge', locale).map(({ text }) => text);
  expect(headline.join('')).toBe(sentence);
});
