import { describe, expect, test } from 'vitest';
import { EVERY_CALL } from '../../shared/limits/scope.ts';
import type { Policies } from '../../shared/policies/judge-policies.ts';
import type { Does } from '../../shared/policies/policy.ts';
import { NOON, openPolicyDesk, passing, policiesOf, policyOf } from './policy-desk.ts';

const ASK: Does = { kind: 'ask' };
const BLOCK: Does = { kind: 'block' };
const OBSERVE: Does = { kind: 'observe' };
const HOUR = 3_600_000;

/** What becomes of a call of so many new numbers from shop.example, under these policies. */
const found = async (policies: Policies, numbers = 1): Promise<string> => {
  const desk = openPolicyDesk();
  const { kind } = await desk.attempt(desk.registering('call', numbers), policies);
  const decision = desk.kept.at(-1)?.posting.decision;
  return decision === undefined || decision === null ? kind : `${kind} by ${decision.policy}`;
};

describe('without a policy', () => {
  test('it is asked', async () => {
    expect(await found(policiesOf())).toBe('ask');
  });

  test('it is asked where no policy is about the call, or none that still holds', async () => {
    expect(await found(policiesOf(policyOf('a', OBSERVE, { site: 'erp.example' })))).toBe('ask');
    expect(await found(policiesOf(policyOf('a', OBSERVE, {}, NOON)))).toBe('ask');
    expect(await found(policiesOf(policyOf('a', OBSERVE, {}, NOON + 1)))).toBe('allowed by a');
  });

  test('it is asked while a clock stands before the policy that ends was made', async () => {
    const desk = openPolicyDesk();
    desk.now = NOON - HOUR;
    const policies = policiesOf(policyOf('a', OBSERVE, {}, NOON + HOUR));
    expect((await desk.attempt(desk.registering('call', 1), policies)).kind).toBe('ask');
  });
});

describe('a policy that passes calls', () => {
  test('passes what costs at most what it says, and asks about more', async () => {
    const policies = policiesOf(policyOf('a', passing({ call: 3 })));
    expect(await found(policies, 3)).toBe('allowed by a');
    expect(await found(policies, 4)).toBe('ask');
  });

  test('asks about what would leave less than it keeps, or than nothing', async () => {
    expect(await found(policiesOf(policyOf('a', passing({ keep: 70 }))), 30)).toBe('allowed by a');
    expect(await found(policiesOf(policyOf('a', passing({ keep: 71 }))), 30)).toBe('ask');
    const desk = openPolicyDesk();
    const all = policiesOf(policyOf('a', passing()));
    for (const [id, numbers] of [
      ['one', 40],
      ['two', 40],
      ['three', 20],
    ] as const)
      expect((await desk.attempt(desk.registering(id, numbers), all)).kind).toBe('allowed');
    expect((await desk.attempt(desk.registering('four', 1), all)).kind).toBe('ask');
  });

  test('counts by the day of the account, over all accounts that it is about, and over no others', async () => {
    const desk = openPolicyDesk();
    const shop = policiesOf(policyOf('a', passing({ day: 5 }), { site: 'shop.example' }));
    const tried = async (id: string, numbers: number, from: Parameters<typeof desk.registering>[2]) =>
      (await desk.attempt(desk.registering(id, numbers, from), shop)).kind;
    expect(await tried('one', 3, { account: 'main' })).toBe('allowed');
    expect(await tried('two', 2, { account: 'outlet' })).toBe('allowed');
    expect(await tried('three', 1, { account: 'main' })).toBe('ask');
    expect(await tried('practised', 5, { account: 'practice' })).toBe('allowed');
    desk.now = Date.UTC(2026, 10, 24, 23, 59);
    expect(await tried('four', 1, {})).toBe('ask');
    desk.now = Date.UTC(2026, 10, 25);
    expect(await tried('five', 5, {})).toBe('allowed');
  });

  test('counts what a person let pass, too', async () => {
    const desk = openPolicyDesk();
    const person = { kind: 'allow', by: 'person', reason: 'allowed' } as const;
    await desk.gate.attempt(
      desk.registering('by-hand', 4),
      () => person,
      () => false,
    );
    const policies = policiesOf(policyOf('a', passing({ day: 5 })));
    expect((await desk.attempt(desk.registering('two', 2), policies)).kind).toBe('ask');
    expect((await desk.attempt(desk.registering('one', 1), policies)).kind).toBe('allowed');
  });
});

