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
      page: nth % 2 === 0 ? 'even' : 'odd',
      place: nth,
      print: 'print',
    },
    standing: { kind: 'asked' },
  },
  caller: null,
  endsAt: 0,
  takenBack: false,
  wasShown: false,
  shownAt: new Map(),
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
        expect([line.head()?.id, line.count()]).toEqual([waiting[0]?.id, waiting.length]);
        const even = [...there.values()].filter(
          ({ call, standing: { kind } }) => call.page === 'even' && (kind === 'asked' || kind === 'deciding'),
        );
        expect(line.undecidedOf('even')).toBe(even.length);
      }
    }),
  );
});
