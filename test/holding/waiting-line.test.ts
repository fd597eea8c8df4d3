import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveCall } from '../../shared/holding/live-calls.ts';
import type { Standing, WaitingCall } from '../../shared/holding/waiting-call.ts';
import { openWaitingLine } from '../../shared/holding/waiting-line.ts';
import { oneItem } from '../screens/quote-fixtures.ts';

const STANDINGS: readonly (Standing | null)[] = [
  { kind: 'asked' },
  { kind: 'deciding', seen: [], since: 1, view: oneItem, changed: null },
  { kind: 'blocked', reason: 'closed', problem: null },
  null,
];

const liveCall = (nth: number): LiveCall => ({
  id: `call-${nth}`,
  record: {
    call: {
      id: `call-${nth}`,
      provider: '17track',
      pack: '17track@1',
      route: 'register',
      action: 'register',
      practice: false,
      params: {},
      asks: [],
      items: 0,
      unreadable: null,
      unread: false,
      isLenient: false,
      account: 'none',
      site: 'shop.example',
      title: '',
      tab: nth % 2 === 0 ? 'even' : 'odd',
      page: 'page',
      place: nth,
      print: 'print',
    },
    standing: { kind: 'asked' },
  },
  caller: null,
  endsAt: 0,
  takenBack: false,
  wasShown: false,
  quotedAt: 0,
  text: null,
});

test('the line says at every step what a look at all calls would say', () => {
  const step = fc.tuple(fc.nat(7), fc.constantFrom(...STANDINGS));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const line = openWaitingLine<LiveCall>();
      const lives = Array.from({ length: 8 }, (_, nth) => liveCall(nth));
      const there = new Map<LiveCall, WaitingCall>();
      for (const [nth, standing] of steps) {
        const live = lives[nth];
        if (live === undefined) throw new Error('the step names no call');
        if (standing !== null) live.record = { ...live.record, standing };
        if (standing === null) there.delete(live);
        else there.set(live, live.record);
        line.note(live, standing === null ? null : live.record);
        const waiting = lives.filter((one) => there.get(one)?.standing.kind === 'deciding');
        expect([line.take(1)[0]?.id, line.count()]).toEqual([waiting[0]?.id, waiting.length]);
        expect(new Set(line.take(8))).toEqual(new Set(waiting));
        const open = [...there.values()].filter(({ standing: { kind } }) => kind === 'asked' || kind === 'deciding');
        const even = open.filter(({ call }) => call.tab === 'even').length;
        expect(line.undecidedOf('even', 'shop.example')).toEqual({ ofTab: even, ofSite: open.length });
      }
    }),
  );
});

const deciding: Standing = { kind: 'deciding', seen: [], since: 1, view: oneItem, changed: null };

test('the line is taken from one tab after the other, however many wait in each', () => {
  const line = openWaitingLine<LiveCall>();
  for (const nth of [0, 2, 4, 6, 8, 1, 3]) {
    const live = liveCall(nth);
    live.record = { ...live.record, standing: deciding };
    line.note(live, live.record);
  }
  expect(line.take(5).map(({ id }) => id)).toEqual(['call-0', 'call-1', 'call-2', 'call-3', 'call-4']);
});

test('the line says once of each call that it came, and not of one that left again', () => {
  const line = openWaitingLine<LiveCall>();
  const [one, two] = [liveCall(1), liveCall(2)];
  for (const live of [one, two]) {
    live.record = { ...live.record, standing: deciding };
    line.note(live, live.record);
  }
  line.note(two, null);
  expect(line.arrived()).toEqual([one]);
  expect(line.arrived()).toEqual([]);
});
