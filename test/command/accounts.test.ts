import { describe, expect, it } from 'vitest';
import { registering } from '../har/build-har.ts';
import { importedShell } from './imported-shell.ts';
import { openShell } from './run-tollgate.ts';

/** A shell whose ledger holds two accounts of 17TRACK. */
const twoAccounts = async () => {
  const shell = openShell();
  for (const token of ['one', 'two'])
    await shell.run(
      'import',
      shell.har(`${token}.har`, [registering('RR100000001CN', '2026-11-03T10:00:00Z', { token })]),
    );
  const { accounts } = (await shell.json('accounts')) as { accounts: readonly { id: string }[] };
  return { ...shell, ids: [accounts[0]?.id ?? '', accounts[1]?.id ?? ''] as const };
};

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

  it('names by a provider its only account; what a plan would be for is said', async () => {
    const { run, json, har } = openShell();
    await run('import', har('a.har', [registering('RR100000001CN', '2026-11-03T10:00:00Z')]));
    const named = (await json('accounts', 'set', '17track', 'name=Main')) as { id: string };
    expect(named).toMatchObject({ provider: '17track', name: 'Main', plan: '100-monthly' });
    expect(await json('accounts')).toMatchObject({ accounts: [{ id: named.id, name: 'Main' }] });
    expect(await run('accounts', 'set', '17track', 'plan=200-once')).toMatchObject({
      code: 0,
      err: `this is for accounts of 17track not yet seen; those seen stay as they are: ${named.id} (Main)\n`,
    });
    expect(await run('accounts', 'set', '17track', 'name=Other', 'plan=200-once')).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(`^tollgate: name= is for the account \\w+,[^\n]+ write ${named.id} instead[^\n]+\n$`),
    });
    expect(await json('accounts')).toMatchObject({ accounts: [{ id: '*', name: null }, { name: 'Main' }] });
  });

  it('names by a provider none of several accounts, and those not yet seen where there is none', async () => {
    const { run, json } = await twoAccounts();
    const { code, out, err } = await run('accounts', 'set', '17track', 'name=Main');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^tollgate: 17track has several accounts: [^\n]+: \w+, \w+\n$/);
    expect(await json('accounts')).toMatchObject({ accounts: [{ name: null }, { name: null }] });
    expect(await json('accounts', 'set', 'safecube', 'name=Main')).toMatchObject({ id: '*', name: 'Main' });
  });

  it('takes an id by any beginning that no other has, and a name, which goes before a beginning', async () => {
    const { run, json, ids } = await twoAccounts();
    const [first, second] = ids;
    const beginning = first.slice(0, [...first].findIndex((letter, at) => letter !== second[at]) + 1);
    expect(await json('accounts', 'set', beginning, 'name=Main')).toMatchObject({ id: first, name: 'Main' });
    expect(await json('accounts', 'set', `17track/${beginning}`, 'name=Main / 1')).toMatchObject({ id: first });
    expect(await json('accounts', 'set', 'Main / 1', 'timezone=Asia/Shanghai')).toMatchObject({ id: first });
    // A name that is a beginning of another's id.
    expect(await json('accounts', 'set', second, `name=${beginning}`)).toMatchObject({ id: second });
    expect(await json('accounts', 'set', beginning, 'plan=200-once')).toMatchObject({ id: second });
    // A name that is another's whole id.
    await run('accounts', 'set', second, `name=${first}`);
    expect(await json('accounts', 'set', first, 'email=on')).toMatchObject({ id: first });
    const recorded = await json('record', '17track', 'delete', 'RR100000001CN,3011', '--account', 'Main / 1');
    expect(recorded).toMatchObject({ account: first });
  });

  it('lists the accounts that a name or a beginning may mean, in one line', async () => {
    const { run, ids } = await twoAccounts();
    for (const id of ids) await run('accounts', 'set', id, 'name=Main');
    const all = ids.map((id) => `17track/${id} (Main)`).sort();
    const { code, err } = await run('accounts', 'set', 'Main', 'plan=200-once');
    expect({ code, listed: err.trim().split(': ').at(-1)?.split(', ').sort() }).toEqual({ code: 2, listed: all });
    expect(await run('record', '17track', 'delete', 'RR100000001CN,3011', '--account', 'Main')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^tollgate: Main may mean several [^\n]+--account: \w+ \(Main\), \w+ \(Main\)\n$/),
    });
  });
});
