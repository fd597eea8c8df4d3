import { type Cell, csvText } from '../../shared/words/csv.ts';
import type { LedgerLine } from '../../shared/words/lines.ts';
import { type LedgerPlace, placeToRead } from '../store/ledger-place.ts';
import { UsageError } from '../usage-error.ts';
import { CHARGE_COLUMNS, chargeRows, chargesText } from './charge-rows.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { firstHolders } from './first-holders.ts';
import { type LedgerRead, readLedgerNow, readLines } from './open-ledger.ts';
import { noOperands } from './operands.ts';
import { choiceOf } from './options.ts';
import { jsonText, type Terminal } from './terminal.ts';

type Format = 'ndjson' | 'csv' | 'table' | 'json';

const COLUMNS = [
  'id',
  'at',
  'call',
  'provider',
  'account',
  'action',
  'item',
  'key',
  'meter',
  'units',
  'state',
  'period',
  'rule',
  'pack',
  'road',
  'tag',
] as const satisfies readonly (keyof LedgerLine)[];

/** Prints page by page, so that a ledger of any length is at no time in memory; whoever reads the answer slowly is waited for. */
const printEntries = async (terminal: Terminal, place: LedgerPlace, format: Format): Promise<void> => {
  let isBegun = false;
  /** What comes before the first line: nothing is printed of a ledger that cannot be read. */
  const begin = (): string => {
    const isFirst = !isBegun;
    isBegun = true;
    if (format === 'csv') return isFirst ? csvText([COLUMNS]) : '';
    if (format === 'json') return isFirst ? '{"ledger":[' : ',';
    return '';
  };
  for await (const lines of readLines(place, terminal.now(), terminal.progress)) {
    if (lines.length === 0) continue;
    const before = begin();
    if (format === 'json') terminal.print(before + lines.map(jsonText).join(','));
    else if (format === 'csv')
      terminal.print(before + csvText(lines.map((line) => COLUMNS.map((column) => line[column]))));
    else terminal.print(lines.map((line) => `${jsonText(line)}\n`).join(''));
    await terminal.drained();
  }
  if (!isBegun) terminal.print(begin());
  if (format === 'json') terminal.print(']}\n');
};

const printCharges = (terminal: Terminal, { books, posted }: LedgerRead, format: Format): void => {
  const holders = firstHolders(posted);
  const rows = chargeRows(books, (hold) => holders.get(hold));
  const cells = (): readonly (readonly Cell[])[] => rows.map((row) => CHARGE_COLUMNS.map((name) => row[name]));
  switch (format) {
    case 'json':
      printJson(terminal, { charges: rows });
      break;
    case 'ndjson':
      terminal.print(rows.map((row) => `${jsonText(row)}\n`).join(''));
      break;
    case 'csv':
      terminal.print(csvText([CHARGE_COLUMNS, ...cells()]));
      break;
    case 'table':
      terminal.print(chargesText(terminal, rows));
  }
};

/** `tollgate ledger`: every entry, in order, or every charge. */
export const ledger = defineCommand({
  synopsis: ['ledger [--format ndjson|csv]', 'ledger --charges [--format table|csv|ndjson]'],
  summary:
    'Prints the ledger, an entry a line. Units are signed: what leaves a state is negative there, so every total is a sum.',
  notes: [
    '--charges prints it for people, a charge a line: when (by the account’s clock), who, number, units, where they stand now, and why.',
    '--json prints {"ledger": [ … ]}, with --charges {"charges": [ … ]}.',
  ],
  options: {
    charges: { about: 'a line per charge instead of one per entry' },
    format: {
      takes: 'FORMAT',
      about: 'ndjson (the default) or csv; with --charges table (the default), csv or ndjson',
    },
    ...LEDGER_OPTIONS,
  },
  run: async (input, terminal) => {
    noOperands(input.operands, 'ledger --help');
    const [formats, otherwise] = input.isSet('charges')
      ? ([['table', 'csv', 'ndjson'], 'table'] as const)
      : ([['ndjson', 'csv'], 'ndjson'] as const);
    const format = choiceOf<Format>('format', input.text('format'), formats, otherwise);
    if (input.isSet('json') && input.isSet('format'))
      throw new UsageError('--json and --format contradict each other: give one');
    const place = placeToRead(input, terminal.say);
    const form = input.isSet('json') ? 'json' : format;
    if (input.isSet('charges')) printCharges(terminal, await readLedgerNow(place, terminal.now()), form);
    else await printEntries(terminal, place, form);
    return 0;
  },
});