describe('of several policies', () => {
  test('one that blocks wins over all others, and says so in the ledger', async () => {
    const block = policyOf('b', BLOCK, { provider: '17track' });
    const policies = policiesOf(policyOf('a', OBSERVE, { site: 'shop.example', action: 'register' }), block);
    expect(await found(policies)).toBe('blocked by b');
  });

  test('the narrower one decides', async () => {
    const wide = policyOf('wide', passing({ call: 1 }), { site: 'shop.example' });
    const narrow = policyOf('narrow', passing({ call: 5 }), { site: 'shop.example', action: 'register' });
    expect(await found(policiesOf(wide, narrow), 5)).toBe('allowed by narrow');
    expect(await found(policiesOf(policyOf('wide', OBSERVE), policyOf('ask', ASK, { account: 'main' })))).toBe('ask');
  });

  test('one that ends goes before the same without an end', async () => {
    const always = policyOf('always', ASK, { site: 'shop.example' });
    const tonight = policyOf('tonight', OBSERVE, { site: 'shop.example' }, NOON + HOUR);
    expect(await found(policiesOf(always, tonight))).toBe('allowed by tonight');
  });

  test('all must let it pass where none is narrower than the other', async () => {
    const site = policyOf('site', passing({ call: 5 }), { site: 'shop.example' });
    const account = policyOf('account', passing({ call: 2 }), { account: 'main' });
    expect(await found(policiesOf(site, account), 2)).toBe('allowed by account');
    expect(await found(policiesOf(site, account), 3)).toBe('ask');
    expect(await found(policiesOf(site, policyOf('ask', ASK, { account: 'main' })))).toBe('ask');
  });

  test('what one keeps is kept from all', async () => {
    const keeper = policyOf('keeper', passing({ keep: 90 }), { account: 'main' });
    const narrow = policyOf('narrow', OBSERVE, { account: 'main', site: 'shop.example' });
    expect(await found(policiesOf(keeper, narrow), 10)).toBe('allowed by narrow');
    expect(await found(policiesOf(keeper, narrow), 11)).toBe('ask');
  });

  test('one that cannot be read is asked about, whatever the others say', async () => {
    const broken = { id: 'x', scope: { ...EVERY_CALL, site: 'shop.example' }, problem: 'does: an object expected' };
    expect(await found({ whole: [policyOf('a', OBSERVE, { action: 'register' })], broken: [broken] })).toBe('ask');
    const other = { ...broken, scope: { ...EVERY_CALL, site: 'erp.example' } };
    expect(await found({ whole: [policyOf('a', OBSERVE)], broken: [other] })).toBe('allowed by a');
  });
});

describe('a call whose cost nobody knows', () => {
  const unknown = (desk: ReturnType<typeof openPolicyDesk>) => {
    const recognised = desk.gate.recognise({
      method: 'POST',
      url: 'https://api.17track.net/track/v2.4/nobody-knows',
      headers: [],
      body: { kind: 'text', text: '[]' },
    });
    if (recognised === null) throw new Error('an unknown call was not recognised');
    return {
      id: 'call',
      recognised,
      account: 'main',
      from: { road: 'page', tag: null, user: null, site: 'a' },
    } as const;
  };

  test.each([
    ['asked about, however much a policy passes', passing(), 'ask'],
    ['let pass by one that only observes', OBSERVE, 'allowed'],
  ] as const)('is %s', async (_, does, kind) => {
    const desk = openPolicyDesk();
    expect((await desk.attempt(unknown(desk), policiesOf(policyOf('a', does)))).kind).toBe(kind);
  });

  test('is asked about where an observing policy stands beside one that has limits', async () => {
    const desk = openPolicyDesk();
    const policies = policiesOf(policyOf('a', OBSERVE, { site: 'a' }), policyOf('b', passing(), { account: 'main' }));
    expect((await desk.attempt(unknown(desk), policies)).kind).toBe('ask');
  });
});

test('nothing passes beyond what is left, not by a policy that only observes either', async () => {
  const desk = openPolicyDesk();
  const observe = policiesOf(policyOf('a', OBSERVE));
  for (const id of ['one', 'two']) await desk.attempt(desk.registering(id, 40), observe);
  expect((await desk.attempt(desk.registering('three', 21), observe)).kind).toBe('ask');
  expect((await desk.attempt(desk.registering('four', 20), observe)).kind).toBe('allowed');
});
