import { type Gate, openGate } from '../../shared/gate/gate.ts';
import type { From } from '../../shared/gate/ports.ts';
import type { Judge } from '../../shared/gate/way.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import type { HttpCall, Recognised } from '../../shared/recognise/recognise.ts';
import { answerBody } from '../../shared/rules/answer.ts';

// The gate that benches measure, and the calls that they send through it. Runs in Node.js and in a page.

/** The number of an item, by its place. */
export const numberNamed = (nth: number): string => `RR${String(100_000_000 + nth)}CN`;

/** A gate on a ledger, as a program opens it. */
export const gateOn = (store: LedgerStore): Gate =>
  openGate({
    store,
    packs: bundledPacks,
    packOf: () => null,
    now: () => Date.now(),
    fingerprint: () => Promise.resolve('acc'),
    origin: 'bench',
    sleep: () => ({ done: Promise.resolve(), cancel: () => undefined }),
  });

/** The call that registers what a body asks for. */
export const registerCall = (text: string): HttpCall => ({
  method: 'POST',
  url: 'https://api.17track.net/track/v2.4/register',
  headers: [],
  body: { kind: 'text', text },
});

const askedFor = (numbers: readonly string[]) => numbers.map((number) => ({ number, carrier: 3011 }));

/** The call that registers numbers, as a gate recognises it. */
export const recognisedBy = (gate: Gate, numbers: readonly string[]): Recognised => {
  const recognised = gate.recognise(registerCall(JSON.stringify(askedFor(numbers))));
  if (recognised === null) throw new Error('not recognised');
  return recognised;
};

const ALLOW: Judge = () => ({ kind: 'allow', by: 'policy', reason: 'bench' });
const BY_PROXY: From = { road: 'proxy', tag: null, user: null, site: null };

/** Registers numbers, as one call that was answered. */
export const register = async (gate: Gate, numbers: readonly string[], from = BY_PROXY): Promise<void> => {
  const id = crypto.randomUUID();
  await gate.attempt({ id, recognised: recognisedBy(gate, numbers), account: 'acc', from }, ALLOW, () => false);
  const body = answerBody(JSON.stringify({ code: 0, data: { accepted: askedFor(numbers), rejected: [] } }));
  await gate.settle(id, { kind: 'response', status: 200, body });
};
