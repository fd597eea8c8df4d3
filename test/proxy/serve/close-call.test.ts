import { expect, it } from 'vitest';
import { openLessons } from '../../../proxy/serve/lessons.ts';
import { closeCall } from '../../../proxy/serve/open-call.ts';
import { deciderOf } from '../../../proxy/serve/unattended.ts';
import { openGate } from '../../../shared/gate/gate.ts';
import { openMemoryStore } from '../../../shared/ledger/memory-store.ts';
import { LedgerError, type LedgerStore } from '../../../shared/ledger/store.ts';
import { bundledPacks } from '../../../shared/packs/bundled.ts';
import { NOON, parcels } from './proxy-desk.ts';

/** A ledger whose next writes fail, as many as said. */
const failingStore = (): { readonly store: LedgerStore; readonly failNext: (count: number) => void } => {
  const kept: Parameters<typeof openMemoryStore>[0] = [];
  let inner = openMemoryStore(kept);
  let failures = 0;
  const store: LedgerStore = {
    write: (step) => {
      if (failures === 0) return inner.write(step);
      failures -= 1;
      inner = openMemoryStore(kept);
      return Promise.reject(new LedgerError('nothing was appended'));
    },
    read: (look) => inner.read(look),
    pages: () => inner.pages(),
    close: () => inner.close(),
  };
  return {
    store,
    failNext: (count) => {
      failures = count;
    },
  };
};

const setUp = async () => {
  const { store, failNext } = failingStore();
  const log: string[] = [];
  const gate = openGate({
    store,
    packs: bundledPacks,
    packOf: () => null,
    now: () => NOON,
    fingerprint: async () => 'account',
    origin: 'test',
    sleep: () => ({ done: Promise.resolve(), cancel: () => {} }),
  });
  const recognised = gate.recognise({
    method: 'POST',
    url: 'https://api.17track.net/track/v2.4/register',
    headers: [['17token', 'key']],
    body: { kind: 'text', text: JSON.stringify(parcels(2)) },
  });
  if (recognised === null) throw new Error('a registration is not recognised');
  const from = { road: 'proxy', tag: null, user: null, site: null } as const;
  const asking = { id: 'call', recognised, account: 'account', from };
  const decider = deciderOf({ onCharge: 'allow', onUnknown: 'block' }, 0);
  expect((await gate.open(asking, decider, () => false)).kind).toBe('allowed');
  const ports = {
    gate,
    decider,
    lessons: openLessons(),
    newId: () => 'id',
    log: (line: string) => log.push(line),
    answerMs: 1,
    origin: 'test',
    isStopping: () => false,
  };
  return { ports, asking, failNext, log };
};

it('settles a call whose settlement could not be written at first', async () => {
  const { ports, asking, failNext, log } = await setUp();
  failNext(1);
  const settled = await closeCall(ports, asking, { kind: 'response', status: 401, body: { kind: 'unreadable' } });
  expect(settled).toMatchObject({ charged: { tracking: 0 }, left: { tracking: 100 } });
  expect(log).toEqual([]);
});

it('says so, once, when a settlement cannot be written', async () => {
  const { ports, asking, failNext, log } = await setUp();
  failNext(2);
  expect(await closeCall(ports, asking, { kind: 'none', sent: 'unknown' })).toBeNull();
  expect(log).toEqual([expect.stringContaining('its units stay held')]);
});
