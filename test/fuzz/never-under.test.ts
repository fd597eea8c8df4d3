import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trials } from '../trials.ts';
import { oddCall } from './call-grammar.ts';
import { habits } from './odd-server.ts';
import { plainCall } from './plain-call.ts';
import { openWireDesk, type Played } from './played-wire.ts';

// A call as bytes goes two ways: Tollgate quotes it, and a server of other habits reads it and has the simulated provider charge for it.

const step = fc.record({
  call: fc.oneof(plainCall, oddCall),
  road: fc.constantFrom('page' as const, 'proxy' as const),
  isLost: fc.nat(9).map((roll) => roll === 0),
});

const expectBounds = (played: Played): void => {
  const { max, taken, account, thought, quote } = played;
  if (max !== null) expect(taken, 'no more is taken than was quoted').toBeLessThanOrEqual(max);
  if (max !== null && taken > 0) expect(thought, 'the units are booked to whose they are').toBe(account);
  for (const meter of quote?.meters ?? []) {
    expect(meter.min).toBeLessThanOrEqual(meter.likely);
    expect(meter.likely).toBeLessThanOrEqual(meter.max ?? Number.POSITIVE_INFINITY);
  }
};

it('quotes no call less than what a server takes for it that reads oddities in another way', async () => {
  await fc.assert(
    fc.asyncProperty(habits, fc.array(step, { minLength: 1, maxLength: 8 }), async (has, steps) => {
      const desk = openWireDesk(has);
      for (const { call, road, isLost } of steps) {
        const played = await desk.play(call, road, isLost);
        if (played !== null) expectBounds(played);
      }
    }),
    trials(600),
  );
});
