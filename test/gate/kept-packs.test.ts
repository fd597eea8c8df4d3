import { describe, expect, test } from 'vitest';
import { openKeptPacks } from '../../shared/gate/kept-packs.ts';
import { memoryShelves } from '../../shared/ledger/memory-store.ts';
import { bundledDocuments, bundledPacks } from '../../shared/packs/bundled.ts';
import { otherEnvelope } from './next-pack.ts';

const [document] = bundledDocuments;
const stamps = bundledPacks.map(({ stamp }) => stamp);
const [STAMP = ''] = stamps;

describe('packs that are kept by their stamps', () => {
  test('are those in use, and are there when others have taken their place', async () => {
    const { packs: shelf } = memoryShelves();
    await openKeptPacks(shelf, bundledPacks);
    expect((await shelf.all()).map(({ key }) => key)).toEqual(stamps);
    const packOf = await openKeptPacks(shelf, otherEnvelope());
    expect(packOf(STAMP)?.document).toEqual(document);
    expect(packOf(STAMP)).toBe(packOf(STAMP));
    expect(packOf('17track@9.0.0')?.document.envelope).toMatchObject({ accepted: '$.data.taken[*]' });
  });

  test('are never overwritten', async () => {
    const { packs: shelf } = memoryShelves();
    const first = { ...document, title: 'the first under this stamp' };
    await shelf.put(STAMP, first);
    const packOf = await openKeptPacks(shelf, bundledPacks);
    expect(await shelf.get(STAMP)).toEqual(first);
    expect(packOf(STAMP)?.document.title).toBe(first.title);
  });

  test('are not to be had when they were lost, cannot be compiled or are others than their stamps say', async () => {
    const { packs: shelf } = memoryShelves();
    await shelf.put('17track@0.1.0', { ...document, version: '0.1.0', facts: [] });
    await shelf.put('17track@0.2.0', 'damaged');
    await shelf.put('17track@0.3.0', document);
    const packOf = await openKeptPacks(shelf, bundledPacks);
    for (const version of ['0.1.0', '0.2.0', '0.3.0', '0.4.0']) expect(packOf(`17track@${version}`)).toBeNull();
  });
});
