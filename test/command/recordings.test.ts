import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { calling, registering } from '../har/build-har.ts';
import { openShell } from './run-tollgate.ts';

const caseFile = (name: string): string => fileURLToPath(new URL(`../har/cases/${name}`, import.meta.url));

interface Row {
  readonly period: string;
  readonly charged: number;
}
const charged = (document: unknown): readonly (readonly [string, number])[] =>
  (document as { usage: readonly Row[] }).usage.map((row) => [row.period, row.charged]);

const WORKER = 'https://my-worker.example.dev/api/17track';
const first = registering('RR100000001CN', '2026-11-03T10:00:00.000Z');

describe('a recorder’s file', () => {
  it('that says base64 of plain JSON is read: charged 1', async () => {
    const shell = openShell();
    const audit = await shell.json('audit', caseFile('firefox-false-base64.har'));
    expect(audit).toMatchObject({ calls: [{ settled: { tracking: { charged: 1, unresolved: 0 } } }] });
    expect(audit).not.toMatchObject({ calls: [{ problem: expect.anything() }] });
  });

  it('with times without their zero or their zone is read in UTC where that is the zone, and that is said', async () => {
    const { code, out, err } = await openShell().spawn({ TZ: 'UTC' }, 'audit', caseFile('times.har'), '--json');
    expect(code).toBe(0);
    expect(charged(JSON.parse(out))).toEqual([
      ['2026-11', 2],
      ['2026-12', 1],
    ]);
    expect(err).toMatch(/times\.har: 1 entry says no time zone: read as UTC \(--timezone ZONE reads another\)\n$/);
  });

  it.each([
    [{ TZ: 'Asia/Shanghai' }, [], 'Asia/Shanghai'],
    [{ TZ: 'UTC' }, ['--timezone', 'Asia/Shanghai'], 'Asia/Shanghai'],
  ])('is read in the zone of the machine, or the one that is named: %j %j', async (env, args, zone) => {
    const { out, err } = await openShell().spawn(env, 'audit', caseFile('times.har'), '--json', ...args);
    expect(charged(JSON.parse(out))).toEqual([['2026-11', 3]]);
    expect(err).toContain(`read as ${zone}`);
  });

  it('of Tollgate’s own addresses is the provider’s, and of a worker with --upstream-like', async () => {
    const shell = openShell();
    const file = caseFile('own-proxy-hosts.har');
    const providers = async (...args: readonly string[]) =>
      ((await shell.json('audit', file, ...args)) as { calls: readonly { provider: string | null }[] }).calls.map(
        (call) => call.provider,
      );
    expect(await providers()).toEqual(['17track', '17track', null, '17track', '17track', null]);
    const like = ['--upstream-like', `${WORKER}=17track`];
    expect(await providers(...like)).toEqual(['17track', '17track', '17track', '17track', '17track', null]);
    expect(charged(await shell.json('audit', file, ...like))).toEqual([['2026-11', 5]]);
    expect(await shell.json('import', file, ...like)).toMatchObject({ added: 5 });
  });
});

describe('--upstream-like', () => {
  it.each([
    [`${WORKER}`, 'names no provider: write URL=PROVIDER, with 17track or safecube'],
    [`${WORKER}=dhl`, 'names no provider'],
    ['worker.example=17track', 'give an address such as https://worker.example/api=17track'],
    ['ftp://worker.example=safecube', 'give an address such as https://worker.example/api=safecube'],
    [`${WORKER}?a=b=17track`, 'without user, query and fragment'],
    ['https://me:secret@worker.example=17track', 'without user, query and fragment'],
  ])('refuses %s in one line', async (value, say) => {
    const shell = openShell();
    for (const command of ['audit', 'import']) {
      const { code, out, err } = await shell.run(command, shell.har('a.har', [first]), '--upstream-like', value);
      expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
      expect(err).toContain(say);
    }
  });
});

describe('--timezone', () => {
  it.each(['Mars/Olympus', '', '+25'])('refuses %j in one line', async (zone) => {
    const shell = openShell();
    const { code, err } = await shell.run('audit', shell.har('a.har', [first]), '--timezone', zone);
    expect({ code, err }).toEqual({
      code: 2,
      err: `tollgate: --timezone ${zone} is no time zone: use a name such as UTC or Europe/Berlin\n`,
    });
  });
});

