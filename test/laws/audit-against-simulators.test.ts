import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Audit } from '../../shared/har/audit.ts';
import { trials } from '../trials.ts';
import { history17track, historySafecube, stepsOf } from './histories.ts';
import { auditHar, type History, harOf } from './recording-of.ts';

// The simulators were written from the providers' pages alone: they share no code with the rules, and are the second opinion.

const TRIALS = trials(1000);

/** Refusals that the rules predict; any other code is a reason that no rule could see. */
const PREDICTED = new Set([-18019901, -18010012, -18019908]);

const usedIn = (audit: Audit, meter: string, month: string): { readonly used: number; readonly charged: number } => {
  const row = audit.usage.find((one) => one.meter === meter && one.period === month);
  return { used: (row?.charged ?? 0) + (row?.expected ?? 0) + (row?.unresolved ?? 0), charged: row?.charged ?? 0 };
};

const leftIsKnown = (audit: Audit): boolean => audit.usage.every((row) => row.allowance !== null);

const expectBounds = (audit: Audit, history: History, meter: string, alsoMin: boolean): void => {
  for (const [at, call] of audit.calls.entries()) {
    const truth = history.truths[call.index];
    const quoted = call.quoted?.[meter];
    if (truth === undefined || quoted === undefined) continue;
    expect(truth.units, `call ${at} takes no more than quoted`).toBeLessThanOrEqual(
      quoted.max ?? Number.POSITIVE_INFINITY,
    );
    if (alsoMin && truth.codes.every((code) => PREDICTED.has(code))) {
      expect(truth.units, `call ${at} takes no less than quoted`).toBeGreaterThanOrEqual(quoted.min);
    }
    expect(quoted.min).toBeLessThanOrEqual(quoted.likely);
    expect(quoted.likely).toBeLessThanOrEqual(quoted.max ?? Number.POSITIVE_INFINITY);
  }
};

const expectSumsUp = (audit: Audit, meter: string): void => {
  const ofCalls = audit.calls.reduce((sum, call) => {
    const units = call.settled?.[meter];
    return sum + (units?.charged ?? 0) + (units?.expected ?? 0) + (units?.unresolved ?? 0);
  }, 0);
  const ofRows = audit.usage.reduce(
    (sum, row) => (row.meter === meter ? sum + row.charged + row.expected + row.unresolved : sum),
    0,
  );
  expect(ofRows).toBeGreaterThanOrEqual(0);
  if (audit.calls.every((call) => call.action !== 'read')) expect(ofCalls).toBe(ofRows);
};

const allowances = fc.constantFrom(5, 12, 30, 100);

describe('an audit of 17TRACK calls', () => {
  it('agrees with the provider’s true count, month by month, when every answer arrives', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf(0), allowances, async (steps, allowance) => {
        const history = history17track(steps, allowance);
        const audit = await auditHar(harOf(history.recorded));
        expectBounds(audit, history, 'tracking', leftIsKnown(audit));
        expectSumsUp(audit, 'tracking');
        for (const [month, units] of Object.entries(history.months)) {
          const { used, charged } = usedIn(audit, 'tracking', month);
          expect(charged, month).toBeLessThanOrEqual(units);
          expect(used, month).toBeGreaterThanOrEqual(units);
        }
      }),
      TRIALS,
    );
  });

  it('counts every unit the provider took, charged, expected or unresolved, when answers are lost or cut', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf(5), allowances, async (steps, allowance) => {
        const history = history17track(steps, allowance);
        const audit = await auditHar(harOf(history.recorded));
        expectBounds(audit, history, 'tracking', false);
        // In sum: of two calls in doubt about one item one is charged, and it may be booked in the month of the other.
        const truly = Object.values(history.months).reduce((sum, units) => sum + units, 0);
        const booked = Object.keys(history.months).reduce(
          (sum, month) => sum + usedIn(audit, 'tracking', month).used,
          0,
        );
        expect(booked).toBeGreaterThanOrEqual(truly);
      }),
      TRIALS,
    );
  });

  it('agrees to the unit after a quota read, whatever was lost before it', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf(10), allowances, async (steps, allowance) => {
        const read = {
          does: 12,
          items: [{ number: 0, carrier: 0, extra: 0 }],
          hours: 0,
          version: 0,
          reached: 'whole',
        } as const;
        const history = history17track([...steps, read], allowance);
        const audit = await auditHar(harOf(history.recorded));
        const last = history.recorded.at(-1)?.at ?? 0;
        const month = new Date(last).toISOString().slice(0, 7);
        const row = audit.usage.find((one) => one.meter === 'tracking' && one.period === month);
        expect(usedIn(audit, 'tracking', month).used).toBe(history.months[month] ?? 0);
        if (row !== undefined) expect(row.remaining).toBe(allowance - (history.months[month] ?? 0));
      }),
      TRIALS,
    );
  });
});

describe('an audit of Safecube calls', () => {
  it('agrees with the provider’s true count, month by month, when every answer arrives', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf(0), async (steps) => {
        const history = historySafecube(steps);
        const audit = await auditHar(harOf(history.recorded));
        expectBounds(audit, history, 'shipment', true);
        for (const [month, units] of Object.entries(history.months)) {
          const { used, charged } = usedIn(audit, 'shipment', month);
          expect(charged, month).toBeLessThanOrEqual(units);
          expect(used, month).toBeGreaterThanOrEqual(units);
        }
      }),
      TRIALS,
    );
  });

  it('counts every shipment the provider counted when answers are lost or cut', async () => {
    await fc.assert(
      fc.asyncProperty(stepsOf(8), async (steps) => {
        const history = historySafecube(steps);
        const audit = await auditHar(harOf(history.recorded));
        for (const [month, units] of Object.entries(history.months)) {
          expect(usedIn(audit, 'shipment', month).used, month).toBeGreaterThanOrEqual(units);
        }
      }),
      TRIALS,
    );
  });
});
