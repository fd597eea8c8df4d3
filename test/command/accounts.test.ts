import { describe, expect, it } from 'vitest';
import { registering } from '../har/build-har.ts';
import { importedShell } from './imported-shell.ts';
import { openShell } from './run-tollgate.ts';

describe('tollgate accounts', () => {
  it('lists the accounts with their plan, zone and what is left', async () => {
    const { json, run } = await importedShell();
    expect(await json('accounts')).toEqual({
      accounts: [
        {
          provider: '17track',
          id: expect.any(String),
          name: null,
          plan: '100-monthly',
          basis: 'assumed',
          timezone: 'UTC',
          email: 'off',
          grants: [],
          left: { tracking: expect.any(Number), email: 300 },
        },
        {
          provider: 'safecube',
          id: expect.any(String),
          name: null,
          plan: 'unmetered',
          basis: null,
          timezone: 'UTC',
          email: 'off',
          grants: [],
          left: { shipment: null },
        },
      ],
    });
    expect((await run('accounts')).out).toMatch(
      /17track +\w+ +– +100-monthly +assumed +UTC +off +– +tracking not known yet, email not known yet\n/,
    );
  });

  it('sets name, plan, time zone, e-mails and grants', async () => {
    const { json } = await importedShell();
    const { accounts } = (await json('accounts')) as { accounts: readonly { id: string }[] };
    const set = await json(
      'accounts',
      'set',
      accounts[0]?.id ?? '',
      'name=Main = first',
      'plan=1000-monthly',
      'timezone=Asia/Shanghai',
      'email=on',
      'grant=500@2099-01-01',
      'grant=0.5@2099-02-01T12:00:00+08:00',
    );
    expect(set).toMatchObject({
      name: 'Main = first',
      plan: '1000-monthly',
      basis: 'set',
      timezone: 'Asia/Shanghai',
      email: 'on',
      grants: [
        { units: 500, expires: '2099-01-01T00:00:00.000Z' },
        { units: 0.5, expires: '2099-02-01T04:00:00.000Z' },
      ],
    });
    // 23:30 UTC on 31 October is November in Shanghai.
    expect(await json('usage', '--to', '2026-12')).toMatchObject({
      usage: [{ period: '2026-11', charged: 1, unresolved: 1, allowance: 1000 }, {}],
    });
  });

  it('sets by a provider’s name what accounts not yet seen start with', async () => {
    const { run, json, har } = openShell();
    await run('import', har('a.har', [registering('RR100000001CN', '2026-11-03T10:00:00Z')]));
    expect(await json('accounts', 'set', '17track', 'plan=200-once')).toMatchObject({
      id: '*',
      plan: '200-once',
      basis: 'set',
      left: { tracking: 200 },
    });
    await run('import', har('b.har', [registering('RR100000002CN', '2026-11-03T11:00:00Z', { token: 'new' })]));
    const { usage } = (await json('usage')) as { usage: readonly { period: string; allowance: number }[] };
    expect(usage.map((row) => [row.period, row.allowance])).toEqual([
      ['2026-11', 100],
      ['once', 200],
    ]);
  });

  it.each([
    ['plan=fast', '100-monthly'],
    ['plan=9999999999-monthly', 'N-monthly'],
    ['timezone=Mars/Base', 'Europe/Berlin'],
    ['timezone=', 'UTC'],
    ['email=maybe', 'on or off'],
    ['grant=500', 'grant=500@'],
    ['grant=-5@2027-01-01', 'grant=500@'],
    ['grant=5@soon', 'grant=500@'],
    ['name=', 'needs a name'],
    ['colour=red', 'plan='],
    ['plan', 'plan='],
  ])('refuses %s, says what it takes, and changes nothing', async (text, say) => {
    const { run, json } = openShell();
    const { code, err } = await run('accounts', 'set', '17track', 'name=First', text);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(say) });
    expect(await json('accounts')).toEqual({ accounts: [] });
  });

  it('refuses for a provider what it does not have', async () => {
    const { run } = openShell();
    for (const text of ['email=on', 'grant=5@2027-01-01', 'plan=200-once']) {
      expect(await run('accounts', 'set', 'safecube', text)).toMatchObject({
        code: 2,
        err: expect.stringContaining('Safecube'),
      });
    }
  });

  it('refuses an account that was never seen, and an id that several providers have', async () => {
    const { run } = openShell();
    expect(await run('accounts', 'set', 'nobody', 'name=X')).toMatchObject({
      code: 2,
      err: expect.stringContaining('nobody'),
    });
    expect(await run('accounts', 'set', 'none', 'name=X')).toMatchObject({
      code: 2,
      err: expect.stringContaining('17track/none or safecube/none'),
    });
  });
});
