import { expect, test } from 'vitest';
import { quoteView } from '../../shared/words/quote-view.ts';
import type { Locale } from '../../shared/words/views.ts';
import { type LedgerDesk, listCall, ok, openLedgerDesk, pull } from '../rules/ledger-desk.ts';
import { FIRST, register } from '../rules/parcels.ts';

const BOX = 'MSCU6639870';
const OTHER = 'TGHU1234567';
const NEW = 'TCLU4839207';

const counts = (desk: LedgerDesk, numbers: readonly string[], locale: Locale = 'en') =>
  (quoteView(desk.quote(listCall('POST', numbers)).quote, locale).counts ?? []).map(
    ({ head, was, will, foot }) => `${head}: ${was} → ${will} ${foot}`,
  );

test('a list is quoted as two pairs: what is counted this month, and what counts again from the next one on', () => {
  const desk = openLedgerDesk();
  desk.pass(pull(OTHER), ok({}));
  expect(counts(desk, [BOX, NEW])).toEqual(['November: 1 → 3 counted', 'on 1 December: 0 → 2 on your list']);
  expect(counts(desk, [BOX, NEW], 'zh')).toEqual(['十一月: 1 → 3 已计入', '12月1日: 0 → 2 在您的列表上']);
});

test('what is counted already, or stands on the list, comes to nothing more there', () => {
  const desk = openLedgerDesk();
  desk.pass(pull(OTHER), ok({}));
  desk.pass(listCall('POST', [BOX]), { status: 202, text: null });
  expect(counts(desk, [BOX, OTHER, BOX.toLowerCase(), NEW])).toEqual([
    'November: 2 → 3 counted',
    'on 1 December: 1 → 3 on your list',
  ]);
});

test('both bars have one length', () => {
  const desk = openLedgerDesk();
  desk.pass(pull(OTHER), ok({}));
  const view = quoteView(desk.quote(listCall('POST', [BOX, NEW])).quote, 'en');
  expect(
    view.counts?.map(({ bar: { used, sure, maybe, left, allowance } }) => [used, sure, maybe, left, allowance]),
  ).toEqual([
    [1, 0, 2, 0, 3],
    [0, 0, 2, 1, 3],
  ]);
});

test('no other call has them', () => {
  const desk = openLedgerDesk();
  for (const call of [pull(BOX), register(FIRST), listCall('DELETE', [BOX])])
    expect(quoteView(desk.quote(call).quote, 'en')).not.toHaveProperty('counts');
});
