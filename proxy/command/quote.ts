import { type Books, callersAccount } from '../../shared/books/books.ts';
import { reserveHeader } from '../../shared/gate/headers.ts';
import { judgeByPolicy } from '../../shared/gate/policy.ts';
import { readList } from '../../shared/lists/read-list.ts';
import { readTable } from '../../shared/lists/read-table.ts';
import type { CompiledCall, CompiledPack } from '../../shared/pack/compiled.ts';
import { carriersOf } from '../../shared/packs/carriers.ts';
import { checkCall } from '../../shared/recognise/check-call.ts';
import type { Recognised } from '../../shared/recognise/recognise.ts';
import { type Quote, quoteCall } from '../../shared/rules/quote.ts';
import { quoteDocument } from '../../shared/rules/quote-document.ts';
import { reserveCall } from '../../shared/rules/reserve.ts';
import { rowProblemSay } from '../../shared/words/list-say.ts';
import { chooseAccount, packNamed } from './choose-account.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { readTextFile } from './input-file.ts';
import { placeToRead } from './ledger-place.ts';
import { type LedgerRead, ORIGIN, readLedgerNow } from './open-ledger.ts';
import { oneFile } from './operands.ts';
import { quoteText } from './quote-text.ts';
import { findCalls, parseRecording } from './read-recording.ts';
import { plainText, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const FROM = { road: 'proxy', tag: null, user: null, site: null } as const;

const quoteFor = (books: Books, recognised: Recognised, account: string, now: number): Quote =>
  quoteCall(recognised, callersAccount(books, recognised.pack.id, account), now);

/** Quotes the calls of a recording as if they were sent now, one after the other, before any is answered. */
const quoteRecording = async (
  file: string,
  text: string,
  ledger: LedgerRead,
  now: number,
): Promise<readonly Quote[]> => {
  const entries = await findCalls(parseRecording(file, text, now), 'quote', ledger.fingerprint);
  let order = ledger.posted.length;
  return entries.flatMap(({ call }) => {
    if (call === null) return [];
    const { recognised, account, id } = call;
    const quote = quoteFor(ledger.books, recognised, account, now);
    const header = reserveHeader({ recognised, account, from: FROM, origin: ORIGIN }, id, now, quote, {
      by: 'rule',
      verdict: 'allow',
      reason: 'quoted',
    });
    reserveCall(ledger.books, header, quote, ++order);
    return [quote];
  });
};

interface Asked {
  readonly provider: string;
  readonly action: string;
  readonly account: string | undefined;
}

/** What numbers are to be priced for; null for a recording, whose calls say it themselves. Throws UsageError for half of it. */
const askedOf = (
  provider: string | undefined,
  action: string | undefined,
  account: string | undefined,
): Asked | null => {
  if (provider !== undefined && action !== undefined) return { provider, action, account };
  if (provider !== undefined || action !== undefined)
    throw new UsageError('--provider and --action belong together: give both, or none for a recording');
  if (account !== undefined) throw new UsageError('--account is for numbers: the calls of a recording name their own');
  return null;
};

/** The call of a provider that does this with numbers. Throws UsageError. */
const callOf = (pack: CompiledPack, action: string): CompiledCall => {
  const calls = pack.calls.filter((call) => call.readAsks !== null && call.action !== 'read');
  const found = calls.find((call) => call.action === action);
  if (found !== undefined) return found;
  const actions = [...new Set(calls.map((call) => call.action))].join(', ');
  throw new UsageError(`--action ${action} takes no numbers at ${pack.document.title}: use ${actions}`);
};

/** Quotes what an action with the numbers of a list would charge now. Rows without a number are said, line by line. */
const quoteNumbers = (
  file: string,
  text: string,
  asked: Asked,
  ledger: LedgerRead,
  now: number,
  terminal: Terminal,
): readonly Quote[] => {
  const pack = packNamed(ledger.books, asked.provider);
  const read = readList(readTable(text), carriersOf(pack.document));
  const rows = read.kind === 'list' ? read.rows : [];
  const bad = read.kind === 'list' || read.kind === 'no-numbers' ? read.bad : [];
  const call = callOf(pack, asked.action);
  for (const { line, problem } of bad) terminal.say(`${file} line ${line}: ${plainText(rowProblemSay(problem, 'en'))}`);
  if (rows.length === 0) {
    throw new UsageError(`${file} holds no numbers: write one a line, or a CSV file with a column "number"`);
  }
  const most = call.most?.items ?? rows.length;
  if (rows.length > most) {
    terminal.say(`${pack.document.title} takes ${most} numbers a call: this is ${Math.ceil(rows.length / most)} calls`);
  }
  const account = chooseAccount(ledger.books, asked.provider, asked.account);
  return [quoteFor(ledger.books, checkCall(pack, call, rows), account, now)];
};

/** True when the provider would refuse all of it, or a proxy that allows what is left would not let it through. */
const isRefused = (quote: Quote): boolean => {
  const refused = quote.lines.length > 0 && quote.lines.every((line) => line.bounds === 'refused' || line.capped);
  if (refused) return true;
  if (quote.unknown === null && quote.meters.every((meter) => meter.max === 0)) return false;
  return judgeByPolicy(quote, { onCharge: 'allow', onUnknown: 'block' }).kind === 'block';
};

/** `tollgate quote`: what calls or numbers would charge, before anything is sent. */
export const quote = defineCommand({
  synopsis: ['quote FILE.har', 'quote NUMBERS.csv --provider PROVIDER --action ACTION [--account ID]'],
  summary: 'Says what calls, or numbers, would charge if they were sent now. Nothing is sent or written.',
  notes: [
    'A CSV or text file holds one number a line, with a carrier and a language where wanted; a header may name the columns.',
    'Exit code 1: the provider would refuse all of it, it may use more than is left, or nobody knows what it costs.',
  ],
  options: {
    provider: { takes: 'PROVIDER', about: 'for numbers: 17track or safecube' },
    action: { takes: 'ACTION', about: 'for numbers: register, query, track, …' },
    account: { takes: 'ID', about: 'for numbers: the account (needed where there are several)' },
    ...LEDGER_OPTIONS,
  },
  run: async (input, terminal) => {
    const file = oneFile(input.operands, 'quote FILE');
    const asked = askedOf(input.text('provider'), input.text('action'), input.text('account'));
    const text = await readTextFile(file);
    if (asked === null && !/^\s*[{[]/.test(text))
      throw new UsageError(`${file} is no recording: for numbers say --provider and --action too`);
    const now = terminal.now();
    const ledger = await readLedgerNow(placeToRead(input, terminal.say), now);
    const quotes =
      asked === null
        ? await quoteRecording(file, text, ledger, now)
        : quoteNumbers(file, text, asked, ledger, now, terminal);
    const [first, ...more] = quotes;
    if (first === undefined) throw new UsageError(`${file} holds no call to a provider: there is nothing to quote`);
    if (!input.isSet('json')) terminal.print(quotes.map((one) => quoteText(terminal, one)).join('\n'));
    else if (more.length === 0) printJson(terminal, quoteDocument(first, 'en'));
    else printJson(terminal, { quotes: quotes.map((one) => quoteDocument(one, 'en')) });
    return quotes.some(isRefused) ? 1 : 0;
  },
});
