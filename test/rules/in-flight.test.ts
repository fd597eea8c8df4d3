import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimulated17track } from '../../proxy/practice/simulated-17track.ts';
import { simulatedCall } from '../../proxy/practice/simulated-call.ts';
import { trials } from '../trials.ts';
import { type DeskPass, envelope, listCall, openLedgerDesk, pull, refusal, track17 } from './ledger-desk.ts';
import {
  accept,
  change,
  FIRST,
  MORE,
  moveCarrier,
  NOVEMBER,
  OTHER,
  POST,
  pair,
  quoteOf,
  register,
  SECOND,
  used,
  withPair,
} from './parcels.ts';

const BOX = 'MSCU6639870';
const remove = (carrier?: unknown, number = FIRST) => track17('deletetrack', [pair(number, carrier)]);

describe('a deletion that is in flight', () => {
  it.each([POST, undefined])('may have been served already: its pair may be charged (carrier %s)', (carrier) => {
    const desk = withPair();
    desk.send(remove(carrier));
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 1, 1]);
  });

  it('touches no other pair and no other number', () => {
    const desk = withPair();
    desk.pass(register(pair(FIRST, OTHER), pair(SECOND, POST)), accept(pair(FIRST, OTHER), pair(SECOND, POST)));
    desk.send(remove(POST));
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
    expect(quoteOf(desk, SECOND, POST)).toEqual([0, 0, 0]);
  });

  it('that cannot be read touches all of the account', () => {
    const desk = withPair();
    desk.send(track17('deletetrack', '[{"number":'));
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 1, 1]);
  });

  it.each([
    ['accepted', envelope([pair(FIRST, POST)]), [1, 1, 1]],
    ['refused', envelope([], [refusal(FIRST, -18010013, POST)]), [0, 0, 0]],
    ['not sent', 'not sent', [0, 0, 0]],
    ['lost', 'lost', [0, 1, 1]],
  ] as const)('leaves what its answer says: %s', (_, answer, quoted) => {
    const desk = withPair();
    const deleting = desk.send(remove(POST));
    desk.answer(deleting, answer);
    expect(quoteOf(desk, FIRST, POST)).toEqual(quoted);
  });

  it('is one of several: the pair is in doubt until the last is answered', () => {
    const desk = withPair();
    const [one, two] = [desk.send(remove(POST)), desk.send(remove(POST))];
    desk.answer(one, 'not sent');
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 1, 1]);
    desk.answer(two, 'not sent');
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
  });
});

it('a change of carrier that is in flight leaves both pairs in doubt', () => {
  const desk = withPair();
  const moving = desk.send(moveCarrier(POST, OTHER));
  expect([quoteOf(desk, FIRST, POST), quoteOf(desk, FIRST, OTHER)]).toEqual([
    [0, 1, 1],
    [0, 1, 1],
  ]);
  desk.answer(moving, 'not sent');
  expect([quoteOf(desk, FIRST, POST), quoteOf(desk, FIRST, OTHER)]).toEqual([
    [0, 0, 0],
    [1, 1, 1],
  ]);
});

it('a removal from a list that is in flight changes nothing of what a month counts once', () => {
  const desk = openLedgerDesk();
  desk.pass(pull(BOX), { status: 200, text: JSON.stringify({ metadata: { shipmentNumber: BOX }, containers: [] }) });
  desk.send(listCall('DELETE', [BOX]));
  expect(desk.quote(pull(BOX)).quoted['shipment']).toEqual([0, 0, 0]);
});

describe('an answer that comes after a deletion was answered, to a call that had left before it', () => {
  it.each(['stoptrack', 'gettrackinfo'])('does not say that the pair is registered still: %s', (name) => {
    const desk = withPair();
    const other = desk.send(track17(name, [pair(FIRST, POST)]));
    desk.pass(remove(POST), accept(pair(FIRST, POST)));
    desk.answer(other, accept(pair(FIRST, POST)));
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 1, 1]);
    desk.pass(track17('gettrackinfo', [pair(FIRST, POST)]), accept(pair(FIRST, POST)));
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
  });
});

it('reads that overlap each other, after a deletion was given up, show that its pair is registered', () => {
  const desk = withPair();
  const reading = () => desk.send(track17('gettrackinfo', [pair(FIRST, POST)]));
  desk.pass(remove(POST), 'lost');
  let before = reading();
  for (let nth = 0; nth < 3; nth++) {
    const next = reading();
    desk.answer(before, accept(pair(FIRST, POST)));
    before = next;
  }
  expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
});

