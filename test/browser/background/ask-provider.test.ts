import { expect, test, vi } from 'vitest';
import { accepted, callByFetch, numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';

const SOON = { timeout: 20_000, interval: 50 };

test('17TRACK is asked from the warning with the page’s key, and its own count is on show before anything is allowed', async () => {
  const shop = await openGuardedShop();
  shop.answerWith((call) =>
    call.path.endsWith('/getquota')
      ? { status: 200, body: '{"code":0,"data":{"quota_total":100,"quota_used":60,"quota_remain":40}}' }
      : accepted(call),
  );
  const page = await shop.openPage();
  const called = callByFetch(page, REGISTER, numbers('RR100000017CN', 'RR100000025CN'));
  const warning = await shop.warning();
  await warning.getByText('left: not known yet').waitFor();
  await warning.getByRole('button', { name: 'Ask 17TRACK now' }).click();
  await warning.getByText(/^40 left as of \d\d:\d\d, read from 17TRACK\./).waitFor();
  await warning.getByText('This uses 2 of your 40 left this month.').waitFor();
  expect(shop.reached).toMatchObject([
    {
      host: 'api.17track.net',
      method: 'POST',
      path: '/track/v2.4/getquota',
      headers: { '17token': 'secret-of-17track' },
    },
  ]);
  expect(shop.reached[0]?.headers).not.toHaveProperty('cookie');
  await shop.decide('Allow', 'of your 40 left');
  expect((await called).status).toBe(200);
  await vi.waitFor(async () => {
    const postings = await shop.ledger();
    expect(postings.map(({ kind }) => kind)).toEqual(['read', 'reserve', 'settle']);
    expect(JSON.stringify(postings)).not.toContain('secret');
  }, SOON);
});
