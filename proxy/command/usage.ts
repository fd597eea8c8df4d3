import type { Books } from '../../shared/books/books.ts';
import { type UsageRow, usageRows } from '../../shared/books/usage.ts';
import { beginsStretch, DIMENSIONS, type Dimension, type UsageSum, usageBy } from '../../shared/books/usage-by.ts';
import { rollupNames } from '../../shared/gate/way-names.ts';
import { type Cell, csvText } from '../../shared/words/csv.ts';
import { placeToRead } from '../store/ledger-place.ts';
import { UsageError } from '../usage-error.ts';
import { defineCommand, LEDGER_OPTIONS, printJson } from './command.ts';
import { lookAtLedger, readLedgerNow } from './open-ledger.ts';
import { noOperands } from './operands.ts';
import { choiceOf } from './options.ts';
import { tableText } from './table.ts';
import { timeOption } from './times.ts';
import { usageTable } from './usage-table.ts';

const FORMATS = ['table', 'csv', 'json'] as const;
const DEFAULT_BY: readonly Dimension[] = ['period', 'provider', 'account', 'meter'];

/** The dimensions that `--by` names; the meter is always one of them, for units of different meters are no sum. Throws UsageError. */
const dimensionsOf = (text: string | undefined): readonly Dimension[] => {
  if (text === undefined) return DEFAULT_BY;
  const named = text.split(',').map((name) => {
    const found = DIMENSIONS.find((dimension) => dimension === name.trim());
    if (found === undefined) throw new UsageError(`--by ${name.trim()} is not known: use ${DIMENSIONS.join(', ')}`);
    return found;
  });
  return [...new Set<Dimension>([...named, 'meter'])];
};

/** Adds to sums of whole periods what the period includes, and what is left of it. */
const withAllowances = (books: Books, sums: readonly UsageSum[], now: number): readonly UsageRow[] => {
  const rows = new Map(
    usageRows(books, now).map((row) => [JSON.stringify([row.period, row.provider, row.account, row.meter]), row]),
  );
  return sums.map(({ by, charged, expected, unresolved }) => {
    const { provider = null, account = null, meter = null, period = null } = by;
    const whole = rows.get(JSON.stringify([period, provider, account, meter]));
    return {
      provider: provider ?? '',
      account: account ?? '',
      meter: meter ?? '',
      period: period ?? '',
      charged,
      expected,
      unresolved,
      allowance: whole?.allowance ?? null,
      basis: whole?.basis ?? null,
      grants: whole?.grants ?? null,
      remaining: whole?.remaining ?? null,
    };
  });
};

type Row = Readonly<Record<string, Cell>>;

const flat = ({ by, ...units }: UsageSum): Row => ({ ...by, ...units });

/** `tollgate usage`: what was used, summed up. */
export const usage = defineCommand({
  synopsis: ['usage [--from TIME] [--to TIME] [--by LIST] [--format table|csv|json]'],
  summary: 'Sums up what was used.',
  notes: [
    '--from TIME counts calls sent at that time or later, --to TIME calls sent before it; a date or a month (2026-11) means its first instant.',
    `LIST names what to sum by, with commas: ${DIMENSIONS.join(', ')}.`,
    'Without --by: by period, provider, account and meter, with the whole period’s allowance, the grants that counted in it (spent, or left unexpired at its end) and what remains: allowance + grants = charged + expected + unresolved + remaining.',
  ],
  options: {
    from: { takes: 'TIME', about: 'calls sent at or after' },
    to: { takes: 'TIME', about: 'calls sent before' },
    by: { takes: 'LIST', about: 'what to sum by' },
    format: { takes: 'FORMAT', about: 'table, csv or json' },
    ...LEDGER_OPTIONS,
  },
  run: async (input, terminal) => {
    noOperands(input.operands, 'usage --help');
    const by = dimensionsOf(input.text('by'));
    const from = timeOption('from', input.text('from')) ?? Number.NEGATIVE_INFINITY;
    const to = timeOption('to', input.text('to')) ?? Number.POSITIVE_INFINITY;
    const format = choiceOf('format', input.text('format'), FORMATS, input.isSet('json') ? 'json' : 'table');
    if (input.isSet('json') && format !== 'json')
      throw new UsageError(`--json and --format ${format} contradict each other: give one`);
    const now = terminal.now();
    const place = placeToRead(input, terminal.say);
    // Sums are kept by the quarter of an hour: what cuts one in two is summed unit by unit.
    const isBySums = beginsStretch(from) && beginsStretch(to);
    const books = isBySums
      ? await lookAtLedger(place, now, (ledger) => ledger.books(rollupNames), terminal.progress)
      : (await readLedgerNow(place, now)).books;
    const sums = usageBy(books, { by, from, to });
    const wholes = by === DEFAULT_BY ? withAllowances(books, sums, now) : [];
    const rows: readonly Row[] = by === DEFAULT_BY ? wholes.map((row) => ({ ...row })) : sums.map(flat);
    const units = [
      'charged',
      'expected',
      'unresolved',
      ...(by === DEFAULT_BY ? ['allowance', 'basis', 'grants', 'remaining'] : []),
    ];
    const columns = [...by, ...units];
    const cells = rows.map((row) => columns.map((column) => row[column] ?? null));
    if (format === 'json') printJson(terminal, { usage: rows });
    else if (format === 'csv') terminal.print(csvText([columns, ...cells]));
    else if (rows.length === 0) terminal.print('Nothing was used.\n');
    else terminal.print(by === DEFAULT_BY ? usageTable(terminal, wholes) : tableText(terminal, columns, cells));
    return 0;
  },
});