it('a deletion that was refused leaves no other spelling behind', () => {
  const desk = openLedgerDesk();
  const spelled = 'RR-100000001-CN';
  desk.pass(remove(POST, spelled), envelope([], [refusal(spelled, -18010013, POST)]));
  expect(desk.quote(register(pair('RR100000001CN', POST))).warnings).toEqual([]);
});

it('a registration without a carrier that got no answer says nothing of what was registered after it', () => {
  const desk = openLedgerDesk();
  desk.pass(register(pair(FIRST)), 'lost');
  desk.pass(register(pair(FIRST, POST, { lang: 'en' })), accept(pair(FIRST, POST)));
  expect(desk.quote(change({ lang: 'en' })).quoted['tracking']).toEqual([0, 0, 0]);
});

const NUMBERS = [FIRST, SECOND] as const;
const CARRIERS = [POST, OTHER, MORE, undefined] as const;
const DOES = ['register', 'register', 'register', 'deletetrack', 'changecarrier', 'changeinfo', 'stoptrack', 'retrack'];

const step = fc.record({
  does: fc.constantFrom(...DOES),
  items: fc.array(fc.record({ number: fc.constantFrom(...NUMBERS), carrier: fc.constantFrom(...CARRIERS) }), {
    minLength: 1,
    maxLength: 3,
  }),
  to: fc.constantFrom(POST, OTHER, MORE),
  lang: fc.boolean(),
  /** After how many more calls have left it is served, and after how many more it is answered. */
  served: fc.nat(3),
  answered: fc.nat(2),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Only a deletion leaves its carriers out: which pair another call without one meant is told by answers, and those come later. */
const bodyOf = ({ does, items, to, lang }: Step): readonly unknown[] => {
  const named = items.map(({ number, carrier }) => ({ number, carrier: carrier ?? POST }));
  switch (does) {
    case 'deletetrack':
      return items.map(({ number, carrier }) => pair(number, carrier));
    case 'changecarrier':
      return named.slice(0, 1).map(({ number, carrier }) => ({ number, carrier_old: carrier, carrier_new: to }));
    case 'changeinfo':
      return named.map(({ number, carrier }) => pair(number, carrier, { items: lang ? { lang: 'en' } : { tag: 'a' } }));
    default:
      return named.map(({ number, carrier }) =>
        pair(number, carrier, does === 'register' && lang ? { lang: 'en' } : {}),
      );
  }
};

describe('calls that are in flight together', () => {
  it('charge no more than was quoted, whenever they are served and in whatever order they are answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const desk = openLedgerDesk();
        const now = Date.parse('2026-11-10T12:00:00Z');
        const server = createSimulated17track({ now: () => now });
        const waiting: { readonly due: number; readonly act: () => void }[] = [];
        const runUntil = (end: number): void => {
          for (;;) {
            const at = waiting.findIndex(({ due }) => due <= end);
            if (at < 0) return;
            waiting.splice(at, 1)[0]?.act();
          }
        };
        const taken = (): number => server.trueCount('t').deductions.length;
        let last = 0;
        const serve = (pass: DeskPass, one: Step, due: number): void => {
          const before = taken();
          const body = JSON.stringify(bodyOf(one));
          const call = simulatedCall('POST', `/track/v2.4/${one.does}`, { '17token': 't' }, body);
          const answer = server.answer(call);
          expect(taken() - before, `${one.does} ${body}`).toBeLessThanOrEqual(pass.quoted['tracking']?.[2] ?? 0);
          const text = JSON.stringify(answer.body);
          const act = (): void => void desk.answer(pass, { status: answer.status, text });
          waiting.push({ due: due + one.answered, act });
        };
        for (const [left, one] of steps.entries()) {
          const pass = desk.send(track17(one.does, bodyOf(one)));
          const due = Math.max(last, left + one.served);
          last = due;
          waiting.push({ due, act: () => serve(pass, one, due) });
          runUntil(left);
        }
        runUntil(Number.POSITIVE_INFINITY);
        const counted = used(desk, 'tracking', NOVEMBER);
        expect(counted[0] + counted[1] + (counted[2] ?? 0), 'all that was taken is booked').toBeGreaterThanOrEqual(
          taken(),
        );
      }),
      trials(2000),
    );
  });
});
