import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Amount } from '../../shared/amount.ts';
import { type Ceiling, covers } from '../../shared/gate/ceiling.ts';
import {
  advance,
  isOverdue,
  isUndecided,
  type KeptCall,
  type WaitingCall,
  WaitingError,
  type WaitingStep,
} from '../../shared/holding/waiting-call.ts';
import type { QuoteView } from '../../shared/words/views.ts';

const call: KeptCall = {
  id: 'call-1',
  provider: '17track',
  pack: '17track@1.0.0',
  route: 'register',
  action: 'register',
  practice: false,
  params: { version: 'v2.4' },
  asks: [],
  items: 0,
  unreadable: null,
  unread: false,
  isLenient: false,
  account: 'a1',
  site: 'shop.example',
  title: 'Import orders',
  tab: '7',
  page: 'document-1',
  place: 1,
  print: 'print',
};

const view = (n: string): QuoteView => ({
  provider: '17TRACK',
  account: 'Account a1',
  headline: [{ text: n, tone: 'charge' }],
  doubt: null,
  allows: n,
  isWary: false,
  bar: null,
  groups: [],
});

const ceiling = (units: number): Ceiling => ({ unknown: false, most: { tracking: (units * 1000) as Amount } });
const show = (units: number, isWorse = true): WaitingStep => ({
  do: 'show',
  ceiling: ceiling(units),
  view: view(`${units}`),
  changed: null,
  isWorse,
});
const allow = (units: number): WaitingStep => ({ do: 'allow', allowed: ceiling(units) });
const asked: WaitingCall = { call, standing: { kind: 'asked' } };
const taking = (...steps: readonly WaitingStep[]): WaitingCall => steps.reduce(advance, asked);

describe('a waiting call', () => {
  test('goes from the question over the decision to its settlement', () => {
    const steps: WaitingStep[] = [show(2), allow(2), { do: 'reserve' }, { do: 'settle' }];
    const kinds = steps.map((_, at) => taking(...steps.slice(0, at + 1)).standing.kind);
    expect(kinds).toEqual(['deciding', 'allowed', 'reserved', 'settled']);
  });

  test('keeps the ceiling of every quote that was shown, in order', () => {
    expect(taking(show(1), show(3), show(2)).standing).toMatchObject({ seen: [ceiling(1), ceiling(3), ceiling(2)] });
  });

  test('asks anew since the last quote that was worse, whatever better ones came after it', () => {
    expect(taking(show(2), show(1, false)).standing).toMatchObject({ since: 1 });
    expect(taking(show(2), show(3), show(1, false)).standing).toMatchObject({ since: 2 });
    expect(taking(show(1), allow(1), show(2, false)).standing).toMatchObject({ since: 2 });
  });

  test('goes on counting its quotes when it is asked about again after an allow', () => {
    expect(taking(show(1), allow(1), show(2)).standing).toMatchObject({
      kind: 'deciding',
      seen: [ceiling(1), ceiling(2)],
    });
  });

  test('keeps the view that was allowed while the call is sent', () => {
    expect(taking(show(2), allow(2), { do: 'reserve' }).standing).toEqual({ kind: 'reserved', view: view('2') });
  });

  test('has no view while the call is sent when nobody was asked', () => {
    expect(taking({ do: 'reserve' }).standing).toEqual({ kind: 'reserved', view: null });
  });

  test('is settled by an answer that comes after it was given up as lost', () => {
    expect(taking(show(1), allow(1), { do: 'reserve' }, { do: 'lose' }, { do: 'settle' }).standing.kind).toBe(
      'settled',
    );
  });

  test('waits as long as it was given when its question came on show, whatever is quoted anew', () => {
    expect(taking(show(1), { do: 'wait', until: 10 }, show(2)).standing).toMatchObject({ until: 10 });
    expect(() => taking(show(1), { do: 'wait', until: 10 }, { do: 'wait', until: 20 })).toThrow(WaitingError);
  });

  test('is blocked when its time is over, and no sooner', () => {
    expect(taking(show(1), { do: 'wait', until: 10 }, { do: 'expire', now: 10 }).standing).toEqual({
      kind: 'blocked',
      reason: 'timed-out',
      problem: null,
    });
    expect(() => taking(show(1), { do: 'wait', until: 10 }, { do: 'expire', now: 9 })).toThrow(WaitingError);
    expect(() => taking(show(1), { do: 'expire', now: 9 })).toThrow(WaitingError);
  });

  test('has all the time there is once a person touched its window, or allowed it and is asked again', () => {
    const touched = taking(show(1), { do: 'wait', until: 10 }, { do: 'touch' }, show(2));
    const allowed = taking(show(1), { do: 'wait', until: 10 }, allow(1), show(2));
    for (const { standing } of [touched, allowed]) {
      expect(standing).toMatchObject({ kind: 'deciding', until: null });
      expect(isOverdue(standing, Number.MAX_SAFE_INTEGER)).toBe(false);
    }
  });

  test('refuses a step that its state does not allow, in a full sentence', () => {
    const blocked = taking(show(1), { do: 'block', reason: 'closed' });
    expect(() => advance(blocked, { do: 'reserve' })).toThrow(
      new WaitingError('The call call-1 was blocked, and a blocked call stays blocked: it cannot be put on record.'),
    );
    expect(() => advance(asked, allow(1))).toThrow(
      new WaitingError('The call call-1 has been asked about and is not on show yet: it cannot be allowed.'),
    );
  });
});

