import { type Held, type LedgerLine, ledgerLines } from '../../shared/ledger/lines.ts';
import { csvText } from '../../shared/words/csv.ts';
import { defineCommand, LEDGER_OPTIONS } from './command.ts';
import { placeToRead } from './ledger-place.ts';
import { type LedgerRead, readLedgerNow } from './open-ledger.ts';
import { noOperands } from './operands.ts';
import { choiceOf } from './options.ts';
import { jsonText } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const FORMATS = ['ndjson', 'csv'] as const;

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

/** `tollgate ledger`: every entry, in order. */
export const ledger = defineCommand({
  synopsis: ['ledger [--format ndjson|csv]'],
  summary:
    'Prints the ledger, an entry a line. Units are signed: what leaves a state is negative there, so every total is a sum.',
  notes: ['--json prints {"ledger": [ … ]}.'],
  options: { format: { takes: 'FORMAT', about: 'ndjson (the default) or csv' }, ...LEDGER_OPTIONS },
  run: async (input, terminal) => {
    noOperands(input.operands, 'ledger --help');
    const format = choiceOf('format', input.text('format'), FORMATS, 'ndjson');
    if (input.isSet('json') && input.isSet('format'))
      throw new UsageError('--json and --format contradict each other: give one');
    const read = await readLedgerNow(placeToRead(input, terminal.say), terminal.now());
    if (input.isSet('json')) {
      terminal.print(`{"ledger":[${[...linesOf(read)].map(jsonText).join(',')}]}\n`);
      return 0;
    }
    if (format === 'csv') terminal.print(csvText([COLUMNS]));
    for (const line of linesOf(read)) {
      terminal.print(format === 'csv' ? csvText([COLUMNS.map((column) => line[column])]) : `${jsonText(line)}\n`);
    }
    return 0;
  },
});
