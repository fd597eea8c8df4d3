import { describe, expect, it } from 'vitest';
import { registering } from '../har/build-har.ts';
import { linesOf } from './imported-shell.ts';
import { openShell } from './run-tollgate.ts';

describe('tollgate record', () => {
  it('lists in its help what can be recorded, by provider, and each of it is taken', async () => {
    const { run } = openShell();
    const { out } = await run('record', '--help');
    const listed = [...out.matchAll(/^Actions of (\w+): (.+)\.$/gm)].map(
      ([, provider = '', actions = '']) => [provider, actions.split(', ')] as const,
    );
    expect(Object.fromEntries(listed)).toEqual({
      '17track': expect.arrayContaining(['register', 'delete', 'query', 'email']),
      safecube: ['track', 'add', 'remove'],
    });
    await run('accounts', 'set', '17track/none', 'email=on');
    for (const [provider, actions] of listed) {
      for (const action of actions) {
        const what = action === 'email' ? ['--count', '1'] : ['MSCU1234566'];
        expect([action, await run('record', provider, action, ...what)]).toMatchObject([action, { code: 0 }]);
      }
    }
  });

  it.each([[['17track']], [['17track', 'fly', 'RR100000001CN']]])(
    'answers %j with the actions that there are',
    async (args) => {
      const { code, err } = await openShell().run('record', ...args);
      expect({ code, err }).toEqual({
        code: 2,
        err: expect.stringMatching(/^tollgate: [^\n]+register, [^\n]+email[^\n]*\n$/),
      });
    },
  );

  it('records e-mails, past the allowance every second one as a tracking unit', async () => {
    const { run, json } = openShell();
    await run('accounts', 'set', '17track/none', 'email=on');
    const sent = async (count: number): Promise<unknown> =>
      (await json('record', '17track', 'email', '--count', String(count), '--at', '2026-11-05')) as unknown;
    expect(await sent(301)).toMatchObject({ meters: { email: { charged: 301 } } });
    expect(await sent(1)).toMatchObject({ meters: { email: { charged: 1 }, tracking: { charged: 1 } } });
    expect(await json('usage')).toMatchObject({
      usage: [
        { meter: 'email', charged: 302 },
        { meter: 'tracking', charged: 1 },
      ],
    });
  });

  it('refuses e-mails of an account that has them off, and says how to turn them on', async () => {
    const { run } = openShell();
    expect(await run('record', '17track', 'email', '--count', '3')).toEqual({
      code: 2,
      out: '',
      err: expect.stringMatching(/^tollgate: e-mails are off [^\n]+email=on[^\n]*\n$/),
    });
  });

  it('records shipments added in the provider’s application, at the time given, until they are removed', async () => {
    const { run, json } = openShell();
    expect(
      await json('record', 'safecube', 'add', 'MSCU1234567', 'mscu1234567 ', 'TGHU7654321', '--at', '2026-09-10'),
    ).toMatchObject({
      meters: { shipment: { charged: 0, expected: 2, left: null, basis: null } },
    });
    expect(await json('record', 'safecube', 'remove', 'MSCU1234567')).toMatchObject({ meters: {} });
    expect(await json('usage', '--to', '2026-11')).toMatchObject({
      usage: [
        { period: '2026-09', expected: 2 },
        { period: '2026-10', expected: 2 },
      ],
    });
    expect(linesOf((await run('ledger')).out)[0]).toMatchObject({
      road: 'user',
      at: '2026-09-10T00:00:00Z',
      item: 'MSCU1234567',
    });
  });

  it('means the only account of the provider, and asks where there are several', async () => {
    const { run, json, har } = openShell();
    const call = registering('RR100000001CN', '2026-11-03T10:00:00Z');
    await run('import', har('a.har', [call]));
    const { account } = (await json('record', '17track', 'delete', 'RR100000001CN,3011')) as { account: string };
    expect(await json('accounts')).toMatchObject({ accounts: [{ id: account }] });
    await run('import', har('b.har', [{ ...call, token: 'other' }]));
    expect(await run('record', '17track', 'delete', 'RR100000001CN,3011')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--account'),
    });
    expect(await run('record', '17track', 'delete', 'RR100000001CN,3011', '--account', account)).toMatchObject({
      code: 0,
    });
    expect(await run('record', '17track', 'delete', 'RR100000001CN,3011', '--account', 'nobody')).toMatchObject({
      code: 2,
    });
  });
});