const steps: readonly WaitingStep[] = [
  show(1),
  allow(1),
  { do: 'wait', until: 10 },
  { do: 'touch' },
  { do: 'expire', now: 9 },
  { do: 'expire', now: 10 },
  { do: 'block', reason: 'blocked' },
  { do: 'explain', problem: '{}' },
  { do: 'reserve' },
  { do: 'settle' },
  { do: 'lose' },
  { do: 'leave' },
];

const tryStep = (waiting: WaitingCall, step: WaitingStep): WaitingCall | null => {
  try {
    return advance(waiting, step);
  } catch (error) {
    if (error instanceof WaitingError) return null;
    throw error;
  }
};

describe('whatever is tried on a waiting call, in any order', () => {
  const anySteps = fc.array(fc.constantFrom(...steps), { maxLength: 30 });

  test('what was blocked or taken back never comes on record', () => {
    fc.assert(
      fc.property(anySteps, (tried) => {
        let waiting = asked;
        let ended = false;
        for (const step of tried) {
          waiting = tryStep(waiting, step) ?? waiting;
          if (waiting.standing.kind === 'blocked' || waiting.standing.kind === 'gone') ended = true;
          if (ended) expect(['blocked', 'gone']).toContain(waiting.standing.kind);
        }
      }),
    );
  });

  test('it comes on record at most once and is settled at most once', () => {
    fc.assert(
      fc.property(anySteps, (tried) => {
        let waiting = asked;
        const taken: string[] = [];
        for (const step of tried) {
          const next = tryStep(waiting, step);
          if (next === null) continue;
          waiting = next;
          taken.push(step.do);
        }
        expect(taken.filter((one) => one === 'reserve').length).toBeLessThanOrEqual(1);
        expect(taken.filter((one) => one === 'settle').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('it is blocked for want of an answer only if no person was ever there', () => {
    fc.assert(
      fc.property(anySteps, (tried) => {
        let waiting = asked;
        let wasThere = false;
        for (const step of tried) {
          const next = tryStep(waiting, step);
          if (next === null) continue;
          waiting = next;
          if (step.do === 'touch' || step.do === 'allow') wasThere = true;
          if (step.do === 'expire') expect([wasThere, step.now]).toEqual([false, 10]);
        }
      }),
    );
  });

  test('a decision is only ever taken about what is undecided', () => {
    fc.assert(
      fc.property(anySteps, fc.constantFrom<WaitingStep>(...steps), (tried, last) => {
        const waiting = tried.reduce<WaitingCall>((one, step) => tryStep(one, step) ?? one, asked);
        const next = tryStep(waiting, last);
        if (next !== null && ['allow', 'block', 'expire', 'show', 'reserve'].includes(last.do))
          expect(isUndecided(waiting)).toBe(true);
      }),
    );
  });
});

describe('an allow for a quote that was seen', () => {
  const unknown: Ceiling = { unknown: true, most: {} };

  test('covers the same or less', () => {
    expect(covers(ceiling(3), ceiling(3))).toBe(true);
    expect(covers(ceiling(3), ceiling(2))).toBe(true);
  });

  test('does not cover more, nor a meter that was not in it', () => {
    expect(covers(ceiling(3), ceiling(4))).toBe(false);
    expect(covers(ceiling(3), { unknown: false, most: { email: 1 as Amount } })).toBe(false);
  });

  test('covers everything when nobody knew the cost, and never what nobody knows', () => {
    expect(covers(unknown, ceiling(400))).toBe(true);
    expect(covers(unknown, unknown)).toBe(true);
    expect(covers(ceiling(400), unknown)).toBe(false);
  });
});
