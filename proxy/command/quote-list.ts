import { quoteNow } from '../../shared/gate/way.ts';
import { quoteNames } from '../../shared/gate/way-names.ts';
import type { BadRow, Column, ListChoice, ListFound, ListRead, TableRow } from '../../shared/lists/list.ts';
import { readList } from '../../shared/lists/read-list.ts';
import type { CompiledCall, CompiledPack } from '../../shared/pack/compiled.ts';
import { carriersOf } from '../../shared/packs/carriers.ts';
import { checkCall, firstCharging } from '../../shared/recognise/check-call.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { columnSay, columnsSay, noColumnSay, noteSay, rowProblemSay } from '../../shared/words/list-say.ts';
import { sayCount, sayFirst, sayInTurn, sayNumber } from '../../shared/words/locale.ts';
import { wordsOf } from '../../shared/words/words-of.ts';
import { UsageError } from '../usage-error.ts';
import { chooseAccount, packNamed } from './choose-account.ts';
import type { LedgerLook } from './open-ledger.ts';
import { printable, type Terminal } from './terminal.ts';

/** What numbers are to be priced for. */
export interface Asked {
  readonly provider: string;
  /** Null: what the provider charges first, registering or tracking. */
  readonly action: string | null;
  readonly account: string | undefined;
}

/** Where it is said how a list was read, and in which language. */
type Reader = Pick<Terminal, 'say' | 'locale'>;

/** The call of a provider that does this with numbers. Throws UsageError. */
const callOf = (pack: CompiledPack, action: string | null): CompiledCall => {
  const calls = pack.calls.filter((call) => call.readAsks !== null && call.action !== 'read');
  const found = action === null ? firstCharging(pack) : calls.find((call) => call.action === action);
  if (found !== undefined && found !== null) return found;
  const actions = [...new Set(calls.map((call) => call.action))].join(', ');
  throw new UsageError(`--action ${action ?? ''} takes no numbers at ${pack.document.title}: use ${actions}`);
};

const SHOWN = 5;

/** Rows that give no number, a line for each thing that is wrong with them. */
const sayBad = (name: string, bad: readonly BadRow[], { say, locale }: Reader): void => {
  for (const problem of new Set(bad.map((row) => row.problem))) {
    const rows = bad.filter((row) => row.problem === problem);
    const lines = sayFirst(
      rows.map(({ line }) => sayNumber(line, locale)),
      SHOWN,
      locale,
    );
    const cells = rows.map(({ cell }) => cell);
    const values = { name, lines, problem: printable(rowProblemSay(problem, cells, locale)) };
    say(sayCount(wordsOf('command', locale).badIn, rows.length, locale, values));
  }
};

const MOST_COLUMNS = 30;

const sayColumns = (columns: readonly Column[], { say, locale }: Reader): void => {
  for (const column of columns.slice(0, MOST_COLUMNS)) say(`  ${printable(columnSay(column, locale))}`);
  const more = columns.length - MOST_COLUMNS;
  if (more > 0) say(`  ${sayCount(wordsOf('command', locale).columnsMore, more, locale)}`);
};

/** The list as it was read. Says how on standard error; throws UsageError where a person has to say more. */
const foundIn = (name: string, read: ListRead, reader: Reader): ListFound => {
  const { say, locale } = reader;
  switch (read.kind) {
    case 'list': {
      const how = [columnsSay(read, locale) ?? '', ...read.notes.map((note) => noteSay(note, locale))];
      const said = sayInTurn(how, locale);
      if (said !== '') say(`${name}: ${printable(said)}`);
      sayBad(name, read.bad, reader);
      return read;
    }
    case 'no-numbers':
      sayBad(name, read.bad, reader);
      throw new UsageError(`${name} holds no numbers: write one a line, or a table with a column of them`);
    case 'which-column':
      sayColumns(read.candidates.length > 0 ? read.candidates : read.columns, reader);
      throw new UsageError(
        `${name}: ${noColumnSay(read, 'en')}: choose one of those above, --column NAME (or its letter)`,
      );
    case 'no-such-column':
      sayColumns(read.columns, reader);
      throw new UsageError(`${name}: ${noColumnSay(read, 'en')}: those above are there`);
  }
};

/** Quotes what an action with the numbers of a list would charge now, all of them as one call. Throws UsageError. */
export const quoteList = async (
  { name, rows }: { readonly name: string; readonly rows: readonly TableRow[] },
  choice: ListChoice,
  asked: Asked,
  ledger: LedgerLook,
  now: number,
  reader: Reader,
): Promise<Quote> => {
  const accounts = await ledger.books();
  const pack = packNamed(accounts, asked.provider);
  const call = callOf(pack, asked.action);
  const list = foundIn(name, readList(rows, carriersOf(pack.document), choice), reader);
  const most = call.most?.items ?? list.rows.length;
  if (list.rows.length > most) {
    const calls = Math.ceil(list.rows.length / most);
    const { say, locale } = reader;
    const values = { provider: pack.document.title, most: sayNumber(most, locale) };
    say(sayCount(wordsOf('command', locale).perCall, calls, locale, values));
  }
  const account = chooseAccount(accounts, asked.provider, asked.account);
  const asking = { recognised: checkCall(pack, call, list.rows), account };
  return quoteNow({ books: await ledger.books(quoteNames(asking)), now }, asking);
};
