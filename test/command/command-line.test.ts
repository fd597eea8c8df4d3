import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { registering } from '../har/build-har.ts';
import { ENTRY, openShell } from './run-tollgate.ts';

const COMMANDS = ['serve', 'quote', 'audit', 'import', 'usage', 'ledger', 'record', 'accounts', 'rules', 'doctor'];

/** One line on standard error, nothing on standard output. */
const oneLine = expect.stringMatching(/^tollgate: [^\n]+\n$/);

describe('the command line', () => {
  it('names its commands, and its version', async () => {
    const { run, spawn } = openShell();
    const help = await spawn({}, '--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    for (const command of COMMANDS) expect(help.out).toContain(`\n  ${command} `);
    expect(await run('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it.each(COMMANDS)('says with %s --help how it is called, what it takes and that it takes --json', async (command) => {
    const { run } = openShell();
    const { code, out, err } = await run(command, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`^Usage: tollgate ${command}`));
    expect(out).toContain('--json');
  });

  it.each(COMMANDS)('says the same with help %s and %s -h', async (command) => {
    const { run } = openShell();
    const help = await run(command, '--help');
    expect(await run('help', command)).toEqual(help);
    expect(await run(command, '-h')).toEqual(help);
  });

  it('says with help alone what --help says', async () => {
    const { run } = openShell();
    expect(await run('help')).toEqual(await run('--help'));
  });

  it.each([
    [[]],
    [['frobnicate']],
    [['help', 'frobnicate']],
    [['help', 'quote', 'usage']],
    [['--help', 'frobnicate']],
    [['run', '--', 'ls']],
    [['usage', '--frobnicate']],
    [['usage', '--from']],
    [['usage', 'extra']],
    [['usage', '--format', 'xlsx']],
    [['usage', '--format', 'csv', '--json']],
    [['usage', '--by', 'colour']],
    [['usage', '--from', 'yesterday']],
    [['usage', '--store', 'postgres://localhost/x']],
    [['ledger', '--format', 'table']],
    [['ledger', '--charges', '--format', 'json']],
    [['ledger', '--charges', '--format', 'csv', '--json']],
    [['audit']],
    [['audit', 'missing.har']],
    [['audit', '.']],
    [['audit', 'a.har', '--at', '2026-02-30']],
    [['quote', 'a.har', '--provider', '17track']],
    [['record', '17track']],
    [['record', 'nobody', 'register', 'RR100000001CN']],
    [['record', '17track', 'frobnicate', 'RR100000001CN']],
    [['record', '17track', 'register']],
    [['record', '17track', 'register', '§']],
    [['record', '17track', 'register', 'RR100000001CN', '--count', '0']],
    [['accounts', 'frobnicate']],
    [['accounts', 'set']],
    [['accounts', 'set', '17track']],
    [['rules']],
    [['rules', 'add', 'x.json']],
    [['rules', 'check']],
    [['serve', '--port', '70000']],
    [['serve', '--port', 'x']],
    [['serve', '--on-charge', 'ask']],
    [['serve', '--on-unknown', 'maybe']],
    [['serve', '--ask-timeout', '241s']],
    [['serve', '--upstream', 'dhl=http://127.0.0.1:1']],
    [['serve', '--upstream', '17track=ftp://x']],
  ])('answers %j with one clear line and exit code 2', async (args) => {
    const shell = openShell();
    shell.har('a.har', [registering('RR100000001CN', '2026-11-03T10:00:00Z')]);
    expect(await shell.run(...args)).toEqual({ code: 2, out: '', err: oneLine });
  });

  it('ends its process with the exit code, and says its line on standard error', async () => {
    const { spawn } = openShell();
    expect(await spawn({}, 'frobnicate')).toEqual({ code: 2, out: '', err: oneLine });
  });

  it('ends well when a reader of its answer has seen enough', async () => {
    const shell = openShell();
    const calls = Array.from({ length: 3000 }, (_, nth) =>
      registering(`RR${100_000_000 + nth}CN`, '2026-11-03T10:00:00Z'),
    );
    await shell.run('import', shell.har('a.har', calls));
    const child = spawn(process.execPath, [ENTRY, 'ledger'], { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (text) => {
      err += String(text);
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect([await once(child, 'exit'), err]).toEqual([[0, null], '']);
  });

  it('shows no colour where it is not on a terminal, and no control characters from what it was given', async () => {
    const shell = openShell();
    await shell.run('accounts', 'set', '17track/none', 'name=\u001b[31mred\u0007');
    const { out } = await shell.run('accounts');
    expect(out).toContain('red');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it('finds its folder by --data, else TOLLGATE_DATA, else the system’s own place', async () => {
    const shell = openShell();
    const har = shell.har('a.har', [registering('RR100000001CN', '2026-11-03T10:00:00Z')]);
    const where = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
      (await shell.spawn(env, 'import', har, ...args)).out.match(/added to (.*); /)?.[1];
    expect(await where({}, '--data', 'named')).toBe(`${shell.folder}/named/ledger.sqlite`);
    expect(await where({})).toBe(`${shell.folder}/data/ledger.sqlite`);
    expect(await where({ TOLLGATE_DATA: '' })).toBe(`${shell.folder}/.local/share/tollgate/ledger.sqlite`);
    expect(await where({}, '--store', 'sqlite:elsewhere.db')).toBe(`${shell.folder}/elsewhere.db`);
  });

  it('says where a ledger that was named is not, and takes it for an empty one', async () => {
    const { run, folder } = openShell();
    expect(await run('usage', '--data', `${folder}/nowhere`)).toEqual({
      code: 0,
      out: 'Nothing was used.\n',
      err: `there is no ledger at ${folder}/nowhere/ledger.sqlite yet: it is taken for an empty one\n`,
    });
  });
});
