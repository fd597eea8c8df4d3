import { describe, expect, it } from 'vitest';
import { readTable } from '../../shared/lists/read-table.ts';
import { registering } from '../har/build-har.ts';
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

describe('tollgate ledger --charges', () => {
  it('gives a CSV for people, a line per charge: who, when by the account’s clock, number, units, state and why', async () => {
    const { run, json } = await importedShell();
    const { accounts } = (await json('accounts')) as { accounts: readonly { id: string }[] };
    await run('accounts', 'set', accounts[0]?.id ?? '', 'name=Main', 'timezone=Asia/Shanghai');
    const [names, ...rows] = readTable((await run('ledger', '--charges', '--format', 'csv')).out);
    const charges = rows.map(({ cells }) =>
      Object.fromEntries((names?.cells ?? []).map((name, at) => [name, cells[at]])),
    );
    expect(charges.slice(0, 2)).toEqual([
      {
        when: '2026-11-01 07:30:00',
        timezone: 'Asia/Shanghai',
        provider: '17track',
        account: accounts[0]?.id,
        name: 'Main',
        action: 'register',
        number: 'RR100000001CN',
        carrier: '3011',
        meter: 'tracking',
        units: '1',
        state: 'charged',
        why: '1 unit each: this number and carrier are not registered yet.',
        decision: 'rule: recorded',
        road: 'import',
        user: '',
        site: '',
        tag: '',
      },
      expect.objectContaining({ when: '2026-11-01 08:30:00', number: 'RR100000002CN', state: 'unresolved' }),
    ]);
    expect(charges[2]).toMatchObject({ when: '2026-11-02 00:00:00', timezone: 'UTC', meter: 'shipment', carrier: '' });
  });

  it('prints the same as a table, as lines of JSON, and as one JSON document', async () => {
    const { run, json } = await importedShell();
    const lines = linesOf((await run('ledger', '--charges', '--format', 'ndjson')).out);
    expect(await json('ledger', '--charges')).toEqual({ charges: lines });
    const table = (await run('ledger', '--charges')).out.trim().split('\n');
    expect(table[0]).toMatch(/^when +provider +account +action +number +carrier +units +meter +state +why$/);
    expect(table[1]).toMatch(
      /^2026-10-31 23:30:00 +17track +\w+ +register +RR100000001CN +3011 +1 +tracking +charged +1 unit/,
    );
    expect(table).toHaveLength(lines.length + 1);
  });

  it('adds up to the usage, state by state, and leaves out what was released', async () => {
    const { run, json, har } = await importedShell();
    await run('import', har('b.har', [registering('RR100000003CN', '2026-11-04T00:00:00Z', { status: 401 })]));
    const sumsOf = (rows: readonly Record<string, unknown>[], state: string): number =>
      rows.reduce((sum, row) => sum + (row['state'] === state ? Number(row['units']) : 0), 0);
    const { charges } = (await json('ledger', '--charges')) as { charges: readonly Record<string, unknown>[] };
    const { usage } = (await json('usage')) as { usage: readonly Record<string, unknown>[] };
    for (const state of ['charged', 'expected', 'unresolved']) {
      expect(sumsOf(charges, state)).toBe(usage.reduce((sum, row) => sum + Number(row[state]), 0));
    }
    expect(JSON.stringify(charges)).not.toMatch(/RR100000003CN|released/);
  });

  it('says so where nothing was charged', async () => {
    expect(await openShell().run('ledger', '--charges')).toEqual({ code: 0, out: 'Nothing was charged.\n', err: '' });
  });
});
