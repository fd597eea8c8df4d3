import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeLedger } from '../../../proxy/command/open-ledger.ts';
import { readAskTimeout } from '../../../proxy/serve/ask-timeout.ts';
import { startServe } from '../../../proxy/serve/serve.ts';
import { readUpstreams } from '../../../proxy/serve/upstream-address.ts';
import { ledgerPlace } from '../../../proxy/store/ledger-place.ts';
import { UsageError } from '../../../proxy/usage-error.ts';
import { bundledPacks } from '../../../shared/packs/bundled.ts';
import { entryNeeds, recordEntry } from '../../../shared/rules/record.ts';
import { listening, openedDesk } from './opened-desk.ts';
import { NOON, parcels } from './proxy-desk.ts';

const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'tollgate-start-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

describe('a start', () => {
  it('on a folder that another serve has is refused, and names the other', async () => {
    const desk = await openedDesk();
    await expect(startServe({ port: 0, data: desk.dir })).rejects.toThrow(UsageError);
    await expect(startServe({ port: 0, data: desk.dir })).rejects.toThrow(desk.url);
  });

  it('on a ledger that another serve has is refused, whatever the folder', async () => {
    const desk = await openedDesk();
    const store = `sqlite:${join(desk.dir, 'ledger.sqlite')}`;
    await expect(startServe({ port: 0, data: folder(), store })).rejects.toThrow(desk.url);
  });

  it('on a port that is taken is refused in one line, and lets the folder go', async () => {
    const port = await listening(createServer());
    const data = folder();
    await expect(startServe({ port, data })).rejects.toThrow(`port ${port} is taken`);
    const serving = await startServe({ port: 0, data });
    await serving.close();
  });

  it('listens on loopback only', async () => {
    const desk = await openedDesk();
    expect(desk.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('blocks calls that may charge unless it is told to allow them', async () => {
    const serving = await startServe({ port: 0, data: folder(), log: () => {} });
    onTestFinished(serving.close);
    const answer = await fetch(`${serving.url}/17track/track/v2.4/register`, {
      method: 'POST',
      body: JSON.stringify(parcels(1)),
    });
    expect(answer.status).toBe(402);
  });
});

describe('what another command writes while the proxy runs', () => {
  it('counts in the very next decision', async () => {
    const desk = await openedDesk();
    await desk.register(parcels(40, 1));
    const account = (await desk.usage())[0]?.account ?? '';
    const entry = {
      ...{
        id: 'by-command',
        provider: '17track',
        account,
        action: 'register',
        items: parcels(60, 2).map(({ number }) => `${number},3011`),
      },
      ...{ count: null, at: NOON, origin: 'command', tag: null },
    };
    await writeLedger(ledgerPlace(desk.dir, undefined), { now: () => NOON, progress: () => {} }, ({ book }) =>
      book.step(
        (books, _now, nextOrder) => {
          const recorded = recordEntry(books, entry, nextOrder);
          return { append: recorded.kind === 'posting' ? [recorded.posting] : [], result: null };
        },
        (names, books) => entryNeeds(names, books, entry),
      ),
    );
    expect((await desk.register(parcels(1, 3))).status).toBe(402);
    expect(await desk.usage()).toMatchObject([{ charged: 100, remaining: 0 }]);
  });
});

describe('--upstream', () => {
  it('takes a provider and an address, with or without a path', () => {
    const read = readUpstreams(['17track=http://127.0.0.1:9000', 'safecube=https://example.org/base/'], bundledPacks);
    expect(read.get('17track')).toEqual({ origin: 'http://127.0.0.1:9000', base: '' });
    expect(read.get('safecube')).toEqual({ origin: 'https://example.org', base: '/base' });
  });

  it.each([
    '17track',
    '=http://x',
    'nobody=http://127.0.0.1',
    '17track=ftp://x',
    '17track=x',
    '17track=http://user:secret@x',
    '17track=http://x/?a=1',
    '17track=http://x/#a',
  ])('refuses %s', (text) => {
    expect(() => readUpstreams([text], bundledPacks)).toThrow(UsageError);
  });

  it('repeats no credential of an address that it refuses', () => {
    expect(() => readUpstreams(['17track=http://user:secret@x'], bundledPacks)).toThrow(/^(?!.*secret)/);
  });
});

describe('--ask-timeout', () => {
  it.each([
    [undefined, 120_000],
    ['120s', 120_000],
    ['90', 90_000],
    ['4m', 240_000],
    ['0', 0],
    ['250ms', 250],
    ['1.5s', 1500],
  ])('%s is %d ms', (text, ms) => {
    expect(readAskTimeout(text)).toBe(ms);
  });

  it.each(['241s', '5m', '-1', 'soon', '', '1h', 'Infinity', '1e9'])('refuses "%s"', (text) => {
    expect(() => readAskTimeout(text)).toThrow(UsageError);
  });
});
