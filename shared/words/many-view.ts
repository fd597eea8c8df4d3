import { toUnits } from '../amount.ts';
import type { Ask } from '../model/posting.ts';
import type { Quote } from '../rules/quote.ts';
import { whatSay } from './call-view.ts';
import { headsSay } from './check-say.ts';
import { joinQuotes } from './joined-quote.ts';
import { fill, type PluralForms, plural, sayExactClock, sayNumber } from './locale.ts';
import { type ManyTotal, manyTotal } from './many-total.ts';
import { WORST_FIRST } from './quote-groups.ts';
import { quoteView } from './quote-view.ts';
import type { GroupKind, Locale, Span } from './views.ts';
import { wordsOf } from './words-of.ts';

/** One call of a question about many. */
export interface ManyCall {
  /** Its id. */
  readonly call: string;
  /** "RR473812068CN", "RR473812068CN and 39 more" */
  readonly head: string;
  /** "20:45:12" */
  readonly at: string;
  /** "1", "0–3", "?", "not sent" */
  readonly units: string;
  readonly isTicked: boolean;
}

/** The calls of a site that do the same on one account. */
export interface ManyGroup {
  /** The worst that is said of any of them. */
  readonly kind: GroupKind;
  /** "Register 8 numbers" */
  readonly head: string;
  /** "8 calls: 8 new numbers.", "The same call, 8 times: 1 new number, 7 free." */
  readonly say: string;
  readonly units: string;
  readonly calls: readonly ManyCall[];
}

export interface ManySite {
  readonly site: string;
  /** The title of its tab, the page's own words; "in 2 tabs" has its own field. Empty where there is none, or are several. */
  readonly title: string;
  /** "in 2 tabs", where its calls come from several; else null. */
  readonly tabs: string | null;
  /** Worst first. */
  readonly groups: readonly ManyGroup[];
}

/** A question about many calls as a person reads it. All text is ready in the locale; nothing here is HTML. */
export interface ManyView {
  /** Both empty where the calls are of several accounts, which the totals name. */
  readonly provider: string;
  readonly account: string;
  /** "10 calls wait", "the first since 20:45:12" */
  readonly waits: string;
  readonly first: string;
  readonly headline: readonly Span[];
  readonly doubt: string | null;
  /** What the ticked calls come to, account by account. */
  readonly totals: readonly ManyTotal[];
  /** Worst first. */
  readonly sites: readonly ManySite[];
  readonly isWary: boolean;
}

/** A call that is asked about with others. */
export interface AskedOfMany {
  readonly id: string;
  readonly provider: string;
  readonly account: string;
  readonly action: string;
  readonly asks: readonly Ask[];
  /** How many of them go out. */
  readonly items: number;
  readonly site: string;
  readonly tab: string;
  readonly title: string;
  readonly askedAt: number;
  /** Equal for those of the very same bytes. */
  readonly print: string;
  /** As it is quoted in turn; null where it is not ticked: then it is not sent. */
  readonly quote: Quote | null;
}

/** The calls that go when all that is ticked is allowed, by their ids. */
export const tickedIn = ({ sites }: ManyView): readonly string[] =>
  sites.flatMap(({ groups }) =>
    groups.flatMap(({ calls }) => calls.filter(({ isTicked }) => isTicked).map(({ call }) => call)),
  );

interface Reader {
  readonly locale: Locale;
  /** The reader's own time zone. */
  readonly zone: string;
}

const groupBy = <T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()];
};

/** The units of a quote on the meter that it charges, at most. */
const mostOf = (quote: Quote | null): number =>
  quote === null ? 0 : quote.meters.reduce((most, { max }) => Math.max(most, max === null ? 0 : toUnits(max)), 0);

const unitsSay = (quote: Quote | null, locale: Locale): string => {
  const words = wordsOf('many', locale);
  if (quote === null) return words.notSent;
  const meter = quote.meters.find(({ max }) => max !== 0) ?? quote.meters[0];
  if (quote.unknown !== null || meter === undefined || meter.max === null) return words.unknownUnits;
  const [min, max] = [toUnits(meter.min), toUnits(meter.max)];
  if (max === 0) return wordsOf('quote', locale).free;
  return min === max ? sayNumber(max, locale) : `${sayNumber(min, locale)}–${sayNumber(max, locale)}`;
};

const callHead = ({ asks }: AskedOfMany, locale: Locale): string => {
  const words = wordsOf('many', locale);
  const number = asks[0]?.number ?? '';
  if (number === '') return words.wholeCall;
  const more = asks.length - 1;
  return more === 0 ? number : fill(plural(more, locale, words.andMore), { number, n: sayNumber(more, locale) });
};

interface Ranked {
  readonly rank: number;
  readonly most: number;
}

const worstFirst = (a: Ranked, b: Ranked): number => a.rank - b.rank || b.most - a.most;

