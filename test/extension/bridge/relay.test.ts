import { beforeEach, describe, expect, test } from 'vitest';
import type { Line, LineEvents } from '../../../extension/bridge/connect.ts';
import { makeRelay } from '../../../extension/bridge/relay.ts';
import { type ToBridge, type ToPage, UNREACHABLE } from '../../../shared/messages/page-port.ts';
import { answer, call, pass, said, wireAnswer, wireCall } from './relay-calls.ts';

/** One connection to a background that the test plays. */
interface Wire extends LineEvents {
  readonly said: unknown[];
  open: boolean;
}

let wires: Wire[];
let pageHeard: ToPage[];
let timers: { readonly act: () => void; readonly afterMs: number }[];
let nowMs: number;
let reachable: boolean;
let hear: (message: ToBridge) => void;

beforeEach(() => {
  wires = [];
  pageHeard = [];
  timers = [];
  nowMs = 0;
  reachable = true;
  hear = makeRelay({
    connect(events): Line | null {
      if (!reachable) return null;
      const wire: Wire = { ...events, said: [], open: true };
      wires.push(wire);
      return {
        say(message) {
          if (wire.open) wire.said.push(message);
          return wire.open;
        },
      };
    },
    send: () => new Promise(() => {}),
    believes: 'the hook',
    mayPageSend: () => true,
    tellPage: (message) => pageHeard.push(message),
    nowMs: () => nowMs,
    later: (act, afterMs) => timers.push({ act, afterMs }),
  });
});

const wire = (at = -1): Wire => {
  const found = wires.at(at);
  if (found === undefined) throw new Error('there is no connection');
  return found;
};

/** The background dies after some time. */
const die = (livedMs: number): void => {
  nowMs += livedMs;
  Object.assign(wire(), { open: false }).closed();
};

const runTimers = (): number[] =>
  timers.splice(0).map(({ act, afterMs }) => {
    act();
    return afterMs;
  });

describe('a question', () => {
  test('connects when the first is asked, once for all', () => {
    expect(wires).toHaveLength(0);
    hear({ kind: 'ask', id: 'a', call });
    hear({ kind: 'ask', id: 'b', call: { ...call, body: null } });
    expect(wires).toHaveLength(1);
    expect(wire().said).toEqual([
      { kind: 'ask', id: 'a', call: wireCall },
      { kind: 'ask', id: 'b', call: { ...said, body: null } },
    ]);
  });

  test('gets its verdict, and only once', () => {
    hear({ kind: 'ask', id: 'a', call });
    wire().heard({ kind: 'verdict', id: 'a', verdict: pass });
    wire().heard({ kind: 'verdict', id: 'a', verdict: { kind: 'block', body: '{}' } });
    wire().heard({ kind: 'verdict', id: 'other', verdict: pass });
    wire().heard('nonsense');
    expect(pageHeard).toEqual([{ kind: 'verdict', id: 'a', verdict: pass }]);
  });

  test('is asked again under the same id when the background dies before the verdict', () => {
    hear({ kind: 'ask', id: 'a', call });
    die(30_000);
    expect(runTimers()).toEqual([0]);
    expect(wires).toHaveLength(2);
    expect(wire().said).toEqual([{ kind: 'ask', id: 'a', call: wireCall }]);
    wire().heard({ kind: 'verdict', id: 'a', verdict: pass });
    expect(pageHeard).toHaveLength(1);
  });

  test('is not asked again after its verdict', () => {
    hear({ kind: 'ask', id: 'a', call });
    wire().heard({ kind: 'verdict', id: 'a', verdict: { kind: 'block', body: '{}' } });
    die(30_000);
    expect(timers).toEqual([]);
    hear({ kind: 'ask', id: 'b', call });
    expect(wire().said).toEqual([{ kind: 'ask', id: 'b', call: wireCall }]);
  });

  test('is blocked when the extension is gone', () => {
    hear({ kind: 'ask', id: 'a', call });
    reachable = false;
    die(5000);
    runTimers();
    hear({ kind: 'ask', id: 'b', call });
    expect(pageHeard).toEqual([
      { kind: 'verdict', id: 'a', verdict: UNREACHABLE },
      { kind: 'verdict', id: 'b', verdict: UNREACHABLE },
    ]);
  });

  test('is blocked when no connection lasts, after some tries', () => {
    hear({ kind: 'ask', id: 'a', call });
    const waits: number[] = [];
    for (let at = 0; at < 10 && pageHeard.length === 0; at += 1) {
      die(10);
      waits.push(...runTimers());
    }
    expect(waits).toEqual([100, 500, 2000, 5000]);
    expect(pageHeard).toEqual([{ kind: 'verdict', id: 'a', verdict: UNREACHABLE }]);
  });

  test('is asked for as long as it takes when connections last', () => {
    hear({ kind: 'ask', id: 'a', call });
    for (let at = 0; at < 20; at += 1) {
      die(30_000);
      runTimers();
    }
    expect(pageHeard).toEqual([]);
    expect(wires).toHaveLength(21);
  });

  test('is asked for as long as it takes when connections are of use, however soon they close', () => {
    for (const id of 'abcdefgh') {
      hear({ kind: 'ask', id, call });
      die(10);
      runTimers();
      wire().heard({ kind: 'verdict', id, verdict: pass });
    }
    expect(pageHeard).toEqual([...'abcdefgh'].map((id) => ({ kind: 'verdict', id, verdict: pass })));
  });

  test('hears nothing from a connection that was given up', () => {
    hear({ kind: 'ask', id: 'a', call });
    const old = wire();
    die(5000);
    runTimers();
    old.heard({ kind: 'verdict', id: 'a', verdict: pass });
    expect(pageHeard).toEqual([]);
  });

  test('is asked again on a new connection when the old one turns out closed', () => {
    hear({ kind: 'ask', id: 'a', call });
    wire().open = false;
    hear({ kind: 'ask', id: 'b', call });
    runTimers();
    expect(wire().said.map((message) => Reflect.get(Object(message), 'id'))).toEqual(['a', 'b']);
  });
});

