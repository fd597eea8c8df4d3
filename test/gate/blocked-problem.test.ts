import { expect, test } from 'vitest';
import { blockedProblem } from '../../shared/gate/blocked-problem.ts';
import { type QuotedMeter, quoteDocument } from '../../shared/words/quote-document.ts';
import { openGateDesk } from './gate-desk.ts';

const quoted = async (...numbers: readonly string[]) => {
  const { gate, registering } = openGateDesk();
  const { recognised, account } = registering('call', ...numbers);
  return quoteDocument(await gate.quote(recognised, account), 'en');
};

test('says who blocked a call, that nothing was sent and what it would have charged', async () => {
  const quote = await quoted('RR100000001CN');
  expect(blockedProblem({ decision: 'blocked', reason: 'closed', quote })).toEqual({
    type: 'urn:tollgate:problem:blocked',
    title: 'Blocked by a person',
    status: 402,
    detail: 'The question was closed without an answer, which means Block. Nothing was sent.',
    decision: 'blocked',
    quote,
    retryAfter: null,
  });
});

const DECEMBER = '2026-12-01T00:00:00Z';
const JANUARY = '2027-01-01T00:00:00Z';
const meter = (
  max: number | null,
  before: number | null,
  resets: string | null,
  basis: QuotedMeter['basis'] = 'set',
): QuotedMeter => ({ ...{ min: 12, likely: 12, max, before, after: 0, allowance: 100, basis, resets } });

/** A call over the limit whose meters are these. */
const overLimit = async (...meters: readonly QuotedMeter[]) =>
  blockedProblem({
    decision: 'over-limit',
    reason: 'over-limit',
    quote: { ...(await quoted('RR100000001CN')), account: 'acc', meters: Object.fromEntries(meters.entries()) },
  });

test('says how much is short when a call was over the limit, and when it comes back', async () => {
  const read = await overLimit(
    meter(39, 12, DECEMBER),
    meter(5, 5, JANUARY),
    meter(7, 6, null, 'provider'),
    meter(9, null, null, null),
  );
  expect(read.detail).toBe(
    'This call may charge more than is left (0: up to 39, 12 left; 2: up to 7, 6 left). Nothing was sent.',
  );
  expect((await overLimit(meter(39, 12, DECEMBER))).retryAfter).toBe(DECEMBER);
});

test('says what to do where what is left is only assumed, or not known', async () => {
  const remedy = 'Read the quota, or set the plan: tollgate accounts set 17track/acc plan=PLAN. Nothing was sent.';
  expect((await overLimit(meter(39, 12, DECEMBER, 'assumed'))).detail).toBe(
    `This call may charge more than is left (0: up to 39, 12 left if the plan is the usual one). ${remedy}`,
  );
  expect((await overLimit(meter(39, null, DECEMBER))).detail).toBe(
    `This call may charge more than is left (0: up to 39, what is left is not known). ${remedy}`,
  );
});

test('names the last date where several meters are short, and none where one of them never comes back', async () => {
  expect((await overLimit(meter(39, 12, JANUARY), meter(39, 12, DECEMBER))).retryAfter).toBe(JANUARY);
  expect((await overLimit(meter(39, 12, DECEMBER), meter(39, 12, null))).retryAfter).toBe(null);
  expect((await overLimit(meter(39, 40, DECEMBER))).retryAfter).toBe(null);
});

test.each([
  ['blocked', 'blocked'],
  ['blocked', 'closed'],
  ['blocked', 'taken-back'],
  ['blocked', 'page-gone'],
  ['blocked', 'too-many'],
  ['timed-out', 'timed-out'],
  ['policy', 'on-charge-deny'],
  ['policy', 'unknown-cost'],
] as const)('has no date where waiting brings nothing back: %s (%s)', async (decision, reason) => {
  const quote = { ...(await quoted('RR100000001CN')), meters: { tracking: meter(39, 12, DECEMBER) } };
  expect(blockedProblem({ decision, reason, quote }).retryAfter).toBe(null);
});

test('has neither quote nor date where the books cannot be opened', () => {
  expect(blockedProblem({ decision: 'blocked', reason: 'books-closed', quote: null })).toMatchObject({
    title: 'Blocked: Tollgate could not open the books',
    quote: null,
    retryAfter: null,
  });
});

test.each(['blocked', 'timed-out', 'on-charge-deny', 'unknown-cost', 'page-gone', 'could-not-ask', 'fault', 'another'])(
  'ends with what was sent when the reason is %s: nothing',
  (reason) => {
    const { title, detail } = blockedProblem({ decision: 'policy', reason, quote: null });
    expect(title).toMatch(/^Blocked/);
    expect(detail).toMatch(/[a-z]\. Nothing was sent\.$/);
  },
);
