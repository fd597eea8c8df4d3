import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listing, pulling, registering } from '../har/build-har.ts';
import { openShell } from './run-tollgate.ts';

const first = registering('RR100000001CN', '2026-11-03T10:00:00Z');
const second = registering('RR100000002CN', '2026-11-03T11:00:00Z');
const third = registering('RR100000003CN', '2026-11-03T12:00:00Z');

const used = (document: unknown): unknown =>
  (document as { usage: readonly { charged: number; expected: number; period: string }[] }).usage.map((row) => [
    row.period,
    row.charged + row.expected,
  ]);

describe('tollgate audit', () => {
  it('prints the calls and the usage as JSON, alone on standard output', async () => {
    const shell = openShell();
    const har = shell.har('a.har', [first, { at: '2026-11-03T10:00:01Z', method: 'GET', url: 'https://example.com/' }]);
    const { code, out, err } = await shell.spawn({}, 'audit', har, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toEqual({
      calls: [
        {
          index: 0,
          provider: '17track',
          account: expect.any(String),
          action: 'register',
          quoted: { tracking: { min: 1, likely: 1, max: 1 } },
          settled: { tracking: { charged: 1, expected: 0, unresolved: 0 } },
        },
        { index: 1, provider: null },
      ],
      usage: [
        {
          provider: '17track',
          account: expect.any(String),
          meter: 'tracking',
          period: '2026-11',
          charged: 1,
          expected: 0,
          unresolved: 0,
          allowance: 100,
          basis: 'assumed',
          grants: 0,
          remaining: 99,
        },
      ],
    });
    expect(out).not.toContain('"key"');
  });

  it('prints them as tables for people, with what is missing', async () => {
    const shell = openShell();
    const har = shell.har('a.har', [
      first,
      { ...second, answer: undefined },
      { method: 'GET', url: 'https://example.com/', at: '2026-11-03T11:00:00Z' },
    ]);
    const { out } = await shell.run('audit', har);
    expect(out).toMatch(/ +0 +2026-11-03T10:00:00.000Z +17track +\w+ +register +tracking +1 +1 +0 +0\n/);
    expect(out).toMatch(/ +1 +.* +0 +0 +1 +the answer's body is missing from the recording\n/);
    expect(out).toContain('1 entry went to no provider.');
    expect(out).toMatch(/2026-11 +17track +\w+ +tracking +1 +0 +1 +100 +assumed +0 +not known yet\n/);
  });

  it('closes the books at --at', async () => {
    const shell = openShell();
    const har = shell.har('a.har', [listing('POST', ['MSCU1234567'], '2026-09-10T00:00:00Z')]);
    expect(used(await shell.json('audit', har, '--at', '2026-11'))).toEqual([
      ['2026-09', 1],
      ['2026-10', 1],
      ['2026-11', 1],
    ]);
  });

  it('begins with the ledger of --data, in its accounts, and writes nothing', async () => {
    const shell = openShell();
    await shell.run('import', shell.har('a.har', [first]));
    const before = readFileSync(join(shell.folder, 'data', 'ledger.sqlite'));
    const har = shell.har('b.har', [first, second]);
    const empty = await shell.json('audit', har);
    expect(used(empty)).toEqual([['2026-11', 2]]);
    const audit = await shell.json('audit', har, '--data', join(shell.folder, 'data'));
    expect(audit).toMatchObject({
      calls: [{ quoted: { tracking: { max: 0 } } }, { quoted: { tracking: { max: 1 } } }],
    });
    expect(readFileSync(join(shell.folder, 'data', 'ledger.sqlite')).equals(before)).toBe(true);
    await shell.run('audit', har, '--data', join(shell.folder, 'none'));
    expect(existsSync(join(shell.folder, 'none'))).toBe(false);
  });

  it('gives accounts ids that are equal for equal credentials and say nothing of them', async () => {
    const shell = openShell();
    const har = shell.har('a.har', [first, second, { ...third, token: 'other-key' }]);
    const { calls } = (await shell.json('audit', har)) as { calls: readonly { account: string }[] };
    const [a, b, c] = calls.map((call) => call.account);
    expect(a).toBe(b);
    expect(c).not.toBe(a);
    expect(JSON.stringify(calls)).not.toMatch(/other-key/);
  });

  it('shows for a key the account that quote and import show, without --data, too, and writes nothing', async () => {
    const shell = openShell();
    const har = shell.har('a.har', [first]);
    const accountIn = async (...args: readonly string[]): Promise<unknown> => {
      const answer = (await shell.json(...args)) as { account?: string; calls?: readonly { account: string }[] };
      return answer.account ?? answer.calls?.[0]?.account;
    };
    expect(await accountIn('audit', har)).toBe(await accountIn('quote', har));
    expect(await accountIn('audit', har, '--data', join(shell.folder, 'other'))).not.toBe(
      await accountIn('quote', har),
    );
    expect(existsSync(join(shell.folder, 'data'))).toBe(false);
    const account = await accountIn('import', har);
    const before = readFileSync(join(shell.folder, 'data', 'ledger.sqlite'));
    expect(await accountIn('quote', har)).toBe(account);
    expect(await accountIn('audit', har)).toBe(account);
    expect(await accountIn('audit', har, '--data', join(shell.folder, 'data'))).toBe(account);
    expect(readFileSync(join(shell.folder, 'data', 'ledger.sqlite')).equals(before)).toBe(true);
  });

  it('needs no ledger of the data folder: one that is damaged is not asked about', async () => {
    const shell = openShell();
    const har = shell.har('a.har', [first]);
    mkdirSync(join(shell.folder, 'data'));
    writeFileSync(join(shell.folder, 'data', 'ledger.sqlite'), 'no ledger');
    expect(used(await shell.json('audit', har))).toEqual([['2026-11', 1]]);
    expect(readFileSync(join(shell.folder, 'data', 'ledger.sqlite'), 'utf8')).toBe('no ledger');
  });

  it.each([
    ['{"log": {"entries": [\n  {"startedDateTime": oops}\n]}}', 'is not JSON: look at line 2, column 23'],
    ['{"log": {"entries": [', 'is not whole JSON: it breaks off at line 1, column 22'],
    ['{"pages": []}', 'is no HAR recording: it has no list log.entries'],
  ])('says of a broken recording where it is broken: %j', async (text, say) => {
    const shell = openShell();
    const file = shell.file('broken.har', text);
    expect(await shell.run('audit', file)).toEqual({ code: 2, out: '', err: `tollgate: ${file} ${say}\n` });
  });

  it('reads a recording that begins with a byte order mark, or is UTF-16', async () => {
    const shell = openShell();
    const text = JSON.stringify({ log: { entries: [] } });
    for (const bytes of [Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, 'utf16le')]) {
      expect(await shell.run('audit', shell.file('a.har', bytes), '--json')).toMatchObject({
        code: 0,
        out: '{"calls":[],"usage":[]}\n',
      });
    }
  });

  it('audits thousands of calls at once', async () => {
    const shell = openShell();
    const entries = Array.from({ length: 5000 }, (_, nth) =>
      pulling(`MSCU${1_000_000 + nth}`, new Date(Date.UTC(2026, 8, 1) + nth * 60_000).toISOString()),
    );
    expect(used(await shell.json('audit', shell.har('a.har', entries)))).toEqual([['2026-09', 5000]]);
  });
});

describe('tollgate import', () => {
  it('adds the calls of a recording to the ledger, each in the period it was sent in', async () => {
    const shell = openShell();
    const imported = await shell.json('import', shell.har('a.har', [{ ...first, at: '2026-10-31T23:59:59Z' }, second]));
    expect(imported).toMatchObject({ added: 2, known: 0, calls: [{ action: 'register' }, { action: 'register' }] });
    expect(used(await shell.json('usage'))).toEqual([
      ['2026-10', 1],
      ['2026-11', 1],
    ]);
    const { out } = await shell.run('ledger');
    for (const line of out.trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ road: 'import', provider: '17track' });
  });

  it('adds nothing for the same recording again, and of an overlapping one what is new', async () => {
    const shell = openShell();
    const har = shell.har('a.har', [first, second]);
    await shell.run('import', har);
    const ledger = (await shell.run('ledger')).out;
    expect(await shell.json('import', har)).toMatchObject({
      added: 0,
      known: 2,
      calls: [
        { quoted: { tracking: { max: 1 } }, settled: { tracking: { charged: 1 } } },
        { quoted: { tracking: { max: 1 } }, settled: { tracking: { charged: 1 } } },
      ],
    });
    expect((await shell.run('ledger')).out).toBe(ledger);
    expect(await shell.json('import', shell.har('b.har', [second, third]))).toMatchObject({ added: 1, known: 1 });
    expect(used(await shell.json('usage'))).toEqual([['2026-11', 3]]);
  });

  it('adds nothing of a recording that is broken, and makes no ledger for it', async () => {
    const shell = openShell();
    expect(await shell.run('import', shell.file('a.har', '{"log":'))).toMatchObject({ code: 2, out: '' });
    expect(existsSync(join(shell.folder, 'data'))).toBe(false);
  });

  it('keeps no credential', async () => {
    const shell = openShell();
    await shell.run('import', shell.har('a.har', [{ ...first, token: 'hush-hush-credential' }]));
    expect(readFileSync(join(shell.folder, 'data', 'ledger.sqlite')).includes('hush-hush')).toBe(false);
  });
});