describe('what the page gave up', () => {
  test('is told before the verdict, and said again until it is on record', () => {
    hear({ kind: 'ask', id: 'a', call });
    hear({ kind: 'gone', id: 'a' });
    die(5000);
    runTimers();
    expect(wire().said).toEqual([{ kind: 'gone', id: 'a' }]);
    wire().heard({ kind: 'settled', id: 'a' });
    die(5000);
    expect(timers).toEqual([]);
  });

  test('is told, too, when a pass was under way', () => {
    hear({ kind: 'ask', id: 'a', call });
    wire().heard({ kind: 'verdict', id: 'a', verdict: pass });
    hear({ kind: 'gone', id: 'a' });
    expect(wire().said.at(-1)).toEqual({ kind: 'gone', id: 'a' });
  });

  test('gets no verdict any more', () => {
    hear({ kind: 'ask', id: 'a', call });
    hear({ kind: 'gone', id: 'a' });
    wire().heard({ kind: 'verdict', id: 'a', verdict: pass });
    expect(pageHeard).toEqual([]);
  });

  test('is nothing to tell where nothing was asked', () => {
    hear({ kind: 'gone', id: 'a' });
    expect(wires).toHaveLength(0);
  });
});

describe('an answer', () => {
  const answered = { kind: 'answer', id: 'a', answer: wireAnswer };
  const ask = { kind: 'ask', id: 'a', call } as const;
  const passed = (): void => {
    hear(ask);
    wire().heard({ kind: 'verdict', id: 'a', verdict: pass });
  };
  const again = { kind: 'ask', id: 'a', call: { ...wireCall, free: true, late: true } };

  test('is told once its call was passed, and said again until it is on record', () => {
    passed();
    hear({ kind: 'answer', id: 'a', answer });
    expect(wire().said.at(-1)).toEqual(answered);
    die(5000);
    runTimers();
    expect(wire().said).toEqual([answered]);
    wire().heard({ kind: 'settled', id: 'a' });
    die(5000);
    expect(timers).toEqual([]);
  });

  test('is told on a new connection when the background died while the call was out', () => {
    passed();
    die(5000);
    runTimers();
    expect(wire().said).toEqual([]);
    const failed = { kind: 'answer', id: 'a', answer: { kind: 'failed', sent: 'unknown' } } as const;
    hear(failed);
    expect(wire().said).toEqual([failed]);
  });

  test('of a call that nobody watches is not told', () => {
    hear(ask);
    wire().heard({ kind: 'verdict', id: 'a', verdict: { kind: 'pass', watch: false } });
    hear({ kind: 'answer', id: 'a', answer });
    expect(wire().said).toHaveLength(1);
  });

  test('of a call that cannot charge, which is told at once, is told after it; both again where its background has ended', () => {
    hear({ ...ask, call: { ...call, free: true } });
    hear({ kind: 'answer', id: 'a', answer });
    expect(wire().said).toEqual([{ ...ask, call: { ...wireCall, free: true } }, answered]);
    die(5000);
    runTimers();
    expect(wire().said).toEqual([again, answered]);
    hear({ ...ask, id: 'b', call: { ...call, free: true } });
    wire().heard({ kind: 'settled', id: 'a' });
    die(5000);
    expect(timers).toEqual([]);
    hear({ kind: 'answer', id: 'b', answer });
    expect(wire().said).toEqual([again, answered].map((one) => ({ ...one, id: 'b' })));
  });
});
