import { describe, expect, test } from 'vitest';
import type { GatePorts } from '../../shared/gate/ports.ts';
import type { Posted } from '../../shared/model/posting.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { ALLOW, acceptedAll, type GateDesk, openGateDesk } from './gate-desk.ts';
import { nextRegistration, otherEnvelope } from './next-pack.ts';

const [STAMP] = bundledPacks.map(({ stamp }) => stamp);
const NUMBER = 'RR100000001CN';
const kept: GatePorts['packOf'] = (stamp) => bundledPacks.find((pack) => pack.stamp === stamp) ?? null;
const thrice = (): readonly CompiledPack[] =>
  nextRegistration((call) => ({ ...call, charges: call.charges.map((charge) => ({ ...charge, units: 3 })) }));

/** A ledger with a registration in flight that was reserved under the bundled pack, and the gate of the next version on it. */
const updated = async (packs: readonly CompiledPack[], packOf: GatePorts['packOf']): Promise<GateDesk> => {
  const postings: Posted[] = [];
  const { gate, registering } = openGateDesk({ postings });
  await gate.open(registering('late', NUMBER), ALLOW, () => false);
  return openGateDesk({ postings, packs, packOf });
};

const last = ({ postings }: GateDesk) => postings.at(-1)?.posting;

describe('an answer that comes after the pack changed', () => {
  test('is read by the envelope of the pack that reserved its call', async () => {
    const desk = await updated(otherEnvelope(), kept);
    expect(await desk.gate.settle('late', acceptedAll(NUMBER))).toMatchObject({ charged: { tracking: 1 } });
    expect(last(desk)).toMatchObject({ pack: STAMP, moves: [{ to: 'charged' }], warnings: [] });
  });

  test('charges what that pack says', async () => {
    const desk = await updated(thrice(), kept);
    expect(await desk.gate.settle('late', acceptedAll(NUMBER))).toMatchObject({ charged: { tracking: 1 } });
    expect(last(desk)?.moves.map(({ from, to, units }) => [from, to, units])).toEqual([['reserved', 'charged', 1000]]);
  });

  test('settles by that pack also where the call was given up before', async () => {
    const desk = await updated(otherEnvelope(), kept);
    expect(await desk.gate.recover()).toBe(1);
    expect(last(desk)).toMatchObject({ kind: 'recover', moves: [{ to: 'unresolved' }], warnings: [] });
    expect(await desk.gate.settle('late', acceptedAll(NUMBER))).toMatchObject({ charged: { tracking: 1 } });
  });

  test('leaves calls of the new pack to the new pack', async () => {
    const desk = await updated(thrice(), kept);
    await desk.gate.open(desk.registering('new', 'RR100000002CN'), ALLOW, () => false);
    expect(await desk.gate.settle('new', acceptedAll('RR100000002CN'))).toMatchObject({ charged: { tracking: 3 } });
  });
});

describe('a call whose pack is not to be had', () => {
  const gone = nextRegistration(() => null);

  test.each([
    ['its call is in the new pack', thrice()],
    ['its call is in none', gone],
  ])('is unresolved, and its settlement says why, where %s', async (_where, packs) => {
    const desk = await updated(packs, () => null);
    const settled = await desk.gate.settle('late', acceptedAll(NUMBER));
    expect(settled).toMatchObject({ charged: { tracking: 0 }, unresolved: { tracking: 1 } });
    expect(last(desk)).toMatchObject({
      status: 200,
      moves: [{ from: 'reserved', to: 'unresolved', units: 1000 }],
      warnings: ['pack-missing'],
    });
  });

  test('is unresolved, too, when it is given up', async () => {
    const desk = await updated(gone, () => null);
    expect(await desk.gate.recover()).toBe(1);
    expect(last(desk)).toMatchObject({
      kind: 'recover',
      moves: [{ to: 'unresolved' }],
      changes: [{ do: 'doubt-all' }],
      warnings: ['pack-missing'],
    });
  });

  test.each([
    ['in flight', async () => {}],
    ['given up', async ({ gate }: GateDesk) => void (await gate.recover())],
  ])('is released once it is proved that it was never sent, and nothing is missed: %s', async (_state, before) => {
    const desk = await updated(gone, () => null);
    await before(desk);
    const settled = await desk.gate.settle('late', { kind: 'none', sent: 'no' });
    expect(settled).toMatchObject({ charged: { tracking: 0 }, unresolved: {} });
    expect(last(desk)).toMatchObject({ moves: [{ to: 'released' }], changes: [], warnings: [] });
  });

  test('is decided by a free read', async () => {
    const desk = await updated(thrice(), () => null);
    await desk.gate.settle('late', acceptedAll(NUMBER));
    const recognised = desk.gate.recognise({
      method: 'POST',
      url: 'https://api.17track.net/track/v2.4/gettracklist',
      headers: [],
      body: { kind: 'text', text: JSON.stringify({ number: NUMBER }) },
    });
    if (recognised === null) throw new Error('a read was not recognised');
    await desk.gate.learn({ ...desk.registering('read'), recognised }, acceptedAll(NUMBER));
    expect(last(desk)).toMatchObject({ kind: 'read', moves: [{ from: 'unresolved', to: 'charged', units: 1000 }] });
  });
});
