import { judgeOnCharge } from '../../shared/gate/on-charge.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { quoteDocument } from '../../shared/words/quote-document.ts';
import { placeToRead } from '../store/ledger-place.ts';
import { UsageError } from '../usage-error.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { type LedgerLook, lookAtLedger } from './open-ledger.ts';
import { quoteCalls } from './quote-calls.ts';
import { type QuoteInput, readQuoteInput } from './quote-input.ts';
import { type Asked, quoteList } from './quote-list.ts';
import { quoteText } from './quote-text.ts';
import type { Terminal } from './terminal.ts';

/** Options that say how a list is read and for whom it is priced; calls say it themselves. */
const LIST_OPTIONS = {
  provider: { takes: 'PROVIDER', about: 'for numbers: 17track or safecube' },
  action: { takes: 'ACTION', about: 'for numbers: register, query, track, … (default: what charges first)' },
  account: { takes: 'ID', about: 'for numbers: the account (needed where there are several)' },
  column: { takes: 'NAME', about: 'for a table: the column of the numbers, by its name or letter' },
  'carrier-column': { takes: 'NAME', about: 'for a table: the column of the carriers' },
  sheet: { takes: 'NAME', about: 'for a workbook: the sheet, by its name or place (default: the first)' },
} as const;

const LIST_OPTION_NAMES = ['provider', 'action', 'account', 'column', 'carrier-column', 'sheet'] as const;
type ListOption = (typeof LIST_OPTION_NAMES)[number];

/** What the numbers of a list are to be priced for. Throws UsageError where it is not said. */
const askedOf = (text: (option: ListOption) => string | undefined): Asked => {
  const provider = text('provider');
  if (provider === undefined)
    throw new UsageError(
      `say for whom the numbers are to be priced: --provider 17track or --provider safecube (and --action, unless it is to register or track them)`,
    );
  return { provider, action: text('action') ?? null, account: text('account') };
};

type Price = (ledger: LedgerLook, now: number, terminal: Terminal) => Promise<readonly Quote[]>;

/** How what was given is priced; wrong options are refused before the books are read. Throws UsageError. */
const pricing = (given: QuoteInput, text: (option: ListOption) => string | undefined): Price => {
  if (given.kind === 'calls') {
    for (const option of LIST_OPTION_NAMES) {
      if (text(option) !== undefined)
        throw new UsageError(`--${option} is for numbers: the calls of ${given.name} say it themselves`);
    }
    return (ledger, now) => quoteCalls(given.calls, ledger, now);
  }
  const asked = askedOf(text);
  const choice = { column: text('column') ?? null, carrierColumn: text('carrier-column') ?? null };
  return async (ledger, now, terminal) => [await quoteList(given, choice, asked, ledger, now, terminal)];
};

/** True for an item that is lost to the person. One that is registered already is refused, too, and costs nothing. */
const isLost = ({ bounds, rule, capped }: Quote['lines'][number]): boolean =>
  capped || (bounds === 'refused' && rule.as !== 'free');

/** True when the provider would refuse all of it, or a proxy that allows what is left would not let it through. */
const isRefused = (quote: Quote): boolean => {
  const refused = quote.lines.length > 0 && quote.lines.every(isLost);
  if (refused) return true;
  if (quote.unknown === null && quote.meters.every((meter) => meter.max === 0)) return false;
  return judgeOnCharge(quote, { onCharge: 'allow', onUnknown: 'block' }).kind === 'block';
};

/** `tollgate quote`: what calls or numbers would charge, before anything is sent. */
export const quote = defineCommand({
  synopsis: [
    'quote FILE                                    a recording, a cURL command, a Postman collection',
    'quote FILE --provider PROVIDER [--action ACTION] [--account ID]    a list: CSV, text, .xlsx',
    'quote NUMBER… --provider PROVIDER [--action ACTION] [--account ID]',
  ],
  summary: 'Says what calls, or numbers, would charge if they were sent now. Nothing is sent or written.',
  notes: [
    'FILE may be packed in gzip or zip; - is standard input. A NUMBER may have its carrier behind a comma: RR100000001CN,3011.',
    'Which column of a table was read is said; where that is not clear, the columns are listed and --column chooses.',
    'Exit code 1: the provider would refuse all of it, it may use more than is left, or nobody knows what it costs.',
  ],
  options: { ...LIST_OPTIONS, ...LEDGER_OPTIONS },
  run: async (input, terminal) => {
    const now = terminal.now();
    const given = await readQuoteInput(input.operands, input.text('sheet'), now, terminal);
    const price = pricing(given, input.text);
    const quotes = await lookAtLedger(
      placeToRead(input, terminal.say),
      now,
      (ledger) => price(ledger, now, terminal),
      terminal.progress,
    );
    const [first, ...more] = quotes;
    if (first === undefined)
      throw new UsageError(`${given.name} holds no call to a provider: there is nothing to quote`);
    if (!input.isSet('json')) terminal.print(quotes.map((one) => quoteText(terminal, one)).join('\n'));
    else if (more.length === 0) printJson(terminal, quoteDocument(first, 'en'));
    else printJson(terminal, { quotes: quotes.map((one) => quoteDocument(one, 'en')) });
    return quotes.some(isRefused) || (given.kind === 'calls' && given.untold > 0) ? 1 : 0;
  },
});
