import { describe, expect, it } from 'vitest';
import { fromUnits } from '../../shared/amount.ts';
import { leftOf } from '../../shared/books/allowance.ts';
import { type Books, ensureAccount, newBooks } from '../../shared/books/books.ts';
import { compilePack } from '../../shared/pack/compile.ts';
import type { Condition, PackDocument } from '../../shared/pack/schema.ts';
import { bundledDocuments } from '../../shared/packs/bundled.ts';
import { recognise } from '../../shared/recognise/recognise.ts';
import { quoteCall } from '../../shared/rules/quote.ts';
import { recordEntry } from '../../shared/rules/record.ts';
import { warningsOf } from '../../shared/rules/warnings.ts';
import { badgeView } from '../../shared/words/badge-view.ts';
import { describeLine } from '../../shared/words/describe.ts';
import { headlineOf } from '../../shared/words/headline.ts';
import { openLedgerDesk } from './ledger-desk.ts';
import { accept, change, FIRST, POST, pair, register, registered, took } from './parcels.ts';

const AT = Date.parse('2026-11-10T12:00:00Z');

const [seventeenTrack] = bundledDocuments;
if (seventeenTrack === undefined) throw new TypeError('17TRACK has no pack');

/** An account with 17TRACK's pack, but for what the test is about. */
const withPack = (part: Partial<PackDocument>) => {
  const pack = compilePack({ ...seventeenTrack, ...part });
  const books = newBooks([pack]);
  const account = ensureAccount(books, '17track', 'acc');
  if (account === null) throw new TypeError('no account');
  const ask = ({ method, url, body = '' }: ReturnType<typeof register>) => {
    const recognised = recognise(books.packs, { method, url, headers: [], body: { kind: 'text', text: body } });
    if (recognised === null) throw new TypeError('not recognised');
    return quoteCall(recognised, account, AT);
  };
  const quote = (...items: readonly unknown[]) => ask(register(...items));
  const record = (action: string, count: number) =>
    recordEntry(
      books,
      { id: 'r', provider: '17track', account: 'acc', action, items: [], count, at: AT, origin: 'test', tag: null },
      () => 1,
    );
  return { pack, account, ask, quote, record };
};

const meters = (change: (meter: PackDocument['meters'][number]) => object): Partial<PackDocument> => ({
  meters: seventeenTrack.meters.map((meter) => ({ ...meter, ...change(meter) })),
});

describe('what a pack says in its own words', () => {
  it('is the rule of what is refused past the allowance', () => {
    const { rules } = seventeenTrack;
    const over = rules['over-allowance'];
    if (over === undefined) throw new TypeError('17TRACK’s pack has no rule over-allowance');
    const nothingLeft = { ...rules, 'none-left': { ...over, say: { en: 'Spent.', zh: '用完。' } } };
    const part = meters(({ id }) => (id === 'tracking' ? { pastAllowance: 'none-left' } : {}));
    const desk = withPack({ ...part, rules: nothingLeft });
    desk.account.settings.plan = '0-monthly';
    const quote = desk.quote(pair('RR100000001CN', POST));
    const [line] = quote.lines;
    if (line === undefined) throw new TypeError('no line');
    expect(describeLine(quote, line, 'en')).toMatchObject({ rule: { id: 'none-left' }, say: 'Spent.' });
  });

  it('names a rule that it has: else its place is named', () => {
    const part = meters(({ id }) => (id === 'tracking' ? { pastAllowance: 'none-left' } : {}));
    expect(() => withPack(part)).toThrow('meters.0.pastAllowance: there is no rule named "none-left"');
  });

  it('is the meter that grants go to, first or not', () => {
    const { account } = withPack(meters(({ id }) => ({ takesGrants: id === 'email' })));
    account.settings.grants = [{ units: fromUnits(7), expires: AT + 1 }];
    account.spending = null;
    expect(leftOf(account, 'tracking', AT)).toBe(fromUnits(100));
    expect(leftOf(account, 'email', AT)).toBe(fromUnits(307));
  });

  it('is the meter that an account is shown by and an unknown call counts on, else the first', () => {
    const { account, ask } = withPack({ mainMeter: 'email' });
    account.settings.plan = '100-monthly';
    expect(badgeView(account, AT, 'en', 'UTC').text).toBe('300');
    const unknown = ask({ method: 'POST', url: 'https://api.17track.net/track/v2.4/none' });
    expect(unknown.meters).toMatchObject([{ meter: 'email', max: null }]);
    expect(withPack({ mainMeter: undefined }).pack.mainMeter).toBe('tracking');
    expect(() => withPack({ mainMeter: 'parcel' })).toThrow('mainMeter: there is no meter named "parcel"');
  });

  it('is of what it warns: words that nothing would ever raise are refused', () => {
    const { spelling } = seventeenTrack.warnings;
    if (spelling === undefined) throw new TypeError('17TRACK’s pack has no warning spelling');
    const { quote } = withPack({});
    expect(warningsOf(quote(pair('RR100000001CN', POST), pair('RR-100000001-CN', POST)))).toMatchObject([
      { code: 'spelling' },
    ]);
    const { spelling: _, ...others } = seventeenTrack.warnings;
    const silent = withPack({ warnings: others });
    expect(warningsOf(silent.quote(pair('RR100000001CN', POST), pair('RR-100000001-CN', POST)))).toEqual([]);
    expect(() => withPack({ warnings: { ...seventeenTrack.warnings, speling: spelling } })).toThrow(
      'warnings.speling: no rule warns of it, and it is none of delivered, spelling, container-of-bill, bill-of-containers',
    );
  });

  it('is the switch without which something does not count', () => {
    expect(withPack({}).record('email', 1)).toMatchObject({
      kind: 'wrong',
      say: 'e-mails are off for this account: turn them on first with "tollgate accounts set acc email=on"',
    });
    const counted = seventeenTrack.counted.map(({ switch: _, ...one }) => one);
    expect(withPack({ counted }).record('email', 1)).toMatchObject({ kind: 'posting' });
  });

  it('is the call that begins a registration, whatever it is called', () => {
    const calls = seventeenTrack.calls.map((call) => (call.id === 'register' ? { ...call, action: 'enrol' } : call));
    const { account, quote } = withPack({ calls });
    account.settings.plan = '100-monthly';
    const made = quote(pair('RR100000001CN', POST));
    const headline = headlineOf(made, made.meters[0], 'charge', 'en');
    expect(headline.map(({ text }) => text).join('')).toBe('Registering RR100000001CN uses 1 of your 100 left.');
  });
});

