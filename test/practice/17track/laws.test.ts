import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Desk, openDesk } from './desk.ts';

const item = fc.record({
  number: fc.constantFrom('RR100000001CN', 'RR100000002CN', 'LX000111222DE', 'ZZ000000001', '12'),
  carrier: fc.constantFrom(null, 3011, 7041),
  lang: fc.constantFrom(null, 'en', 'fr'),
});
const names = [
  'register',
  'register',
  'register',
  'changeinfo',
  'deletetrack',
  'stoptrack',
  'retrack',
  'getRealTimeTrackInfo',
];
const step = fc.record({
  name: fc.constantFrom(...names),
  items: fc.array(item, { minLength: 1, maxLength: 8 }),
  days: fc.constantFrom(0, 0, 1, 20, 100),
});

function play(desk: Desk, steps: readonly { name: string; items: readonly object[]; days: number }[]): unknown {
  return steps.map(({ name, items, days }) => {
    desk.passDays(days);
    const body = name === 'changeinfo' ? items.map((one) => ({ ...one, items: one })) : items;
    return desk.call(name, body).answer;
  });
}

it('never takes more than the allowance in a month, whatever is called', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.integer({ min: 0, max: 12 }), (steps, units) => {
      const desk = openDesk({ plan: { kind: 'monthly', units } });
      play(desk, steps);
      const months = Object.values(desk.provider.trueCount('key').months);
      expect(months.every((month) => month.tracking <= units)).toBe(true);
    }),
  );
});

it('writes down one registration for each one accepted, and as many units as the quota read says', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const desk = openDesk({ plan: { kind: 'once', units: 50 } });
      let accepted = 0;
      for (const one of steps) {
        desk.passDays(one.days);
        const served = desk.call(one.name, one.items);
        if (one.name === 'register') accepted += served.accepted.length;
      }
      const { deductions } = desk.provider.trueCount('key');
      expect(deductions.filter((deduction) => deduction.why === 'register')).toHaveLength(accepted);
      expect(desk.call('getquota', []).answer.body).toMatchObject({ data: { quota_used: desk.units() } });
    }),
  );
});

it('answers the same calls the same way each time', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      expect(play(openDesk(), steps)).toEqual(play(openDesk(), steps));
    }),
  );
});
