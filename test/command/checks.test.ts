import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import safecube from '../../shared/packs/safecube.json' with { type: 'json' };
import { registering } from '../har/build-har.ts';
import { openShell } from './run-tollgate.ts';

describe('tollgate rules', () => {
  it('lists the packs with version, sources and their marks', async () => {
    const { run, json } = openShell();
    const source = {
      url: expect.stringMatching(/^https:/),
      read: expect.stringMatching(/^\d{4}-\d{2}$/),
      mark: expect.stringMatching(/^(verified|second-hand|unsure)$/),
    };
    const { packs } = (await json('rules', 'list')) as {
      packs: readonly { id: string; version: string; sources: readonly unknown[] }[];
    };
    expect(packs.map((pack) => pack.id)).toEqual(['17track', 'safecube']);
    for (const pack of packs) {
      expect(pack.version).toMatch(/^\d+\.\d+\.\d+$/);
      for (const one of pack.sources) expect(one).toEqual(source);
    }
    expect((await run('rules', 'list')).out).toMatch(/17track +1\.\d+\.\d+ +17TRACK +api\.17track\.net/);
  });

  it('finds nothing wrong with a bundled pack', async () => {
    const { run, file } = openShell();
    expect(await run('rules', 'check', file('pack.json', JSON.stringify(safecube)))).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^ok: .*safecube@/),
      err: '',
    });
  });

  it.each([
    ['a field that is misspelt', { ...safecube, metres: [] }, /metres/],
    ['a value of the wrong kind', { ...safecube, version: 1 }, /^[^\n]*version: /],
    [
      'a rule without a source',
      { ...safecube, rules: { ...safecube.rules, track: { ...safecube.rules.track, source: 'nowhere' } } },
      /rules\.track\.source: .*nowhere/,
    ],
    [
      'a call that names no rule',
      { ...safecube, calls: safecube.calls.map((call, at) => (at === 0 ? { ...call, free: 'gratis' } : call)) },
      /calls\.track.*gratis/,
    ],
    ['a zone that there is none of', { ...safecube, zone: 'Mars/Base' }, /zone: .*Mars/],
  ])('names the place of %s, and finds 1', async (_, pack, say) => {
    const shell = openShell();
    const file = shell.file('pack.json', JSON.stringify(pack));
    const { code, out, err } = await shell.run('rules', 'check', file);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(say);
    for (const line of out.trim().split('\n')) expect(line.startsWith(`${file}: `)).toBe(true);
    expect(await shell.json('rules', 'check', file)).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/./)],
    });
  });

  it('names the line of a pack that is not JSON', async () => {
    const { run, file } = openShell();
    expect(await run('rules', 'check', file('pack.json', '{\n  "schema": 1,,\n}'))).toMatchObject({
      code: 1,
      out: expect.stringContaining('line 2, column 15'),
    });
  });

  it('runs the tests of the bundled packs, which pass', async () => {
    const { run } = openShell();
    expect(await run('rules', 'test')).toEqual({
      code: 0,
      out: expect.stringMatching(/^(\w+@\S+: (\d+) of \2 tests pass\n){2}$/),
      err: '',
    });
  });

  it('runs the tests that a pack carries, says which fail and why, and finds 1', async () => {
    const { run, json, file } = openShell();
    const [first, ...others] = safecube.tests;
    const broken = {
      ...safecube,
      tests: [{ ...first, name: 'costs the earth', quote: { meters: { shipment: [9, 9, 9] } } }, ...others],
    };
    const path = file('pack.json', JSON.stringify(broken));
    expect(await run('rules', 'test', path)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^failed: safecube: costs the earth: quote\.meters: /),
    });
    expect(await json('rules', 'test', path)).toMatchObject({ failed: 1 });
    expect(await run('rules', 'test', file('none.json', '{}'))).toMatchObject({ code: 2, out: '' });
  });
});

describe('tollgate doctor', () => {
  const checks = async (json: (...args: readonly string[]) => Promise<unknown>): Promise<Record<string, string>> => {
    const { checks: found } = (await json('doctor')) as { checks: readonly { check: string; state: string }[] };
    return Object.fromEntries(found.map(({ check, state }) => [check, state]));
  };

  it('finds all well, one line for each thing', async () => {
    const shell = openShell();
    await shell.run('import', shell.har('a.har', [registering('RR100000001CN', '2026-11-03T10:00:00Z')]));
    const { code, out } = await shell.run('doctor');
    expect(code).toBe(0);
    for (const check of ['node', 'folder', 'ledger', 'rules', 'serve', 'browser'])
      expect(out).toMatch(new RegExp(`^(ok|hint) +${check} `, 'm'));
    expect(out).toContain('ledger.sqlite is sound');
  });

  it('makes nothing where nothing is yet', async () => {
    const shell = openShell();
    expect(await shell.run('doctor')).toMatchObject({ code: 0, out: expect.stringContaining('is not there yet') });
    expect(await shell.run('ledger')).toMatchObject({ out: '' });
  });

  it('finds a ledger that is none, and a damaged one', async () => {
    const { run, json, folder } = openShell();
    mkdirSync(join(folder, 'data'), { mode: 0o700 });
    const ledger = join(folder, 'data', 'ledger.sqlite');
    writeFileSync(ledger, 'This is a diary, not a ledger. '.repeat(100));
    expect(await checks(json)).toMatchObject({ ledger: 'wrong', folder: 'ok' });
    const { code, out } = await run('doctor');
    expect(code).toBe(1);
    expect(out).toMatch(/^wrong +ledger +.*ledger\.sqlite /m);
  });

  it('finds a folder that others may enter, and says what to do', async () => {
    const shell = openShell();
    const data = join(shell.folder, 'data');
    mkdirSync(data);
    chmodSync(data, 0o755);
    expect(await shell.run('doctor')).toMatchObject({ code: 1, out: expect.stringContaining(`chmod 700 ${data}`) });
  });
});