describe('a charge whose units are others by the time of its answer', () => {
  /** Packs under which a language costs three units on some condition, else one. */
  const dearWhen = (when: Condition) =>
    bundledDocuments
      .map((document) => ({
        ...document,
        calls: document.calls.map((call) => ({
          ...call,
          charges: call.charges.map((charge) =>
            call.id === 'change-info' ? { ...charge, unitsWhen: [{ when, units: 3 }] } : charge,
          ),
        })),
      }))
      .map(compilePack);

  const reservedIn = (books: Books): number =>
    [...books.accounts.values()].flatMap(({ open }) => [...open.values()]).filter(({ state }) => state === 'reserved')
      .length;

  /** A language is asked for, and answered only after the item was stopped and begun again: the quote, what the call holds then, and what is still reserved. */
  const restartedMeanwhile = (when: Condition) => {
    const desk = openLedgerDesk(undefined, dearWhen(when));
    registered(desk, pair(FIRST, POST));
    const asked = desk.send(change({ lang: 'de' }));
    took(desk, 'stoptrack');
    took(desk, 'retrack');
    desk.answer(asked, accept(pair(FIRST, POST)));
    return [asked.quoted['tracking'], desk.heldBy(asked, 'tracking'), reservedIn(desk.books)];
  };

  it('leaves nothing reserved of what was too much', () => {
    expect(restartedMeanwhile({ not: { fact: ['restarts', 1] } })).toEqual([[0, 3, 3], [0, 1, 0], 0]);
  });

  it('holds anew what was too little', () => {
    expect(restartedMeanwhile({ fact: ['restarts', 1] })).toEqual([[0, 1, 1], [0, 3, 0], 0]);
  });
});

describe('a pack that names its items in its own way', () => {
  const registers = (items: NonNullable<PackDocument['calls'][number]['items']>, form = seventeenTrack.item) =>
    withPack({
      item: form,
      calls: seventeenTrack.calls.map((call) => (call.id === 'register' ? { ...call, items } : call)),
    });
  const [registering] = seventeenTrack.calls.filter(({ id }) => id === 'register');
  if (registering?.items === undefined) throw new TypeError('no registration');
  const { items } = registering;

  it('takes no empty number, however short its numbers may be', () => {
    const valid = { least: 0, most: 50, also: '' };
    const { quote } = registers(items, { ...seventeenTrack.item, valid });
    expect(quote({ number: '' }).lines.map((line) => line.rule.id)).toEqual(['not-a-number']);
    expect(quote({ number: 'A' }).lines.map((line) => line.rule.id)).toEqual(['register']);
  });

  it('finds nothing by a path that leads through a list', () => {
    const listed = registers({ ...items, number: '$.number[*]' }).quote({ number: ['A1234'] });
    expect(listed.recognised.asks.map(({ number }) => number)).toEqual(['']);
    const { quote } = registers({ ...items, fields: { ...items.fields, lang: '$.lang[*]' } });
    expect(quote({ number: 'A1234', lang: ['de'] }).recognised.asks[0]?.fields).toEqual({});
  });
});
