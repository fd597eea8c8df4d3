import type { WarningState } from '../../extension/messages.ts';
import type { DontAsk } from '../../extension/policy-messages.ts';
import { EVERY_CALL } from '../../shared/limits/scope.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { choiceView } from '../../shared/words/choice-view.ts';
import { dontAskSay } from '../../shared/words/dont-ask-say.ts';
import { manyView } from '../../shared/words/many-view.ts';
import { unitsSay } from '../../shared/words/noun.ts';
import { planViews } from '../../shared/words/plan-say.ts';
import { scopeSay, untilSay } from '../../shared/words/policy-say.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import { sendingSay } from '../../shared/words/sending-say.ts';
import type { Locale } from '../../shared/words/views.ts';
import { endedSay, noAnswerSay } from '../../shared/words/waiting-say.ts';
import { NOW, openGateDesk } from '../gate/gate-desk.ts';
import { booksOfNovember, openBooksDesk } from './books-desk.ts';
import { deciding } from './warning-fixtures.ts';

const ZONE = 'UTC';

/** New, deleted before, known, twice in the list, mistyped, translated, none at all. */
const ITEMS = [
  ...['RR100000312CN', 'RR100000326CN', 'RR100000547CN', 'RR100000348CN'].map((number) => ({ number, carrier: 3011 })),
  ...['LX000111409DE', 'LX000111412DE'].map((number) => ({ number, carrier: 7041, lang: 'en' })),
  ...['LX000111409DE', 'x'].map((number) => ({ number, carrier: 7041 })),
  { number: 'LX000111426DE' },
];

type Desk = Pick<ReturnType<typeof openGateDesk>, 'gate'>;

const quoteOf = async ({ gate }: Desk, items: readonly object[]): Promise<Quote> => {
  const recognised = gate.recognise({
    method: 'POST',
    url: 'https://api.17track.net/track/v2.4/register',
    headers: [],
    body: { kind: 'text', text: JSON.stringify(items) },
  });
  if (recognised === null) throw new Error('a registration was not recognised');
  return gate.quote(recognised, 'none');
};

const manyOf = (quotes: readonly Quote[], locale: Locale): WarningState => ({
  kind: 'many',
  question: 'question-1',
  quoteNo: 1,
  since: 1,
  life: 1,
  view: manyView(
    quotes.map((quote, nth) => ({
      id: `call-${nth}`,
      provider: '17track',
      account: 'none',
      action: 'register',
      asks: quote.recognised.asks,
      items: quote.recognised.asks.length,
      site: 'erp.example',
      tab: `${nth}`,
      title: '',
      askedAt: NOW + nth * 1000,
      print: `print-${nth}`,
      quote,
    })),
    { locale, zone: ZONE },
  ),
  changed: null,
  again: null,
  waiting: 2,
});

const asker = { provider: '17TRACK', account: 'Main account', site: 'shop.example', title: 'Import orders' } as const;

/** The warning as it is said in a language, by the rules and the words themselves. */
export const warningsIn = async (locale: Locale): Promise<Readonly<Record<string, WarningState>>> => {
  const known = openGateDesk({ postings: await booksOfNovember() });
  const unseen = openBooksDesk();
  const quote = await quoteOf(known, ITEMS);
  const places = quote.recognised.asks.map((_, place) => place);
  const offers = (['all', 'new', 'free'] as const).map((kind) => ({ kind, places, quote }));
  const plain = await quoteOf(known, ITEMS.slice(4, 6));
  const reader = { now: NOW, zone: ZONE, locale };
  const again: DontAsk = {
    when: scopeSay({ ...EVERY_CALL, site: 'shop.example', action: 'register' }, null, locale),
    units: [1, 5].map((units) => ({
      units,
      text: unitsSay(quote.account.pack, 'tracking', units, locale),
      passed: dontAskSay(units, 9, locale),
    })),
    lasts: [
      { lasts: 'tonight', text: untilSay(Date.UTC(2026, 10, 25), reader) },
      { lasts: 'week', text: untilSay(NOW + 7 * 86_400_000, reader) },
    ],
  };
  return {
    batch: deciding(quoteView(quote, locale, ZONE), {
      choice: choiceView({ whole: quote, chosen: quote, places, offers }, locale),
      waiting: 2,
    }),
    plain: deciding(quoteView(plain, locale, ZONE), { again }),
    'not-known': deciding(quoteView(await quoteOf(unseen, ITEMS), locale, ZONE), {
      notKnown: {
        provider: '17track',
        account: 'none',
        title: '17TRACK',
        canAsk: true,
        plans: planViews(quote.account.pack, locale),
      },
    }),
    many: manyOf([plain, plain, quote], locale),
    sending: {
      kind: 'sending',
      call: 'call-1',
      ...asker,
      say: sendingSay('numbers', 24, { provider: '17TRACK', at: NOW, zone: ZONE, locale }),
    },
    doubt: {
      kind: 'ended',
      call: 'call-1',
      ...asker,
      say: noAnswerSay(41, '17TRACK', locale),
      mark: 'doubt',
    },
    'could-not-ask': {
      kind: 'ended',
      call: 'call-1',
      ...asker,
      say: endedSay('could-not-ask', '17TRACK', reader),
      mark: 'blocked',
    },
    'nobody-answered': {
      kind: 'ended',
      call: 'call-1',
      ...asker,
      say: endedSay('timed-out', '17TRACK', reader),
      mark: 'late',
    },
  };
};
