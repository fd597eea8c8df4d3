import { expect, test } from 'vitest';
import { setAccount } from '../../../extension/background/settings/set-account.ts';
import type { AccountInput } from '../../../extension/settings-messages.ts';
import { fromUnits } from '../../../shared/amount.ts';
import { ALLOW, NOW, openGateDesk } from '../../gate/gate-desk.ts';

const openSettings = async () => {
  const desk = openGateDesk();
  const { gate, registering } = desk;
  await gate.open(registering('call', 'RR100000001CN'), ALLOW, () => false);
  const set = (settings: AccountInput['settings'], account = 'none', provider = '17track'): Promise<void> => {
    let ids = 0;
    return setAccount(
      { gate, origin: 'desk', newId: () => `${desk.postings.length}-${++ids}`, locale: 'en', isAsking: () => false },
      { provider, account, settings },
    );
  };
  const held = (account = '17track|none') =>
    gate.look((books) => books.accounts.get(account)?.settings ?? books.defaults.get('17track'));
  return { ...desk, set, held };
};

test('sets one thing of an account, and leaves the others as they are', async () => {
  const { set, held } = await openSettings();
  await set({ name: 'Main account' });
  await set({ plan: '200-once' });
  await set({ zone: 'Europe/Berlin' });
  await set({ email: true });
  await set({ grant: { units: fromUnits(500), expires: NOW } });
  expect(await held()).toEqual({
    name: 'Main account',
    plan: '200-once',
    zone: 'Europe/Berlin',
    email: true,
    grants: [{ units: fromUnits(500), expires: NOW }],
  });
});

test('sets what accounts not yet seen start with', async () => {
  const { set, held } = await openSettings();
  await set({ plan: '200-once' }, '*');
  expect(await held('17track|none')).toMatchObject({ plan: null });
  expect(await held('nobody')).toMatchObject({ plan: '200-once' });
});

test.each([
  [{ plan: '12-weekly' }, 'none', '17track', '17TRACK has no such plan.'],
  [{ zone: 'Nowhere' }, 'none', '17track', 'That is no time zone.'],
  [{ name: ' ' }, 'none', '17track', 'Write a name.'],
  [{ email: true }, '*', 'safecube', 'Safecube counts no e-mails.'],
  [{ grant: { units: fromUnits(0), expires: NOW } }, 'none', '17track', 'Write how many units were bought'],
  [{ name: 'Main' }, 'gone', '17track', 'This account is not in the books any more.'],
] as const)('says why %j is not set, and writes nothing', async (settings, account, provider, say) => {
  const { set, postings } = await openSettings();
  const before = postings.length;
  await expect(set(settings, account, provider)).rejects.toThrow(say);
  expect(postings).toHaveLength(before);
});
