import { describe, expect, test } from 'vitest';
import { quoteView } from '../../shared/words/quote-view.ts';
import { openLedgerDesk } from '../rules/ledger-desk.ts';
import { accept, FIRST, OTHER, POST, pair, register, registered } from '../rules/parcels.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, nth) => pair(`RR${200_000_000 + nth}CN`, POST));

/** What Allow stands for, of a call on an account that has so many left. */
const asked = (plan: string, ...items: readonly unknown[]) => {
  const desk = openLedgerDesk();
  desk.set('17track', { plan });
  const { allows, isWary } = quoteView(desk.quote(register(...items)).quote, 'en');
  return { allows, isWary };
};

describe('Allow', () => {
  test('stands for the units of the headline', () => {
    expect(asked('100-monthly', ...numbers(12))).toEqual({ allows: '12', isWary: false });
  });

  test('stands for what is served, and is not the plain way on, where some will be refused', () => {
    expect(asked('2-monthly', ...numbers(12))).toEqual({ allows: '2', isWary: true });
    expect(asked('0-monthly', ...numbers(12))).toEqual({ allows: null, isWary: true });
  });

  test('stands for the most where nothing is likely', () => {
    const desk = openLedgerDesk();
    desk.set('17track', { plan: '100-monthly' });
    desk.pass(register(pair(FIRST, POST)), 'lost');
    expect(quoteView(desk.quote(register(pair(FIRST, POST))).quote, 'en')).toMatchObject({
      allows: '1',
      isWary: false,
    });
  });

  test('names no units where nobody knows what a call costs', () => {
    const desk = openLedgerDesk();
    registered(desk, pair(FIRST, POST));
    const unknown = desk.quote({ ...register(), body: '{"number":"A"}' });
    expect(quoteView(unknown.quote, 'en')).toMatchObject({ allows: null, isWary: true });
    expect(quoteView(desk.pass(register(pair(FIRST, OTHER)), accept(pair(FIRST, OTHER))).quote, 'en')).toMatchObject({
      allows: '1',
      isWary: false,
    });
  });
});
