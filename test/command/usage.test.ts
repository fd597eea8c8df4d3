import { describe, expect, it } from 'vitest';
import { readTable } from '../../shared/lists/read-table.ts';
import { importedShell } from './imported-shell.ts';

describe('tollgate usage', () => {
  it('gives the contract’s rows as JSON, by --json and by --format json alike', async () => {
    const { run, json } = await importedShell();
    const row = { account: expect.any(String), charged: 0, expected: 0, unresolved: 0 };
    const document = await json('usage', '--to', '2026-12');
    expect(document).toEqual({
      usage: [
        {
          ...row,
          period: '2026-10',
          provider: '17track',
          meter: 'tracking',
          charged: 1,
          allowance: 100,
          grants: 0,
          remaining: 99,
        },
        {
          ...row,
          period: '2026-11',
          provider: '17track',
          meter: 'tracking',
          unresolved: 1,
          allowance: 100,
          grants: 0,
          remaining: 99,
        },
        {
          ...row,
          period: '2026-11',
          provider: 'safecube',
          meter: 'shipment',
          expected: 1,
          allowance: null,
          grants: null,
          remaining: null,
        },
      ],
    });
    expect(JSON.parse((await run('usage', '--to', '2026-12', '--format', 'json')).out)).toEqual(document);
  });

  it('gives a table for people, numbers to the right', async () => {
    const { run } = await importedShell();
    const lines = (await run('usage', '--to', '2026-12')).out.split('\n');
    expect(lines[0]).toMatch(
      /^period +provider +account +meter +charged +expected +unresolved +allowance +grants +remaining$/,
    );
    expect(lines[1]).toMatch(/^2026-10 +17track +\w+ +tracking +1 +0 +0 +100 +0 +99$/);
    expect(lines[1]?.length).toBe(lines[0]?.length);
  });

  it('gives the same rows as CSV', async () => {
    const { run } = await importedShell();
    const rows = readTable((await run('usage', '--to', '2026-12', '--format', 'csv')).out);
    expect(rows.map((row) => row.cells.toSpliced(2, 1))).toEqual([
      ['period', 'provider', 'meter', 'charged', 'expected', 'unresolved', 'allowance', 'grants', 'remaining'],
      ['2026-10', '17track', 'tracking', '1', '0', '0', '100', '0', '99'],
      ['2026-11', '17track', 'tracking', '0', '0', '1', '100', '0', '99'],
      ['2026-11', 'safecube', 'shipment', '0', '1', '0', '', '', ''],
    ]);
  });

  it('sums by what --by names, the meter always among it', async () => {
    const { json } = await importedShell();
    expect(await json('usage', '--by', 'action,road', '--to', '2026-12')).toEqual({
      usage: [
        { action: 'add', road: 'import', meter: 'shipment', charged: 0, expected: 1, unresolved: 0 },
        { action: 'register', road: 'import', meter: 'tracking', charged: 1, expected: 0, unresolved: 1 },
      ],
    });
  });

  it('counts calls sent at --from or later and before --to', async () => {
    const { json } = await importedShell();
    expect(await json('usage', '--from', '2026-11-01', '--to', '2026-11-02', '--by', 'day')).toEqual({
      usage: [{ day: '2026-11-01', meter: 'tracking', charged: 0, expected: 0, unresolved: 1 }],
    });
  });
});
