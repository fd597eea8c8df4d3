import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startServe } from '../../../proxy/serve/serve.ts';
import { ledgerPlace } from '../../../proxy/store/ledger-place.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite-store.ts';
import { openKeptPacks } from '../../../shared/gate/kept-packs.ts';
import { bundledDocuments, bundledPacks } from '../../../shared/packs/bundled.ts';
import { ALLOW, openGateDesk } from '../../gate/gate-desk.ts';
import { otherEnvelope } from '../../gate/next-pack.ts';
import { followed } from '../../ledger/news-ledger.ts';

const stamps = bundledPacks.map(({ stamp }) => stamp);
const [STAMP = ''] = stamps;

const folder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'tollgate-packs-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

const serveOnce = async (data: string): Promise<void> => {
  const serving = await startServe({ port: 0, data, log: () => {} });
  await serving.close();
};

/** Uses the store of a data folder while no proxy does. */
const atStore = async <T>(dir: string, use: (store: ReturnType<typeof openSqliteStore>) => Promise<T>): Promise<T> => {
  const store = openSqliteStore(ledgerPlace(dir, undefined).file);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
};

it('keeps the packs in use by their stamps, and overwrites none', async () => {
  const dir = folder();
  await serveOnce(dir);
  expect(await atStore(dir, ({ shelves }) => shelves.packs.all())).toEqual(
    bundledDocuments.map((document, at) => ({ key: stamps[at], value: document })),
  );
  const first = { ...bundledDocuments[0], title: 'the first under this stamp' };
  await atStore(dir, ({ shelves }) => shelves.packs.put(STAMP, first));
  await serveOnce(dir);
  expect(await atStore(dir, ({ shelves }) => shelves.packs.get(STAMP))).toEqual(first);
});

it.each([
  ['by the pack that reserved it', 'kept', []],
  ['and says so where that pack is not to be had', 'lost', ['pack-missing']],
] as const)('gives up what an earlier version left open, %s', async (_how, state, warnings) => {
  const dir = folder();
  await serveOnce(dir);
  await atStore(dir, async ({ ledger, shelves }) => {
    if (state === 'kept') await openKeptPacks(shelves.packs, otherEnvelope());
    const { gate, registering } = openGateDesk({ store: ledger, packs: otherEnvelope() });
    await gate.open(registering('open', 'RR100000001CN'), ALLOW, () => false);
  });
  await serveOnce(dir);
  const posted = await atStore(dir, ({ ledger }) => followed(ledger).read((news) => news));
  expect(posted.at(-1)?.posting).toMatchObject({ kind: 'recover', moves: [{ to: 'unresolved' }], warnings });
});
