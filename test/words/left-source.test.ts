import { expect, test } from 'vitest';
import { accountViews } from '../../shared/words/account-view.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import { changedSay } from '../../shared/words/waiting-say.ts';
import { type LedgerDesk, openLedgerDesk } from '../rules/ledger-desk.ts';
import { at, FIRST, POST, pair, readQuota, register, registered, SECOND } from '../rules/parcels.ts';

const NOW = at('2026-11-10T12:00:00Z');

const lineOf = (desk: LedgerDesk, locale: 'en' | 'zh' = 'en', zone = 'UTC'): string | null =>
  quoteView(desk.quote(register(pair(SECOND, POST))).quote, locale, zone).bar?.back ?? null;

const timeOf = (line: string | null): string => /as of ([^,]+),/.exec(line ?? '')?.[1] ?? '';

test('what the provider said says so and when, until something is counted here', () => {
  const desk = openLedgerDesk();
  readQuota(desk, 100, 37);
  const read = lineOf(desk);
  expect(read).toMatch(/^63 left as of \d\d:\d\d, read from 17TRACK\. Back to 100 on 1 December\.$/);
  registered(desk, pair(FIRST, POST));
  expect(lineOf(desk)).toMatch(/^62 left as of \d\d:\d\d, counted here\. Back to 100 on 1 December\.$/);
  readQuota(desk, 100, 38);
  expect(lineOf(desk)).toMatch(/^62 left as of \d\d:\d\d, read from 17TRACK\./);
});

test('what a person set says so, until something is counted here', () => {
  const desk = openLedgerDesk();
  desk.set('17track', { plan: '200-once' });
  expect(lineOf(desk)).toBe('200 left, set by you. Does not come back.');
  registered(desk, pair(FIRST, POST));
  expect(lineOf(desk)).toMatch(/^199 left as of \d\d:\d\d, counted here\. Does not come back\.$/);
});

test('a read that says the same again changes nothing', () => {
  const desk = openLedgerDesk();
  readQuota(desk, 100, 37);
  const before = JSON.stringify(accountViews(desk.books, NOW, 'en'));
  readQuota(desk, 100, 37);
  expect(JSON.stringify(accountViews(desk.books, NOW, 'en'))).toBe(before);
});

test('times are the reader’s, dates the account’s, in each language', () => {
  const desk = openLedgerDesk();
  readQuota(desk, 100, 37);
  const [utc, tokyo] = ['UTC', 'Asia/Tokyo'].map((zone) => timeOf(lineOf(desk, 'en', zone)));
  expect(Number(tokyo?.slice(0, 2))).toBe((Number(utc?.slice(0, 2)) + 9) % 24);
  expect(lineOf(desk, 'zh')).toMatch(/^剩余 63（截至 \d\d:\d\d，来自 17TRACK）。12月1日恢复到 100。$/);
  expect(accountViews(desk.books, NOW, 'en')).toMatchObject([
    { hint: expect.stringMatching(/^As of .*\d\d:\d\d, read from 17TRACK\. Back to 100 on 1 December\.$/) },
  ]);
});

test('that time goes by is no change of the books', () => {
  const desk = openLedgerDesk();
  desk.set('17track', { plan: '100-monthly' });
  registered(desk, pair(FIRST, POST));
  const view = quoteView(desk.quote(register(pair(SECOND, POST))).quote, 'en');
  const later = { ...view, bar: view.bar === null ? null : { ...view.bar, back: 'another time' } };
  expect(changedSay(view, later, 'en')).toBeNull();
});
