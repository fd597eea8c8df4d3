import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openShell, type Shell } from './run-tollgate.ts';

const REGISTER = ['--provider', '17track', '--action', 'register'] as const;

const caseOf = (shell: Shell, name: string): string =>
  shell.file(name, readFileSync(new URL(`../files/cases/${name}`, import.meta.url)));

/** The keys that the numbers of a file are priced by, and what was said of how it was read. */
const priced = async (shell: Shell, name: string, ...more: readonly string[]) => {
  const { code, out, err } = await shell.run('quote', caseOf(shell, name), ...REGISTER, ...more, '--json');
  const document = JSON.parse(out) as { lines: readonly { key: string }[] };
  return { code, keys: document.lines.map(({ key }) => key), err };
};

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe('tollgate quote of a table', () => {
  it.each([
    ['csv-35up.csv', '“tracking_code” (column I)', ['JJD000000000000701|?', 'JJD000000000000702|?']],
    ['csv-bl-and-ct.csv', '“CNTR No.” (column B)', ['OOLU2000000010|?', 'OOLU0000010|?', 'OOLU0000026|?']],
    ['csv-de-utf8.csv', '“Sendungs-Nr.” (column B)', range(1, 2).map((nth) => `0034043416109400000${nth}|?`)],
    [
      'csv-excel-text.csv',
      '“Tracking Number” (column B)',
      range(1, 3).map((nth) => `940011189922310000000${nth}|21051`),
    ],
    ['csv-multi-in-cell.csv', '“Tracking Numbers” (column B)', range(1, 6).map((nth) => `1Z00000000000000${nth}|?`)],
    [
      'csv-shipstation.csv',
      '“Shipment - Tracking Number” (column D)',
      range(1, 2).map((nth) => `940011189922310000001${nth}|21051`),
    ],
    ['csv-title-row.csv', '“Tracking Number” (column B)', ['RR000000361CN|3011', 'RR000000362CN|3011']],
    ['csv-ja.csv', '“送り状番号” (column B)', ['123400000001|100062', '123400000002|100040']],
    ['csv-zh-mifei.csv', '“快递单号” (column C)', ['YT0000000000701|190157']],
    ['list.xlsx', '“Tracking Number” (column C)', ['RR000000711CN|3011', 'RR000000712CN|3011', '777000000711|100003']],
  ])('reads the tracking numbers of %s, and says from which column', async (name, column, keys) => {
    const read = await priced(openShell(), name);
    expect(read).toEqual({ code: 0, keys, err: expect.stringContaining(column) });
  });

  it('reads a pasted JSON list as a list', async () => {
    expect(await priced(openShell(), 'list-json.txt')).toEqual({
      code: 0,
      keys: ['RR000000391CN|?', 'RR000000392CN|?'],
      err: '',
    });
  });

  it('says in one line which column was read, what was unwrapped, and what was left out', async () => {
    const shell = openShell();
    const text = 'Export,\nOrder,Tracking\nA1,="RR100000001CN"\nA2,\nTotal,1\n';
    const { err } = await shell.run('quote', shell.file('o.csv', text), ...REGISTER);
    const [how, bad, ...rest] = err.trimEnd().split('\n');
    expect(how).toMatch(
      /o\.csv: Numbers read from “Tracking” \(column B\)\. Line 1 .* Line 5 .*="RR100000001CN" → RR100000001CN/,
    );
    expect([bad, ...rest]).toEqual([expect.stringMatching(/o\.csv line 4: there is no number in this row$/)]);
  });

  it('stops where the column is not clear, lists the columns, and reads the one that is chosen', async () => {
    const shell = openShell();
    const file = caseOf(shell, 'csv-order-then-tracking.csv');
    const { code, out, err } = await shell.run('quote', file, ...REGISTER, '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/^ {2}A .*: 100004, 100031, 100032$/),
      expect.stringMatching(/^ {2}B .*: 234987234234311, 923498723423312, 122342374230117$/),
      expect.stringMatching(/^tollgate: .*csv: It is not clear which column .* --column NAME/),
      '',
    ]);
    for (const column of ['B', '2', 'b'])
      expect(await priced(shell, 'csv-order-then-tracking.csv', '--column', column)).toMatchObject({
        code: 0,
        keys: ['234987234234311|?', '923498723423312|?', '122342374230117|?'],
      });
  });

  it('reads the columns that are named, and lists those that there are where one is not', async () => {
    const shell = openShell();
    const name = 'csv-shipstation.csv';
    const chosen = ['--column', 'Order - Number', '--carrier-column', 'carrier - service selected'];
    expect(await priced(shell, name, ...chosen)).toMatchObject({
      keys: [expect.stringMatching(/^100-?1\|/), expect.anything()],
    });
    const { code, err } = await shell.run('quote', caseOf(shell, name), ...REGISTER, '--column', 'Parcel');
    expect(code).toBe(2);
    expect(err).toContain('  D Shipment - Tracking Number: 9400111899223100000011, 9400111899223100000012\n');
    expect(err).toMatch(/\ntollgate: .*There is no column “Parcel”: those above are there\n$/);
  });

  it.each(['csv-carrier-name.csv', 'csv-carrier-pandas.csv'])(
    'knows the carrier of a pair that is registered in %s',
    async (name) => {
      const shell = openShell();
      await shell.run('import', caseOf(shell, 'known-pair.har'));
      expect(await shell.json('quote', caseOf(shell, name), ...REGISTER)).toMatchObject({
        meters: { tracking: { min: 0, likely: 0, max: 0 } },
        lines: [{ key: '9400111899223100000099|21051' }],
      });
    },
  );
});
