import { describe, expect, it } from 'vitest';
import { calling, pulling, registering } from '../har/build-har.ts';
import { openShell } from './run-tollgate.ts';

const NUMBERS = ['--provider', '17track', '--action', 'register'] as const;

describe('tollgate quote', () => {
  it('prints what numbers would charge as a quote document', async () => {
    const shell = openShell();
    const file = shell.file('numbers.csv', 'number,carrier,lang\nRR100000017CN,3011,\nRR100000025CN,3011,de\n');
    const { code, out } = await shell.run('quote', file, ...NUMBERS, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      provider: '17track',
      account: 'none',
      action: 'register',
      pack: { id: '17track', version: expect.any(String) },
      meters: { tracking: { min: 2, likely: 3, max: 3, before: 100, after: 97, allowance: 100, basis: 'assumed' } },
      lines: [
        { item: 'RR100000017CN', key: 'RR100000017CN|3011', rule: 'register', max: 1, outcome: 'charge' },
        { item: 'RR100000025CN', max: 1 },
        { item: 'RR100000025CN', rule: 'translate', min: 0, likely: 1, max: 1 },
      ],
      warnings: [],
    });
  });

  it('says it in words, group by group, each with its rule and source', async () => {
    const shell = openShell();
    await shell.run('import', shell.har('a.har', [registering('RR100000017CN', '2026-11-03T10:00:00Z')]));
    const { code, out } = await shell.run(
      'quote',
      shell.file('n.txt', 'RR100000017CN,3011\nRR100000025CN,3011\nx,3011\n'),
      ...NUMBERS,
    );
    expect(code).toBe(0);
    expect(out).toContain('This uses 1. How many are left is not known yet.\n');
    expect(out).toMatch(
      /\d counted here, 1 now, left: not known yet, known once the quota is read or the plan is set\n/,
    );
    expect(out).toMatch(/1 new number: 1\n.*\n {4}RR100000025CN\n {4}17TRACK’s rule: https:\/\//);
    expect(out).toMatch(/1 already registered: free\n/);
  });

  it('names first what an answer said is delivered, for people and for programs', async () => {
    const shell = openShell();
    const [number, other] = ['RR100000017CN', 'RR100000025CN'];
    const item = { number, carrier: 3011 };
    const shown = { ...item, track_info: { latest_status: { status: 'Delivered' } } };
    const recording = [
      registering(number, '2026-11-03T10:00:00Z'),
      calling('gettrackinfo', '2026-11-04T10:00:00Z', [item], [shown]),
      calling('deletetrack', '2026-11-05T10:00:00Z', [item]),
    ];
    await shell.run('import', shell.har('a.har', recording));
    const list = shell.file('n.txt', `${number},3011\n${other},3011\n`);
    const { code, out } = await shell.run('quote', list, ...NUMBERS);
    expect(code).toBe(0);
    expect(out.indexOf('1 delivered already\n')).toBeLessThan(out.indexOf('1 will be charged again: 1\n'));
    expect(out).toMatch(
      /\n\n {2}1 delivered already\n {4}Delivered already, said 17TRACK: there is nothing left to track\.\n {4}RR100000017CN\n/,
    );
    expect(await shell.json('quote', list, ...NUMBERS)).toMatchObject({
      meters: { tracking: { min: 2, likely: 2, max: 2 } },
      warnings: expect.arrayContaining([{ code: 'delivered', items: [number], say: expect.any(String) }]),
    });
  });

  it('says which columns were read and which rows hold no number, and quotes the others', async () => {
    const shell = openShell();
    const file = shell.file('n.csv', 'number,carrier\n,3011\nRR100000025CN,3011\n');
    expect(await shell.run('quote', file, ...NUMBERS, '--json')).toMatchObject({
      code: 0,
      out: expect.stringContaining('"RR100000025CN"'),
      err: `${file}: Numbers read from “number” (column A), carriers from “carrier” (column B).\n${file} line 2: there is no number in this row\n`,
    });
  });

  it('prices a long list whole, and says how many calls it is', async () => {
    const shell = openShell();
    const numbers = Array.from({ length: 41 }, (_, nth) => `RR${100_000_000 + nth}CN,3011`).join('\n');
    const { code, out, err } = await shell.run('quote', shell.file('n.txt', numbers), ...NUMBERS, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ meters: { tracking: { max: 41 } } });
    expect(err).toContain('17TRACK takes 40 numbers a call: this is 2 calls\n');
  });

  it('quotes the calls of a recording as if they were sent now, one after the other', async () => {
    const shell = openShell();
    const one = registering('RR100000017CN', '2020-01-01T00:00:00Z');
    expect(
      await shell.json(
        'quote',
        shell.har('one.har', [one, { method: 'GET', url: 'https://example.com/', at: '2020-01-01T00:00:00Z' }]),
      ),
    ).toMatchObject({
      action: 'register',
      meters: { tracking: { min: 1, likely: 1, max: 1, before: 100 } },
    });
    expect(
      await shell.json('quote', shell.har('two.har', [one, pulling('MSCU1234567', '2020-01-01T00:00:00Z'), one])),
    ).toMatchObject({
      quotes: [
        { meters: { tracking: { max: 1, before: 100 } } },
        { provider: 'safecube' },
        { meters: { tracking: { min: 0, likely: 0, max: 1, before: 99 } } },
      ],
    });
  });

  it('finds 1 where the provider would refuse all of it, or it may use more than is left, or nobody knows', async () => {
    const shell = openShell();
    const quote = async (text: string, ...more: readonly string[]) =>
      (await shell.run('quote', shell.file('n.txt', text), ...NUMBERS, ...more)).code;
    expect(await quote('RR100000017CN,3011')).toBe(0);
    expect(await quote('1\n123\n')).toBe(1);
    const many = Array.from({ length: 101 }, (_, nth) => `RR${100_000_000 + nth}CN,3011`).join('\n');
    expect(await quote(many)).toBe(1);
    const unknown = { at: '2026-11-03T10:00:00Z', url: 'https://api.17track.net/track/v2.4/newthing', body: [] };
    expect(await shell.run('quote', shell.har('u.har', [unknown]), '--json')).toMatchObject({
      code: 1,
      out: expect.stringContaining('"max":null'),
    });
  });

  it('finds 0 for calls that cannot charge', async () => {
    const shell = openShell();
    const read = { at: '2026-11-03T10:00:00Z', url: 'https://api.17track.net/track/v2.4/getquota', body: [] };
    expect(await shell.run('quote', shell.har('r.har', [read]), '--json')).toMatchObject({ code: 0 });
  });

  it('asks for the account where the ledger has several of the provider', async () => {
    const shell = openShell();
    const one = registering('RR100000017CN', '2026-11-03T10:00:00Z');
    await shell.run('import', shell.har('a.har', [one, { ...one, token: 'other' }]));
    const file = shell.file('n.txt', 'RR100000017CN,3011');
    const asked = await shell.run('quote', file, ...NUMBERS);
    expect(asked).toMatchObject({ code: 2, err: expect.stringContaining('--account') });
    const { accounts } = (await shell.json('accounts')) as { accounts: readonly { id: string }[] };
    const [account] = accounts;
    expect(await shell.json('quote', file, ...NUMBERS, '--account', account?.id ?? '')).toMatchObject({
      account: account?.id,
      meters: { tracking: { max: 0 } },
    });
    expect(await shell.run('quote', file, ...NUMBERS, '--account', 'nobody')).toMatchObject({ code: 2 });
  });

  it.each([
    ['a text without numbers', '\n\n', NUMBERS],
    ['numbers without --provider and --action', 'RR100000017CN\n', []],
    ['an action that takes no numbers', 'RR100000017CN\n', ['--provider', '17track', '--action', 'read']],
    ['a provider without rules', 'RR100000017CN\n', ['--provider', 'dhl', '--action', 'register']],
    ['a recording without calls', '{"log":{"entries":[]}}', []],
  ])('answers %s with one line and exit code 2', async (_, text, options) => {
    const shell = openShell();
    expect(await shell.run('quote', shell.file('f', text), ...options)).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^tollgate: [^\n]+\n$/),
    });
  });
});
