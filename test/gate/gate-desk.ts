import type { Asking } from '../../shared/gate/asking.ts';
import { type Gate, openGate } from '../../shared/gate/gate.ts';
import type { Decider, GatePorts } from '../../shared/gate/ports.ts';
import { openMemoryStore } from '../../shared/ledger/memory-store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { type Answer, answerBody } from '../../shared/rules/answer.ts';

/** The clock of the desk. */
export const NOW = Date.UTC(2026, 10, 24, 12);

export const ALLOW: Decider = {
  judge: () => ({ kind: 'allow', by: 'person', reason: 'allowed' }),
  ask: async () => ({ kind: 'allow', by: 'person', reason: 'allowed' }),
  waitMs: 0,
};

export interface GateDesk {
  readonly gate: Gate;
  readonly postings: Posted[];
  /** How many calls slept until their time was over, because nothing woke them. */
  readonly overslept: () => number;
  /** A registration of these numbers with carrier 3011, as it asks to leave. */
  readonly registering: (id: string, ...numbers: readonly string[]) => Asking;
}

/** A gate on a ledger in memory, on 24 November 2026, with the bundled packs in use and no others kept. */
export const openGateDesk = ({
  postings = [],
  store = openMemoryStore(postings),
  packs = bundledPacks,
  packOf = () => null,
}: { readonly postings?: Posted[] } & Partial<Pick<GatePorts, 'store' | 'packs' | 'packOf'>> = {}): GateDesk => {
  let overslept = 0;
  const gate = openGate({
    store,
    packs,
    packOf,
    now: () => NOW,
    fingerprint: async () => 'account',
    origin: 'desk',
    sleep: () => {
      let cancel = (): void => {};
      const done = new Promise<void>((resolve) => {
        // All time is over as soon as nothing else is left to do.
        const over = setImmediate(() => {
          overslept += 1;
          resolve();
        });
        cancel = () => {
          clearImmediate(over);
          resolve();
        };
      });
      return { done, cancel };
    },
  });
  const registering = (id: string, ...numbers: readonly string[]): Asking => {
    const recognised = gate.recognise({
      method: 'POST',
      url: 'https://api.17track.net/track/v2.4/register',
      headers: [],
      body: { kind: 'text', text: JSON.stringify(numbers.map((number) => ({ number, carrier: 3011 }))) },
    });
    if (recognised === null) throw new Error('a registration was not recognised');
    return { id, recognised, account: 'none', from: { road: 'page', tag: null, user: null, site: 'shop.example' } };
  };
  return { gate, postings, overslept: () => overslept, registering };
};

/** 17TRACK took all of these numbers. */
export const acceptedAll = (...numbers: readonly string[]): Answer => ({
  kind: 'response',
  status: 200,
  body: answerBody(
    JSON.stringify({
      code: 0,
      data: { accepted: numbers.map((number) => ({ origin: 1, number, carrier: 3011 })), rejected: [] },
    }),
  ),
});
