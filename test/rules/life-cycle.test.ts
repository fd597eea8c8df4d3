import { describe, expect, it } from 'vitest';
import { openLedgerDesk, track17 } from './ledger-desk.ts';
import {
  accept,
  FIRST,
  NOVEMBER,
  OTHER,
  POST,
  pair,
  quoteOf,
  readDetail,
  readQuota,
  refusedLines,
  refuseKnown,
  register,
  registered,
  restart,
  SECOND,
  took,
  used,
  withPair,
} from './parcels.ts';

describe('reads, lists, quota reads, pushes and repeated calls', () => {
  it('cost nothing', () => {
    const desk = openLedgerDesk();
    for (const name of ['gettrackinfo', 'push', 'stoptrack', 'gettrackinfo', 'push'])
      expect(took(desk, name).quoted['tracking'] ?? [0, 0, 0], name).toEqual([0, 0, 0]);
    desk.pass(track17('gettracklist', { page_no: 1 }), accept(pair(SECOND, POST)));
    readQuota(desk, 100, 0);
    readDetail(desk, SECOND, POST, true);
    expect(desk.usage()).toEqual([]);
  });
});

describe('a restart', () => {
  it('of a stopped item is free the first time', () => {
    const desk = withPair();
    took(desk, 'stoptrack');
    const call = desk.pass(restart(), accept(pair(FIRST, POST)));
    expect(refusedLines(call)).toEqual([false]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
  });

  it('again is predicted to be refused', () => {
    const desk = withPair();
    took(desk, 'stoptrack');
    took(desk, 'retrack');
    took(desk, 'stoptrack');
    expect(refusedLines(desk.quote(restart()))).toEqual([true]);
  });

  it('of an item that is not stopped is predicted to be refused', () => {
    expect(refusedLines(withPair().quote(restart()))).toEqual([true]);
  });

  it('of an item that a list shows stopped is free, and refused when the list shows it restarted before', () => {
    for (const restarted of [false, true]) {
      const desk = openLedgerDesk();
      const listed = pair(FIRST, POST, {
        tracking_status: 'Stopped',
        is_retracked: restarted,
        carrier_change_count: 0,
      });
      desk.pass(track17('gettracklist', { page_no: 1 }), accept(listed));
      expect(refusedLines(desk.quote(restart()))).toEqual([restarted]);
    }
  });

  it('that was refused is not used up', () => {
    const desk = withPair();
    took(desk, 'stoptrack');
    desk.pass(restart(), { status: 429, text: null });
    expect(refusedLines(desk.quote(restart()))).toEqual([false]);
  });

  it('starts anew with a new registration', () => {
    const desk = withPair();
    for (const name of ['stoptrack', 'retrack', 'deletetrack']) took(desk, name);
    registered(desk, pair(FIRST, POST));
    took(desk, 'stoptrack');
    expect(refusedLines(desk.quote(restart()))).toEqual([false]);
  });
});

describe('a deletion', () => {
  it('costs nothing and refunds nothing', () => {
    const desk = withPair();
    const call = took(desk, 'deletetrack');
    expect(call.quoted['tracking'] ?? [0, 0, 0]).toEqual([0, 0, 0]);
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 0, 0]);
  });

  it('makes registering the pair charge again, with a warning', () => {
    const desk = withPair();
    took(desk, 'deletetrack');
    const call = desk.pass(register(pair(FIRST, POST)), accept(pair(FIRST, POST)));
    expect(call.quoted['tracking']).toEqual([1, 1, 1]);
    expect(call.warnings).toContain('registered-before');
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([2, 0, 0]);
  });

  it('keeps an expected translation that was accepted before it', () => {
    const desk = withPair({ lang: 'en' });
    took(desk, 'deletetrack');
    expect(used(desk, 'tracking', NOVEMBER)).toEqual([1, 1, 0]);
  });

  it('that was refused deletes nothing', () => {
    const desk = withPair();
    desk.pass(track17('deletetrack', [pair(FIRST, POST)]), { status: 429, text: null });
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 0, 0]);
  });

  it('without an answer may have deleted: registering again is 0 to 1', () => {
    const desk = withPair();
    desk.pass(track17('deletetrack', [pair(FIRST, POST)]), 'lost');
    const quoted = quoteOf(desk, FIRST, POST);
    expect([quoted?.[0], quoted?.[2]]).toEqual([0, 1]);
  });

  it('leaves other carriers of the number alone', () => {
    const desk = withPair();
    registered(desk, pair(FIRST, OTHER));
    took(desk, 'deletetrack');
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
  });
});

describe('a deletion without a carrier', () => {
  const twoPairs = (...named: readonly unknown[]) => {
    const desk = withPair();
    registered(desk, pair(FIRST, OTHER), pair(SECOND, POST));
    desk.pass(track17('deletetrack', [pair(FIRST)]), accept(...named));
    return desk;
  };

  it('deletes the pair that its answer names, and leaves the other unsure: 0 to 1, likely 1', () => {
    const desk = twoPairs(pair(FIRST, POST));
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 1, 1]);
    expect(quoteOf(desk, SECOND, POST)).toEqual([0, 0, 0]);
  });

  it('leaves all pairs unsure when its answer names no carrier', () => {
    const desk = twoPairs(pair(FIRST));
    expect(quoteOf(desk, FIRST, POST)).toEqual([0, 1, 1]);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 1, 1]);
  });

  it('deletes both when its answer names both', () => {
    const desk = twoPairs(pair(FIRST, POST), pair(FIRST, OTHER));
    expect(quoteOf(desk, FIRST, POST)).toEqual([1, 1, 1]);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([1, 1, 1]);
  });

  it('leaves a pair unsure until it is shown, refused as known, or charged', () => {
    for (const [answer, units] of [
      [refuseKnown(FIRST, OTHER), 0],
      [accept(pair(FIRST, OTHER)), 1],
    ] as const) {
      const desk = twoPairs(pair(FIRST, POST));
      const call = desk.pass(register(pair(FIRST, OTHER)), answer);
      expect(desk.heldBy(call, 'tracking')).toEqual([units, 0, 0]);
      expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
    }
    const desk = twoPairs(pair(FIRST, POST));
    readDetail(desk, FIRST, OTHER, false);
    expect(quoteOf(desk, FIRST, OTHER)).toEqual([0, 0, 0]);
  });
});