describe('a packed body of a recording', () => {
  it('is priced by its numbers', async () => {
    const shell = openShell();
    const text = gzipSync(JSON.stringify([{ number: 'RR100000001CN', lang: 'de' }])).toString('base64');
    const request = {
      method: 'POST',
      url: first.url,
      headers: { '17token': 'key', 'Content-Encoding': 'gzip' },
      postData: { encoding: 'base64', text },
    };
    const audit = await shell.json('audit', shell.har('a.har', [{ ...first, with: { request } }]));
    expect(audit).toMatchObject({ calls: [{ quoted: { tracking: { min: 1, likely: 2, max: 2 } } }] });
  });

  it('of more than 16 MB is said to be that, and costs nobody knows what', async () => {
    const shell = openShell();
    const text = gzipSync(Buffer.alloc(17 * 1024 * 1024, 0x20)).toString('base64');
    const headers = [{ name: 'content-encoding', value: 'gzip' }];
    const request = { method: 'POST', url: first.url, headers, postData: { encoding: 'base64', text } };
    const audit = await shell.json('audit', shell.har('a.har', [{ ...first, with: { request } }]));
    expect(audit).toMatchObject({
      calls: [{ quoted: { tracking: { max: null } }, problem: 'the body is more than 16 MB when it is unpacked' }],
    });
  });
});

describe('imports of one call that two tools recorded', () => {
  const BROWSER = { pageref: 'page_1', _initiator: { type: 'script' } };
  const inBrowser = { ...first, with: BROWSER };
  const later = { ...first, at: '2026-11-03T10:00:00.009Z' };

  it('add it once, whichever file comes first, and say so', async () => {
    const shell = openShell();
    expect(await shell.json('import', shell.har('a.har', [inBrowser]))).toMatchObject({ added: 1, known: 0 });
    for (const again of [[later], [later], [inBrowser], [inBrowser, later]]) {
      const imported = await shell.json('import', shell.har('b.har', again));
      expect(imported).toMatchObject({ added: 0, known: 1 });
    }
    expect(await shell.json('import', shell.har('b.har', [later]))).toMatchObject({
      calls: [
        {
          quoted: { tracking: { max: 1 } },
          settled: { tracking: { charged: 1 } },
          problem: 'recorded by another tool too: the ledger holds it, and nothing is added',
        },
      ],
    });
    expect(charged(await shell.json('usage'))).toEqual([['2026-11', 1]]);
  });

  it('add each of two that were sent, as often as they are imported', async () => {
    const shell = openShell();
    const query = calling('getRealTimeTrackInfo', '2026-11-03T10:00:00.000Z', [
      { number: 'RR100000001CN', carrier: 3011 },
    ]);
    const second = { ...query, at: '2026-11-03T10:00:00.020Z' };
    await shell.run(
      'import',
      shell.har('a.har', [
        { ...query, with: BROWSER },
        { ...second, with: BROWSER },
      ]),
    );
    expect(charged(await shell.json('usage'))).toEqual([['2026-11', 2]]);
    for (const again of [[query, second], [second, query], [{ ...query, with: BROWSER }]])
      expect(await shell.json('import', shell.har('b.har', again))).toMatchObject({ added: 0 });
  });

  it('add nothing of the same file read in another time zone, or kept without its answers', async () => {
    const shell = openShell();
    const local = { ...first, at: '2026-11-03T10:00:00.000' };
    await shell.run('import', shell.har('a.har', [local]), '--timezone', 'UTC');
    const again = await shell.json('import', shell.har('a.har', [local]), '--timezone', 'Asia/Tokyo');
    expect(again).toMatchObject({ added: 0, known: 1 });
    const bare = shell.har('b.har', [{ ...local, answer: undefined }]);
    expect(await shell.json('import', bare, '--timezone', 'UTC')).toMatchObject({ added: 0, known: 1 });
  });
});

describe('the header Tollgate-Tag of a recorded call', () => {
  const tagged = (value: string) => ({
    ...first,
    with: {
      request: {
        method: 'POST',
        url: first.url,
        headers: [
          { name: '17token', value: 'key' },
          { name: 'tollgate-tag', value },
        ],
        postData: { text: JSON.stringify(first.body) },
      },
    },
  });

  it('is in its entries, in the audit, and in usage by tag', async () => {
    const shell = openShell();
    const har = shell.har('a.har', [tagged(' shop-7 ')]);
    expect(await shell.json('audit', har)).toMatchObject({ calls: [{ tag: 'shop-7' }] });
    expect((await shell.run('audit', har)).out).toContain('shop-7');
    await shell.run('import', har);
    for (const line of (await shell.run('ledger')).out.trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ tag: 'shop-7' });
    expect(await shell.json('usage', '--by', 'tag')).toMatchObject({ usage: [{ tag: 'shop-7', charged: 1 }] });
  });

  it.each([
    [Buffer.from('Grüße').toString('latin1'), 'Grüße'],
    ['店铺', '店铺'],
    ['caf\u00e9', 'café'],
  ])('%j is read as %s', async (value, tag) => {
    const shell = openShell();
    expect(await shell.json('audit', shell.har('a.har', [tagged(value)]))).toMatchObject({ calls: [{ tag }] });
  });

  it.each(['', '  ', 'x'.repeat(101)])('is none: %j', async (value) => {
    const shell = openShell();
    const { calls } = (await shell.json('audit', shell.har('a.har', [tagged(value)]))) as { calls: readonly object[] };
    expect(calls[0]).not.toHaveProperty('tag');
  });
});
