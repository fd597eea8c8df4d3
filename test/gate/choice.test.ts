import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteChoice } from '../../shared/gate/choice.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { choiceView } from '../../shared/words/choice-view.ts';
import { DESK_ACCOUNT, type LedgerDesk, openLedgerDesk, track17 } from '../rules/ledger-desk.ts';
import { accept, FIRST, OTHER, POST, pair, register, registered, SECOND, THIRD } from '../rules/parcels.ts';
import { trials } from '../trials.ts';

const NOW = Date.parse('2026-11-10T12:00:00Z');

const choose = (desk: LedgerDesk, items: readonly unknown[], chosen?: readonly number[]) => {
  const { recognised } = desk.quote(register(...items)).quote;
  return quoteChoice({ books: desk.books, now: NOW }, { recognised, account: DESK_ACCOUNT }, chosen);
};

/** What a quote comes to, and by which rules. */
const shape = ({ meters, lines, recognised }: Quote): unknown => [
  meters.map(({ meter, min, likely, max }) => [meter, min, likely, max]),
  lines.map(({ ask, rule, min, max, capped }) => [recognised.asks[ask]?.number, rule.id, min, max, capped]),
];

/** A ledger that knows one number, deleted another, and has so many units. */
const deskOf = (units: number): LedgerDesk => {
  const desk = openLedgerDesk();
  desk.set('17track', { plan: `${units}-monthly` });
  registered(desk, pair(FIRST, POST), pair(SECOND, POST));
  desk.pass(track17('deletetrack', [pair(SECOND, POST)]), accept(pair(SECOND, POST)));
  return desk;
};

const items = fc.array(
  fc
    .tuple(
      fc.constantFrom(FIRST, SECOND, THIRD, 'RR400000008CN', '12'),
      fc.constantFrom(POST, OTHER, undefined),
      fc.boolean(),
    )
    .map(([number, carrier, isTranslated]) => pair(number, carrier, isTranslated ? { lang: 'de' } : {})),
  { minLength: 1, maxLength: 6 },
);

describe('the quote of what is chosen', () => {
  test('law: is that of a call which names no other items, and all offers are what they say', () => {
    fc.assert(
      fc.property(
        items,
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        fc.constantFrom(3, 100),
        (all, picks, units) => {
          const desk = deskOf(units);
          const places = all.flatMap((_, place) => (picks[place] === true ? [place] : []));
          const { chosen, offers } = choose(desk, all, places);
          const only = (some: readonly number[]): unknown =>
            some.length === 0 ? [] : shape(desk.quote(register(...some.map((place) => all[place]))).quote);
          if (places.length > 0) expect(shape(chosen)).toEqual(only(places));
          for (const { kind, places: of, quote } of offers) {
            expect(shape(quote)).toEqual(only(of));
            if (kind === 'free') expect(quote.meters.every(({ max }) => max === 0)).toBe(true);
          }
        },
      ),
      trials(150),
    );
  });

  test('law: every item stands in one group with a tick, whatever is chosen', () => {
    fc.assert(
      fc.property(items, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (all, picks) => {
        const places = all.flatMap((_, place) => (picks[place] === true ? [place] : []));
        const view = choiceView(choose(deskOf(100), all, places), 'en');
        if (view.kind !== 'items') throw new TypeError('nothing to choose');
        const ticks = view.groups.filter(({ isRider }) => !isRider).flatMap((group) => group.items);
        expect(ticks.map(({ place }) => place).sort()).toEqual(all.map((_, place) => place));
        expect(
          ticks
            .filter(({ isChosen }) => isChosen)
            .map(({ place }) => place)
            .sort(),
        ).toEqual(places);
      }),
      trials(150),
    );
  });
});

test('a number that stands twice is not offered as free without the first of it', () => {
  const twice = [pair(THIRD, POST), pair(THIRD, POST), pair(FIRST, POST)];
  const { offers } = choose(deskOf(100), twice);
  expect(offers.map(({ kind, places }) => [kind, places])).toEqual([
    ['all', [0, 1, 2]],
    ['new', [0]],
    ['free', [2]],
  ]);
});

test('what is past what is left may go out once something before it stays here', () => {
  const four = ['RR500000018CN', 'RR500000021CN', 'RR500000035CN', 'RR500000049CN'].map((number) => pair(number, POST));
  const said = (chosen?: readonly number[]): unknown => {
    const view = choiceView(choose(deskOf(4), four, chosen), 'en');
    return view.kind === 'items' ? view.groups.map(({ head, units }) => [head, units]) : null;
  };
  expect(said()).toEqual([
    ['2 new numbers', '2'],
    ['2 will be refused', '0'],
  ]);
  expect(said([2, 3])).toEqual([['4 new numbers', '2']]);
});

test('says of what was deleted that it would be charged again, while it stays here', () => {
  const head = (chosen: readonly number[]): string | undefined => {
    const view = choiceView(choose(deskOf(100), [pair(SECOND, POST), pair(THIRD, POST)], chosen), 'en');
    return view.kind === 'items' ? view.groups[0]?.head : undefined;
  };
  expect(head([0, 1])).toBe('1 will be charged again');
  expect(head([1])).toBe('1 would be charged again');
});
