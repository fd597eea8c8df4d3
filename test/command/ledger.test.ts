import { describe, expect, it } from 'vitest';
import { readTable } from '../../shared/lists/read-table.ts';
import { importedShell, linesOf } from './imported-shell.ts';
import { openShell } from './run-tollgate.ts';

describe('tollgate ledger', () => {
  it('prints every entry as a line of JSON, whose units of a state add up to the usage', async () => {
    const { run } = await importedShell();
    const lines = linesOf((await run('ledger')).out);
    expect(lines[0]).toEqual({
      id: expect.any(String),
      at: '2026-10-31T23:30:00Z',
      call: expect.any(String),
      provider: '17track',
      account: expect.any(String),
      action: 'register',
      item: 'RR100000001CN',
      key: 'RR100000001CN|3011',
      meter: 'tracking',
      units: 1,
      state: 'reserved',
      period: '2026-10',
      rule: 'register',
      pack: expect.stringMatching(/^17track@/),
      road: 'import',
      tag: null,
    });
    const sum = (state: string): number =>
      lines.reduce(
        (units, line) =>
          line['state'] === state && line['meter'] === 'tracking' ? units + Number(line['units']) : units,
        0,
      );
    expect([sum('reserved'), sum('charged'), sum('unresolved')]).toEqual([0, 1, 1]);
  });

  it('prints the same as CSV, and as one JSON document', async () => {
    const { run, json } = await importedShell();
    const lines = linesOf((await run('ledger')).out);
    const [names, ...rows] = readTable((await run('ledger', '--format', 'csv')).out);
    expect(new Set(names?.cells)).toEqual(new Set(Object.keys(lines[0] ?? {})));
    expect(rows.map((row) => row.cells[0])).toEqual(lines.map((line) => line['id']));
    expect(await json('ledger')).toEqual({ ledger: lines });
  });

  it('prints nothing where there is none yet', async () => {
    expect(await openShell().run('ledger')).toEqual({ code: 0, out: '', err: '' });
  });
});
