import type { Gate } from '../../shared/gate/gate.ts';
import { readList } from '../../shared/lists/read-list.ts';
import { readTable } from '../../shared/lists/read-table.ts';
import { carriersOf } from '../../shared/packs/carriers.ts';
import { checkCall, firstCharging } from '../../shared/recognise/check-call.ts';
import { badLinesSay, checkSay, noNumberSay } from '../../shared/words/check-say.ts';
import { rowProblemSay } from '../../shared/words/list-say.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import type { Locale } from '../../shared/words/views.ts';
import type { CheckAnswer } from '../messages.ts';

export interface CheckEdges {
  readonly gate: Pick<Gate, 'packs' | 'quote'>;
  readonly locale: Locale;
  /** The account that numbers would be registered with: the one used last, or `none`. */
  readonly accountAt: (provider: string) => string;
}

/** What registering a list of numbers would cost, as things are. Records nothing. Rejects with LedgerError. */
export const checkNumbers = async (
  { gate, locale, accountAt }: CheckEdges,
  input: { readonly provider: string; readonly text: string },
): Promise<CheckAnswer> => {
  const pack = gate.packs.get(input.provider);
  const call = pack === undefined ? null : firstCharging(pack);
  const read = readList(readTable(input.text), pack === undefined ? null : carriersOf(pack.document));
  const rows = read.kind === 'list' ? read.rows : [];
  const bad = read.kind === 'list' || read.kind === 'no-numbers' ? read.bad : [];
  const unread = badLinesSay(
    bad.map(({ line, problem }) => ({ line, problem: rowProblemSay(problem, locale) })),
    locale,
  );
  if (pack === undefined || call === null || rows.length === 0) {
    return { kind: 'trouble', say: unread ?? noNumberSay(locale) };
  }
  const quote = await gate.quote(checkCall(pack, call, rows), accountAt(pack.id));
  const view = quoteView(quote, locale);
  const { units, say } = checkSay(quote, view, locale);
  return { kind: 'answer', units, say: unread === null ? say : `${say} ${unread}`, view };
};