/** How many calls, and what is said of them; a page that repeats itself is told as such. */
const callsOf = (asked: readonly AskedOfMany[], kinds: number, heads: string, locale: Locale): string => {
  const words = wordsOf('many', locale);
  const values = { n: sayNumber(asked.length, locale), repeats: sayNumber(asked.length - kinds, locale), heads };
  const say = (bare: PluralForms, withHeads: PluralForms): string =>
    fill(plural(asked.length, locale, heads === '' ? bare : withHeads), values);
  if (kinds === asked.length) return say(words.count, words.of);
  return kinds === 1 ? say(words.sameCount, words.same) : say(words.someSameCount, words.someSame);
};

const groupView = (
  asked: readonly AskedOfMany[],
  at: (instant: number) => string,
  locale: Locale,
): ManyGroup & Ranked => {
  const words = wordsOf('many', locale);
  const quote = joinQuotes(asked.flatMap(({ quote: one }) => (one === null ? [] : [one])));
  const view = quote === null ? null : quoteView(quote, locale);
  const kind = view?.groups[0]?.kind ?? 'refused';
  const [first] = asked;
  // Of the same call a person may have chosen other items.
  const kinds = groupBy(asked, ({ print, items }) => `${items} ${print}`).flatMap(([one]) => one ?? []);
  const heads = view === null ? '' : quote?.unknown === null ? headsSay(view.groups, locale) : words.unknownHead;
  return {
    kind,
    head: whatSay(
      {
        action: first?.action ?? '',
        asks: first?.asks ?? [],
        items: kinds.reduce((sum, { items }) => sum + items, 0),
      },
      locale,
    ),
    say: callsOf(asked, kinds.length, heads, locale),
    units: unitsSay(quote, locale),
    calls: asked.map((one) => ({
      call: one.id,
      head: callHead(one, locale),
      at: at(one.askedAt),
      units: one.items === 0 && one.asks.length > 0 ? words.notSent : unitsSay(one.quote, locale),
      isTicked: one.quote !== null,
    })),
    rank: WORST_FIRST.indexOf(kind),
    most: mostOf(quote),
  };
};

const siteView = (
  asked: readonly AskedOfMany[],
  at: (instant: number) => string,
  locale: Locale,
): ManySite & Ranked => {
  const groups = groupBy(asked, ({ provider, account, action }) => JSON.stringify([provider, account, action]))
    .map((one) => groupView(one, at, locale))
    .sort(worstFirst);
  const tabs = new Set(asked.map(({ tab }) => tab)).size;
  const [first] = asked;
  return {
    site: first?.site ?? '',
    title: tabs === 1 ? (first?.title ?? '') : '',
    tabs: tabs === 1 ? null : fill(wordsOf('many', locale).tabs.other, { n: sayNumber(tabs, locale) }),
    groups: groups.map(({ rank: _rank, most: _most, ...group }) => group),
    rank: groups[0]?.rank ?? WORST_FIRST.length,
    most: groups[0]?.most ?? 0,
  };
};

const headlineOf = (totals: readonly ManyTotal[], calls: number, locale: Locale): readonly Span[] => {
  const words = wordsOf('many', locale);
  const [first, ...more] = totals;
  if (first === undefined) return [{ text: words.none, tone: 'plain' }];
  if (more.length === 0) return first.headline;
  const values = { calls: sayNumber(calls, locale), n: sayNumber(totals.length, locale) };
  return [{ text: fill(words.accounts.other, values), tone: 'plain' }];
};

/** Calls that wait together, as one question: what those that are ticked come to, and which they are, by site and by what they do. */
export const manyView = (asked: readonly AskedOfMany[], reader: Reader): ManyView => {
  const { locale } = reader;
  const words = wordsOf('many', locale);
  const at = (instant: number): string => sayExactClock(instant, reader.zone, locale);
  const ticked = asked.filter(({ quote }) => quote !== null);
  const totals = groupBy(ticked, ({ provider, account }) => JSON.stringify([provider, account])).flatMap((ofOne) => {
    const total = manyTotal(
      ofOne.flatMap(({ quote }) => (quote === null ? [] : [quote])),
      locale,
      reader.zone,
    );
    return total === null ? [] : [total];
  });
  const [one] = totals.length === 1 ? totals : [];
  const sites = groupBy(asked, ({ site }) => site)
    .map((ofSite) => siteView(ofSite, at, locale))
    .sort(worstFirst);
  const firstAt = Math.min(...asked.map(({ askedAt }) => askedAt));
  return {
    provider: one?.provider ?? '',
    account: one?.account ?? '',
    waits: fill(plural(asked.length, locale, words.waits), { n: sayNumber(asked.length, locale) }),
    first: fill(words.first, { time: at(Number.isFinite(firstAt) ? firstAt : 0) }),
    headline: headlineOf(totals, ticked.length, locale),
    doubt: one?.doubt ?? null,
    totals,
    sites: sites.map(({ rank: _rank, most: _most, ...site }) => site),
    isWary: ticked.length === 0 || totals.some(({ isWary }) => isWary),
  };
};
