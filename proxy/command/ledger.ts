import { type Held, type LedgerLine, ledgerLines } from '../../shared/ledger/lines.ts';
import { type Cell, csvText } from '../../shared/words/csv.ts';
import { placeToRead } from '../store/ledger-place.ts';
import { UsageError } from '../usage-error.ts';
import { CHARGE_COLUMNS, chargeRows, chargesText } from './charge-rows.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { firstHolders } from './first-holders.ts';
import { type LedgerRead, readLedgerNow } from './open-ledger.ts';
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

function* linesOf({ books, posted }: LedgerRead): Iterable<LedgerLine> {
  const held: Held = new Map();
  for (const { posting } of posted) yield* ledgerLines(books, posting, held);
}

const printEntries = (terminal: Terminal, read: LedgerRead, format: Format): void => {
  if (format === 'json') {
    terminal.print(`{"ledger":[${[...linesOf(read)].map(jsonText).join(',')}]}\n`);
    return;
  }
  if (format === 'csv') terminal.print(csvText([COLUMNS]));
  for (const line of linesOf(read)) {
    terminal.print(format === 'csv' ? csvText([COLUMNS.map((column) => line[column])]) : `${jsonText(line)}\n`);
  }
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
    const read = await readLedgerNow(placeToRead(input, terminal.say), terminal.now());
    const print = input.isSet('charges') ? printCharges : printEntries;
    print(terminal, read, input.isSet('json') ? 'json' : format);
    return 0;
  },
});
