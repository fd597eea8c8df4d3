import { toUnits } from '../amount.ts';
import { PRACTICE_ACCOUNT } from '../books/books.ts';
import { movedSum } from '../ledger/moved-units.ts';
import type { Posting, State } from '../model/posting.ts';
import { fill, languageOf, type PluralForms, sayClock, sayCount, sayNumber, writeDate } from './locale.ts';
import type { CallView, Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

/** One call as the ledger knows it: what opened it (reserved, blocked or read), and its settlement once there is one. */
export interface LedgerCall {
  readonly opening: Posting;
  readonly closing: Posting | null;
}

/** "Register 12 numbers", "Track MSCU6639870": what a call does, or calls that were made one. */
export const whatSay = (
  { action, asks, items }: Pick<Posting, 'action' | 'asks' | 'items'>,
  locale: Locale,
): string => {
  const say = wordsOf('call', locale);
  const number = asks[0]?.number ?? '';
  if (action === 'track' && items === 1 && number !== '') return fill(say.track, { number });
  if (action === 'read' && items === 0) return say.readAll;
  const doing: Readonly<Record<string, PluralForms>> = wordsOf('callWhat', locale);
  const forms = doing[action] ?? wordsOf('callWhat', locale).unknown;
  return sayCount(forms, items, locale);
};

const sum = (closing: Posting, opening: Posting, states: readonly State[]): number =>
  toUnits(movedSum(closing, opening, states));

/** What is not proved is only expected. */
const chargedSay = (charged: number, expected: number, locale: Locale): string => {
  const most = sayNumber(charged + expected, locale);
  if (expected === 0) return most;
  return charged === 0 ? fill(wordsOf('call', locale).expected, { n: most }) : `${sayNumber(charged, locale)}–${most}`;
};

const unitsOf = ({ opening, closing }: LedgerCall, locale: Locale): Pick<CallView, 'units' | 'tone'> => {
  if (opening.kind === 'block') return { units: '0', tone: 'none' };
  if (opening.kind === 'read') return { units: wordsOf('call', locale).free, tone: 'free' };
  if (closing === null || sum(closing, opening, ['unresolved']) > 0) return { units: '?', tone: 'unknown' };
  const charged = sum(closing, opening, ['charged']);
  const expected = sum(closing, opening, ['expected']);
  if (charged + expected > 0) return { units: chargedSay(charged, expected, locale), tone: 'charge' };
  const couldCharge = Object.values(opening.quoted ?? {}).some(([, , max]) => max !== 0);
  return couldCharge ? { units: '0', tone: 'none' } : { units: wordsOf('call', locale).free, tone: 'free' };
};

const DAY = { day: 'numeric', month: 'short' } as const;

interface Reader {
  readonly now: number;
  /** The reader's own time zone. */
  readonly zone: string;
  readonly locale: Locale;
}

/** When calls were sent, as a reader sees it: what writes dates is made once for all of them. */
const whenOf = ({ now, zone, locale }: Reader): ((at: number) => string) => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' });
  const date = new Intl.DateTimeFormat(languageOf(locale), { timeZone: zone, ...DAY });
  const today = day.format(now);
  return (at) => (day.format(at) === today ? sayClock(at, zone, locale) : writeDate(date, at, locale));
};

/** What a call does, and where nobody was asked about it: whether it was blocked, or let pass all the same. */
const decidedSay = (opening: Posting, locale: Locale): string => {
  const what = whatSay(opening, locale);
  const { blocked, unasked } = wordsOf('call', locale);
  if (opening.kind === 'block') return fill(blocked, { what });
  const by = opening.decision?.by;
  return by === 'policy' || by === 'pause' ? fill(unasked, { what }) : what;
};

/** The last calls, as the popup lists them. */
export const callViews = (calls: readonly LedgerCall[], reader: Reader): readonly CallView[] => {
  const { locale } = reader;
  const when = whenOf(reader);
  return calls.map((recorded) => {
    const { opening } = recorded;
    return {
      when: when(opening.sent),
      what: decidedSay(opening, locale),
      ...unitsOf(recorded, locale),
      practice: opening.account === PRACTICE_ACCOUNT,
    };
  });
};
