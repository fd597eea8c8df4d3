import type { Asking } from '../gate/asking.ts';
import { quoteChoice } from '../gate/choice.ts';
import type { Gate } from '../gate/gate.ts';
import { quoteNames } from '../gate/way-names.ts';
import type { Quote } from '../rules/quote.ts';
import { type ChoiceView, choiceView, wholeView } from '../words/choice-view.ts';
import type { Locale } from '../words/views.ts';
import type { LiveCall } from './live-calls.ts';

/** The quote of what is chosen of a call, and what there is to choose. */
export interface Chosen {
  readonly quote: Quote;
  readonly choice?: ChoiceView;
}

/**
 * Quotes what is chosen of a waiting call, and all that may be chosen, at one moment. `asking` is the whole call, `priced` its quote where it was made just now. Rejects
 * with LedgerError.
 */
export const quoteChosen = async (
  gate: Gate,
  live: LiveCall,
  asking: Asking,
  locale: Locale,
  priced: Quote | null = null,
): Promise<Chosen> => {
  const { call, chosen } = live.record;
  const { choosing = 'nothing' } = call;
  if (choosing === 'items') {
    const quotes = await gate.look((books, now) => quoteChoice({ books, now }, asking, chosen), quoteNames(asking));
    return { quote: quotes.chosen, choice: choiceView(quotes, locale) };
  }
  const quote = priced ?? (await gate.quote(asking.recognised, asking.account));
  return choosing === 'nothing' ? { quote } : { quote, choice: wholeView(choosing, locale) };
};

/** The places that a person named, as they are kept: going up, each once. Undefined for all; null where one of them is no place of the call's. */
export const placesChosen = (
  items: readonly number[] | undefined,
  { asks }: Pick<LiveCall['record']['call'], 'asks'>,
): readonly number[] | undefined | null => {
  if (items === undefined) return undefined;
  const places = [...new Set(items)].sort((a, b) => a - b);
  if (!places.every((place) => Number.isInteger(place) && place >= 0 && place < asks.length)) return null;
  return places.length === asks.length ? undefined : places;
};
