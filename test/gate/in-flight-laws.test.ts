import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSimulated17track } from '../../proxy/practice/simulated-17track.ts';
import { simulatedCall } from '../../proxy/practice/simulated-call.ts';
import { fromUnits } from '../../shared/amount.ts';
import { callersAccount } from '../../shared/books/books.ts';
import { usageRows } from '../../shared/books/usage.ts';
import { type Asking, needsOpening } from '../../shared/gate/asking.ts';
import { compareRows } from '../../shared/gate/compare-rows.ts';
import type { Gate } from '../../shared/gate/gate.ts';
import { loseCall } from '../../shared/gate/lose-call.ts';
import { nameAccount } from '../../shared/gate/name-account.ts';
import { rebuildRows } from '../../shared/gate/rebuild-rows.ts';
import { openMemoryStore } from '../../shared/ledger/memory-store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { answerBody } from '../../shared/rules/answer.ts';
import { type Quote, quoteCall } from '../../shared/rules/quote.ts';
import { bodyOf, overlapping, playOverlapping } from '../rules/overlapping.ts';
import { replay } from '../rules/replayed.ts';
import { trials } from '../trials.ts';
import { ALLOW, NOW, openGateDesk } from './gate-desk.ts';

// Calls of two writers of one ledger that are in flight together: the simulator serves each some time after it left, and its answer comes some time after that.

const CHANGES = ['deletetrack', 'changecarrier', 'changeinfo', 'stoptrack', 'retrack'];
const READS = ['gettrackinfo', 'gettracklist', 'getquota'];

const step = fc.record({
  ...overlapping(['RR100000001CN', 'RR-100000001-CN'], ['register', 'register', 'register', ...CHANGES, ...READS]),
  /** `late`: it is given up, and its answer comes after all. */
  fate: fc.constantFrom('answered', 'answered', 'answered', 'answered', 'lost', 'unreadable', 'late'),
  writer: fc.constantFrom('the same', 'the same', 'the other', 'a new one'),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const textOf = (one: Step): string => {
  const text = JSON.stringify(bodyOf(one));
  return one.fate === 'unreadable' && one.does !== 'register' ? text.slice(0, -1) : text;
};

const linesOf = ({ lines }: Quote) => lines.map(({ rule, variant, min, max }) => [rule.id, variant, min, max]);

/** A ledger with two writers, and the provider behind them. */
const openWorld = () => {
  const kept: Posted[] = [];
  const rows = new Map<string, string>();
  const open = (): Gate => openGateDesk({ store: openMemoryStore(kept, rows) }).gate;
  let [gate, other] = [open(), open()];
  const server = createSimulated17track({ now: () => NOW });
  return {
    kept,
    rows,
    gate: () => gate,
    changeWriter: (to: Step['writer']): void => {
      if (to === 'the other') [gate, other] = [other, gate];
      if (to === 'a new one') gate = open();
    },
    serve: (name: string, body: string) =>
      server.answer(simulatedCall('POST', `/track/v2.4/${name}`, { '17token': 't' }, body)),
    taken: () => server.trueCount('t').deductions.length,
    books: () => replay(kept.map(({ posting }) => posting)),
  };
};

type World = ReturnType<typeof openWorld>;

interface Sent {
  readonly asking: Asking;
  readonly quote: Quote;
}

const sendIt = async ({ gate, books }: World, one: Step, id: string): Promise<Sent> => {
  const recognised = gate().recognise({
    method: 'POST',
    url: `https://api.17track.net/track/v2.4/${one.does}`,
    headers: [['17token', 't']],
    body: { kind: 'text', text: textOf(one) },
  });
  if (recognised === null) throw new Error(`${one.does} was not recognised`);
  const from = { road: 'proxy', tag: null, user: null, site: null } as const;
  const asking = { id, ...(await nameAccount(gate(), recognised)), from };
  const quote = await gate().quote(asking.recognised, asking.account);
  const whole = quoteCall(asking.recognised, callersAccount(books(), '17track', asking.account), NOW);
  expect(linesOf(quote), 'a part of the books quotes as all of them').toEqual(linesOf(whole));
  if (needsOpening(recognised)) await gate().open(asking, ALLOW, () => false);
  return { asking, quote };
};

const serveIt = ({ serve, taken }: World, one: Step, { quote }: Sent) => {
  const before = taken();
  const text = textOf(one);
  const isRead = one.fate !== 'unreadable' || one.does === 'register';
  const { status, body } = isRead ? serve(one.does, text) : { status: 200, body: { code: -1, data: null } };
  const meter = quote.meters.find((found) => found.meter === 'tracking');
  expect(fromUnits(taken() - before), `${one.does} ${text}`).toBeLessThanOrEqual(
    meter === undefined ? 0 : (meter.max ?? Number.POSITIVE_INFINITY),
  );
  return { kind: 'response', status, body: answerBody(JSON.stringify(body)) } as const;
};

/** Settles or learns; what is given up is settled by the work that is returned, later. */
const answerIt = async (
  { gate }: World,
  { fate }: Step,
  { asking }: Sent,
  answer: ReturnType<typeof serveIt>,
): Promise<(() => Promise<unknown>) | null> => {
  const { id } = asking;
  if (!needsOpening(asking.recognised)) {
    if (fate !== 'lost') await gate().learn(asking, answer);
  } else if (fate === 'lost') await gate().settle(id, { kind: 'none', sent: 'unknown' });
  else if (fate === 'late') {
    await loseCall(gate(), id);
    return () => gate().settle(id, answer);
  } else await gate().settle(id, answer);
  return null;
};

const play = (world: World, steps: readonly Step[]): Promise<void> =>
  playOverlapping(steps, {
    send: (one, left) => {
      world.changeWriter(one.writer);
      return sendIt(world, one, `call-${left}`);
    },
    serve: (one, sent) => serveIt(world, one, sent),
    answer: (one, sent, answer) => answerIt(world, one, sent, answer),
  });

it('calls in flight charge no more than was quoted, whoever writes; then nothing is pending, and rows are what all entries make of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 14 }), async (steps) => {
      const world = openWorld();
      const { kept, rows } = world;
      await play(world, steps);
      const books = world.books();
      for (const { inFlight, numbers, pending } of books.accounts.values()) {
        expect([inFlight.size, pending.length]).toEqual([0, 0]);
        for (const number of numbers.values()) expect(number.pending).toEqual([]);
      }
      expect(await world.gate().look(usageRows)).toEqual(usageRows(books, NOW));
      const anew = openMemoryStore([...kept]);
      await rebuildRows(anew, bundledPacks, () => {});
      expect(await compareRows(openMemoryStore(kept, rows), anew, bundledPacks, () => {})).toEqual([]);
    }),
    trials(500),
  );
});
