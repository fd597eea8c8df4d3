import { expect, test } from 'vitest';
import { blockedProblem } from '../../shared/gate/problem.ts';
import { type QuotedMeter, quoteDocument } from '../../shared/rules/quote-document.ts';
import { openGateDesk } from './gate-desk.ts';

const quoted = async (...numbers: readonly string[]) => {
  const { gate, registering } = openGateDesk();
  const { recognised, account } = registering('call', ...numbers);
  return quoteDocument(await gate.quote(recognised, account), 'en');
};

test('says who blocked a call, that nothing was sent, what it would have charged and when the allowance comes back', async () => {
  const quote = await quoted('RR100000001CN');
  expect(blockedProblem({ decision: 'blocked', reason: 'closed', quote })).toEqual({
    type: 'urn:tollgate:problem:blocked',
    title: 'Blocked by a person',
    status: 402,
    detail: 'The question was closed without an answer, which means Block. Nothing was sent.',
    decision: 'blocked',
    quote,
    retryAfter: quote.meters['tracking']?.resets,
  });
  expect(quote.meters['tracking']?.resets).toMatch(/^2026-12-01T00:00:00/);
});

test('says how much is short when a call was over the limit', async () => {
  const quote = await quoted('RR100000001CN');
  const set = {
    min: 12,
    likely: 12,
    max: 39,
    before: 12,
    after: 0,
    allowance: 100,
    basis: 'set',
    resets: null,
  } as const;
  const detailOf = (tracking: QuotedMeter): string =>
    blockedProblem({ decision: 'over-limit', reason: 'over-limit', quote: { ...quote, meters: { tracking } } }).detail;
  expect(detailOf(set)).toBe('This call may charge more than is left (tracking: up to 39, 12 left). Nothing was sent.');
  expect(detailOf({ ...set, basis: 'assumed' })).toBe(
    'This call may charge more than is left (tracking: up to 39, 12 left if the plan is the usual one). Nothing was sent.',
  );
  expect(detailOf({ ...set, before: null, after: null, allowance: null })).toBe(
    'This call may charge more than is left (tracking: up to 39, what is left is not known). Nothing was sent.',
  );
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
