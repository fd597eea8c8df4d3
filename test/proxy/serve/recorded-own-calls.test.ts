import { describe, expect, it } from 'vitest';
import { openShell } from '../../command/run-tollgate.ts';
import type { BuiltEntry } from '../../har/build-har.ts';
import { openedDesk } from './opened-desk.ts';
import { NOON, type ProxyDesk, parcels } from './proxy-desk.ts';

/** Registers numbers through the proxy, and records that as the client's tool would: at the proxy's address. */
const recorded = async (
  desk: ProxyDesk,
  items: readonly object[],
  { headers = {}, ms = 0 }: { readonly headers?: Readonly<Record<string, string>>; readonly ms?: number } = {},
): Promise<BuiltEntry> => {
  const answer = await desk.register(items, headers);
  const url = `${desk.url}/17track/track/v2.4/register`;
  const request = {
    method: 'POST',
    url,
    headers: Object.entries({ '17token': 'key', ...headers }).map(([name, value]) => ({ name, value })),
    postData: { text: JSON.stringify(items) },
  };
  const at = new Date(NOON + ms).toISOString();
  return { at, url, status: answer.status, answer: await answer.text(), with: { request, time: 40 } };
};

describe('a recording of calls that went through the proxy', () => {
  it('adds nothing to the ledger that the proxy booked them in, and says so', async () => {
    const desk = await openedDesk();
    const shell = openShell();
    const har = shell.har('own.har', [await recorded(desk, parcels(2)), await recorded(desk, parcels(3), { ms: 90 })]);
    const before = await desk.ledger();
    const imported = await shell.json('import', har, '--data', desk.dir);
    const problem = 'it went through Tollgate: the ledger holds it, and nothing is added';
    expect(imported).toMatchObject({
      added: 0,
      known: 2,
      calls: [
        { quoted: { tracking: { max: 2 } }, settled: { tracking: { charged: 2 } }, problem },
        { settled: { tracking: { charged: 1 } }, problem },
      ],
    });
    expect(await desk.ledger()).toEqual(before);
    expect(await desk.usage()).toMatchObject([{ charged: 3 }]);
  });

  it('adds those of the same items that were sent at another time', async () => {
    const desk = await openedDesk();
    const shell = openShell();
    const entry = await recorded(desk, parcels(1));
    const other = { ...entry, at: new Date(NOON - 3_600_000).toISOString() };
    expect(await shell.json('import', shell.har('b.har', [other]), '--data', desk.dir)).toMatchObject({ added: 1 });
  });

  it('adds it once to a ledger of its own', async () => {
    const desk = await openedDesk();
    const shell = openShell();
    const har = shell.har('own.har', [await recorded(desk, parcels(2))]);
    for (const added of [1, 0]) expect(await shell.json('import', har)).toMatchObject({ added });
  });

  it('charges nothing for what the proxy answered itself: a dry run, a block', async () => {
    const desk = await openedDesk();
    const shell = openShell();
    const dry = await recorded(desk, parcels(2), { headers: { 'Tollgate-Dry-Run': '?1' } });
    const denying = await openedDesk({ policy: { onCharge: 'deny', onUnknown: 'block' } });
    const blocked = await recorded(denying, parcels(1), { ms: 10 });
    expect([dry.status, blocked.status]).toEqual([200, 402]);
    const audit = await shell.json('audit', shell.har('a.har', [dry, blocked]));
    const problem = 'Tollgate answered it: nothing was sent';
    const settled = { tracking: { charged: 0, expected: 0, unresolved: 0 } };
    expect(audit).toMatchObject({
      calls: [
        { settled, problem },
        { settled, problem },
      ],
      usage: [],
    });
  });
});
