import { readFileSync } from 'node:fs';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { registering } from '../har/build-har.ts';
import { openShell, type Shell } from './run-tollgate.ts';

const REGISTER = 'https://api.17track.net/track/v2.4/register';
const TRACK17 = ['--provider', '17track'] as const;

const caseOf = (shell: Shell, name: string): string =>
  shell.file(name, readFileSync(new URL(`../files/cases/${name}`, import.meta.url)));

const itemsIn = (out: string): readonly unknown[] => {
  const document = JSON.parse(out) as { lines: readonly { item: string }[] };
  return document.lines.map(({ item }) => item);
};

describe('tollgate quote FILE', () => {
  it('reads the first sheet of a workbook, another with --sheet, and says which', async () => {
    const shell = openShell();
    const file = caseOf(shell, 'list.xlsx');
    const { code, out, err } = await shell.run('quote', file, ...TRACK17, '--json');
    expect({ code, items: itemsIn(out) }).toEqual({
      code: 0,
      items: ['RR000000711CN', 'RR000000712CN', '777000000711'],
    });
    expect(err).toContain(`${file}: read sheet “Orders”, not Notes\n`);
    expect(await shell.run('quote', file, ...TRACK17, '--sheet', '2')).toMatchObject({ code: 2 });
    expect(await shell.run('quote', file, ...TRACK17, '--sheet', 'Parcels')).toEqual({
      code: 2,
      out: '',
      err: `tollgate: ${file} has no sheet “Parcels”: it has Orders, Notes\n`,
    });
  });

  it('quotes a recording in a zip file or in gzip, which audit and import read, too', async () => {
    const shell = openShell();
    const packed = caseOf(shell, 'recording-in-zip.zip');
    expect(await shell.json('quote', packed)).toMatchObject({ action: 'register', meters: { tracking: { max: 1 } } });
    const har = readFileSync(shell.har('a.har', [registering('RR100000001CN', '2026-11-20T10:00:00Z')]));
    const gzip = shell.file('a.har.gz', gzipSync(har));
    for (const command of ['audit', 'import'])
      expect(await shell.json(command, gzip)).toMatchObject({ calls: [{ action: 'register' }] });
  });

  it('quotes the calls of a cURL command and of a Postman collection', async () => {
    const shell = openShell();
    const curl = shell.file('a.sh', `curl '${REGISTER}' \\\n -H '17token: K' -d '[{"number":"RR100000001CN"}]'\n`);
    expect(await shell.json('quote', curl)).toMatchObject({ action: 'register', meters: { tracking: { max: 1 } } });
    const request = { method: 'POST', url: REGISTER, body: { mode: 'raw', raw: '[{"number":"RR100000001CN"}]' } };
    const collection = { info: {}, item: [{ item: [{ request }] }, { request: { url: '{{base}}/x' } }] };
    const { code, out, err } = await shell.run('quote', shell.file('p.json', JSON.stringify(collection)), '--json');
    expect(JSON.parse(out)).toMatchObject({ account: 'none', meters: { tracking: { max: 1 } } });
    // One call is not priced: nobody knows what all of it costs.
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(
        /: a GET call is left out, its address holds \{\{base\}\}, which has no value here\n$/,
      ),
    });
  });

  it('prices a number of a variable as unknown', async () => {
    const shell = openShell();
    const curl = shell.file('a.sh', `curl ${REGISTER} -H "17token: $KEY" -d "[{\\"number\\":\\"$N\\"}]"`);
    const { code, out } = await shell.run('quote', curl, '--json');
    expect({ code, quote: JSON.parse(out) }).toMatchObject({
      code: 1,
      quote: { account: 'none', meters: { tracking: { max: null } } },
    });
  });

  it.each([
    ['orders.csv', strToU8('%PDF-1.7'), 'is a PDF'],
    ['list.xlsx', Uint8Array.from(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'is a file of old Office (.xls, .doc)'],
    [
      'all.zip',
      zipSync({ 'a.csv': strToU8('1'), 'b.csv': strToU8('2') }),
      'more than one thing that could be meant (a.csv, b.csv)',
    ],
    ['page.csv', strToU8('<html><table>'), 'is a web page (HTML)'],
    ['none.csv', new Uint8Array(), 'is empty'],
  ])('names %s for what it is, in one line', async (name, bytes, what) => {
    const shell = openShell();
    const { code, out, err } = await shell.run('quote', shell.file(name, bytes), ...TRACK17);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^tollgate: [^\n]+\n$/);
    expect(err).toContain(what);
  });

  it('refuses what is for lists where calls say it themselves', async () => {
    const shell = openShell();
    const har = shell.har('a.har', [registering('RR100000001CN', '2026-11-20T10:00:00Z')]);
    expect(await shell.run('quote', har, ...TRACK17)).toEqual({
      code: 2,
      out: '',
      err: `tollgate: --provider is for numbers: the calls of ${har} say it themselves\n`,
    });
  });
});

describe('tollgate quote NUMBER', () => {
  it('prices numbers, with a carrier behind a comma, for what charges first', async () => {
    const shell = openShell();
    expect(await shell.json('quote', 'RR100000001CN,3011', 'RR100000002CN', ...TRACK17)).toMatchObject({
      action: 'register',
      meters: { tracking: { min: 2, max: 2 } },
      lines: [{ key: 'RR100000001CN|3011' }, { item: 'RR100000002CN' }],
    });
    expect(await shell.json('quote', 'MSCU6639870', '--provider', 'safecube')).toMatchObject({ action: 'track' });
  });

  it('says for whom to price where nobody did', async () => {
    const { code, out, err } = await openShell().run('quote', 'RR100000001CN');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^tollgate: say for whom .*--provider 17track or --provider safecube[^\n]*\n$/);
  });

  it('takes a file of that name for the file', async () => {
    const shell = openShell();
    const file = shell.file('RR100000001CN', 'RR100000002CN\n');
    expect(await shell.json('quote', file, ...TRACK17)).toMatchObject({ lines: [{ item: 'RR100000002CN' }] });
  });

  it.each([
    [['orders.csv'], 'orders.csv is not there: check the name'],
    [['RR100000001CN', 'orders.csv'], 'orders.csv is one thing too many'],
    [['RR100000001CN', '-'], '- is one thing too many'],
    [[], 'name a file, or numbers'],
  ])('answers %j with one line', async (operands, wanted) => {
    const { code, err } = await openShell().run('quote', ...operands, ...TRACK17);
    expect(code).toBe(2);
    expect(err).toMatch(/^tollgate: [^\n]+\n$/);
    expect(err).toContain(wanted);
  });
});
