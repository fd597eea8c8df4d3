import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimulated17track } from '../../proxy/practice/simulated-17track.ts';
import { simulatedCall } from '../../proxy/practice/simulated-call.ts';
import { trials } from '../trials.ts';
import { envelope, listCall, openLedgerDesk, pull, refusal, track17 } from './ledger-desk.ts';
import { bodyOf, overlapping, playOverlapping } from './overlapping.ts';
import {
  accept,
  change,
  FIRST,
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

const CHANGES = ['deletetrack', 'changecarrier', 'changeinfo', 'stoptrack', 'retrack'];
const step = fc.record(overlapping([FIRST, SECOND], ['register', 'register', 'register', ...CHANGES]));

describe('calls that are in flight together', () => {
  it('charge no more than was quoted, whenever they are served and in whatever order they are answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const desk = openLedgerDesk();
        const server = createSimulated17track({ now: () => Date.parse('2026-11-10T12:00:00Z') });
        const taken = (): number => server.trueCount('t').deductions.length;
        await playOverlapping(steps, {
          send: async (one) => desk.send(track17(one.does, bodyOf(one))),
          serve: (one, pass) => {
            const before = taken();
            const body = JSON.stringify(bodyOf(one));
            const { status, body: answer } = server.answer(
              simulatedCall('POST', `/track/v2.4/${one.does}`, { '17token': 't' }, body),
            );
            expect(taken() - before, `${one.does} ${body}`).toBeLessThanOrEqual(pass.quoted['tracking']?.[2] ?? 0);
            return { status, text: JSON.stringify(answer) };
          },
          answer: async (_, pass, given) => {
            desk.answer(pass, given);
            return null;
          },
        });
        const counted = used(desk, 'tracking', NOVEMBER);
        expect(counted[0] + counted[1] + (counted[2] ?? 0), 'all that was taken is booked').toBeGreaterThanOrEqual(
          taken(),
        );
      }),
      trials(2000),
    );
  });
});
