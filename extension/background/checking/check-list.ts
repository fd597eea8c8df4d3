import type { ListFound } from '../../../shared/lists/list.ts';
import { carriersOf } from '../../../shared/packs/carriers.ts';
import type { Quote } from '../../../shared/rules/quote.ts';
import { checkSay } from '../../../shared/words/check-say.ts';
import { betterDropped, type ListLine, listLines } from '../../../shared/words/list-lines.ts';
import { rowProblemSay } from '../../../shared/words/list-say.ts';
import { shortText } from '../../../shared/words/plain-text.ts';
import { quoteView } from '../../../shared/words/quote-view.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { ListAnswer, ListInput, UnreadRow } from '../../check-messages.ts';
import { type CheckEdges, type NumberList, quoteNumbers } from './check-numbers.ts';

const MOST_SHOWN = 60;

const unreadRows = ({ bad }: ListFound, locale: Locale): readonly UnreadRow[] =>
  bad.map(({ line, cell, text, problem }) => ({
    row: line,
    text: shortText(cell === '' ? text : cell, MOST_SHOWN),
    why: rowProblemSay(problem, [cell], locale),
  }));

/** Prices the numbers of a list that was read: whoever reads its lines knows which of them are delivered already. */
const openLines = ({ notes }: ListFound, locale: Locale) => {
  const delivered = new Set(notes.flatMap((note) => (note.kind === 'delivered' ? note.lines : [])));
  return (quote: Quote, listed: ListFound['rows']): readonly ListLine[] => {
    const carriers = carriersOf(quote.account.pack.document);
    return listLines({ quote, listed, delivered, carrierName: (key) => carriers?.nameOf(key) ?? null, locale });
  };
};

/**
 * What a list would cost number by number, and what is left of it without those that are not sent. A number that is sent is priced among those that are, so that
 * they add up to what is left. Records nothing. Rejects with LedgerError.
 */
export const checkList = async (
  edges: CheckEdges,
  input: ListInput & { readonly list: NumberList },
): Promise<ListAnswer> => {
  const { locale } = edges;
  const quoted = await quoteNumbers(edges, input);
  if (quoted.kind !== 'quoted') return quoted;
  const { read, quote, requote, answer } = quoted;
  const linesOf = openLines(read, locale);
  const whole = linesOf(quote, read.rows);
  const without = input.without === null ? betterDropped(quote, whole) : new Set(input.without);
  const sent = whole.flatMap((_, at) => (without.has(at) ? [] : [at]));
  const kept = without.size === 0 || sent.length === 0 ? quote : await requote(sent);
  const among =
    kept === quote
      ? whole
      : linesOf(
          kept,
          sent.flatMap((at) => read.rows[at] ?? []),
        );
  const placeAmong = new Map(kept === quote ? [] : sent.map((at, nth) => [at, nth] as const));
  const keptView = sent.length === 0 ? null : quoteView(kept, locale, edges.zone);
  return {
    ...answer,
    kept: keptView,
    keptUnits: keptView === null ? '' : checkSay(kept, keptView, locale).units,
    lines: whole.map((line, at) => among[placeAmong.get(at) ?? -1] ?? line),
    without: [...without],
    unread: unreadRows(read, locale),
    leftOut: read.notes.flatMap((note) => (note.kind === 'skipped' ? note.lines : [])),
  };
};
