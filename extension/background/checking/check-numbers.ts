import type { Gate } from '../../../shared/gate/gate.ts';
import type { BadRow, Column, ListFound, ListNote } from '../../../shared/lists/list.ts';
import { readList } from '../../../shared/lists/read-list.ts';
import { readTable } from '../../../shared/lists/read-table.ts';
import { carriersOf } from '../../../shared/packs/carriers.ts';
import { checkCall, firstCharging } from '../../../shared/recognise/check-call.ts';
import type { Quote } from '../../../shared/rules/quote.ts';
import {
  badLinesSay,
  checkSay,
  chooseAccountSay,
  chooseSay,
  countedSay,
  noNumberSay,
} from '../../../shared/words/check-say.ts';
import { columnsSay, noteSay, rowProblemSay } from '../../../shared/words/list-say.ts';
import { sayInTurn } from '../../../shared/words/locale.ts';
import { quoteView } from '../../../shared/words/quote-view.ts';
import type { Locale } from '../../../shared/words/views.ts';
import type { CheckAnswer, CheckColumn, CheckInput, CheckList } from '../../check-messages.ts';
import { findCountedOn } from './check-account.ts';

/** A list of numbers, however it came. */
export type NumberList = Exclude<CheckList, { readonly kind: 'calls' }>;

export interface CheckEdges {
  readonly gate: Pick<Gate, 'packs' | 'quote' | 'look'>;
  readonly locale: Locale;
  /** The reader's own time zone. */
  readonly zone: string;
}

const HOLDS_NUMBERS: ReadonlySet<Column['role']> = new Set(['number', 'bill', 'container']);

const columnOf = ({ letter, header, samples, role }: Column): CheckColumn => ({
  column: letter,
  name: header,
  samples,
  isRead: HOLDS_NUMBERS.has(role),
});

/** The lines that could not be read, and why the first of them was not. */
const unreadSay = (bad: readonly BadRow[], locale: Locale): string | null => {
  const [first] = bad;
  if (first === undefined) return null;
  const cells = bad.filter(({ problem }) => problem === first.problem).map(({ cell }) => cell);
  return badLinesSay(bad.length, { line: first.line, problem: rowProblemSay(first.problem, cells, locale) }, locale);
};

type Answered = Extract<CheckAnswer, { readonly kind: 'answer' }>;

/** A list that was read and priced as one call. */
export interface QuotedList {
  readonly kind: 'quoted';
  readonly read: ListFound;
  readonly quote: Quote;
  /** The same for the numbers at these places of the list alone. */
  readonly requote: (places: readonly number[]) => Promise<Quote>;
  readonly answer: Answered;
}

/** Reads a list of numbers, and prices it as things are. Records nothing. Rejects with LedgerError. */
export const quoteNumbers = async (
  { gate, locale, zone }: CheckEdges,
  input: CheckInput & { readonly list: NumberList },
): Promise<QuotedList | Exclude<CheckAnswer, Answered>> => {
  const pack = gate.packs.get(input.provider);
  const call = pack === undefined ? null : firstCharging(pack);
  const { list } = input;
  const rows = list.kind === 'rows' ? list.rows : readTable(list.text);
  const choice = { column: input.column, carrierColumn: null };
  const read = readList(rows, pack === undefined ? null : carriersOf(pack.document), choice);
  if (read.kind === 'which-column' || read.kind === 'no-such-column') {
    const asked = read.kind === 'which-column' && read.candidates.length > 0 ? read.candidates : read.columns;
    return { kind: 'choose', say: chooseSay(locale), columns: asked.map(columnOf) };
  }
  const unread = unreadSay(read.bad, locale);
  if (pack === undefined || call === null || read.kind === 'no-numbers')
    return { kind: 'trouble', say: unread ?? noNumberSay(locale) };
  const counted = await findCountedOn({ gate, locale }, pack.id, input.account);
  const { account, accounts } = counted;
  if (account === null) return { kind: 'choose-account', say: chooseAccountSay(locale), accounts };
  const quoteOf = (listed: ListFound['rows']): Promise<Quote> => gate.quote(checkCall(pack, call, listed), account);
  const quote = await quoteOf(read.rows);
  const view = quoteView(quote, locale, zone);
  const { first, units, say } = checkSay(quote, view, locale);
  // That it costs for nothing comes first; how it was read can wait.
  const saysOf = (isFirst: (note: ListNote) => boolean): readonly string[] =>
    read.notes.filter(isFirst).map((note) => noteSay(note, locale));
  const firsts = [...saysOf(({ kind }) => kind === 'delivered'), first ?? ''].filter((one) => one !== '');
  const how = [columnsSay(read, locale) ?? '', ...saysOf(({ kind }) => kind !== 'delivered')].filter(
    (one) => one !== '',
  );
  return {
    kind: 'quoted',
    read,
    quote,
    requote: (places) => quoteOf(places.flatMap((at) => read.rows[at] ?? [])),
    answer: {
      kind: 'answer',
      first: firsts.length === 0 ? null : sayInTurn(firsts, locale),
      units,
      say: unread === null ? say : sayInTurn([say, unread], locale),
      view,
      counted: counted.isSeen ? countedSay(view, locale) : null,
      accounts,
      read: how.length === 0 ? null : sayInTurn(how, locale),
      columns: read.columns.length > 1 ? read.columns.map(columnOf) : [],
    },
  };
};

/** What registering a list of numbers would cost, as things are. Records nothing. Rejects with LedgerError. */
export const checkNumbers = async (
  edges: CheckEdges,
  input: CheckInput & { readonly list: NumberList },
): Promise<CheckAnswer> => {
  const quoted = await quoteNumbers(edges, input);
  return quoted.kind === 'quoted' ? quoted.answer : quoted;
};
