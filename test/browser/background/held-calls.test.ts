import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
  accepted,
  callByFetch,
  callByXhr,
  type Given,
  type GuardedShop,
  numbers,
  openGuardedShop,
  PULL,
  REGISTER,
  type Reached,
} from './guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 20_000 };

const PULLED = JSON.stringify({ metadata: { shipmentNumber: 'MSCU6639870' }, containers: [] });

describe.each([
  ['fetch', callByFetch],
  ['XHR', callByXhr],
])('a registration by %s', (_, call) => {
  test('reaches the server only when it is allowed, byte for byte, and the ledger holds what the answer proved', async () => {
    const shop = await openGuardedShop();
    const page = await shop.openPage();
    const body = `[ {"number":"RR100000001CN", "carrier":3011,\n "note":"déjà vu 快递"} ]`;
    const calling = call(page, REGISTER, body);
    const warning = await shop.warning();
    await warning.getByText('RR100000001CN').first().waitFor();
    expect(await warning.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Registering RR100000001CN uses 1. How many are left is not known yet.',
    );
    expect(shop.reached).toEqual([]);

    await shop.decide('Allow', 'RR100000001CN');
    const got = await calling;
    expect(got).toEqual({
      status: 200,
      type: 'application/json',
      body: '{"code":0,"data":{"accepted":[{"origin":1,"number":"RR100000001CN","carrier":3011}],"rejected":[]}}',
    });
    expect(shop.reached.map(({ method, path }) => [method, path])).toEqual([['POST', '/track/v2.4/register']]);
    expect(shop.reached[0]?.body.toString()).toBe(body);
    expect(shop.reached[0]?.headers['17token']).toBe('secret-of-17track');

    await warning.getByText('17TRACK charged 1 unit.').first().waitFor();
    const ledger = await shop.ledger();
    expect(ledger.map(({ kind, decision }) => [kind, decision])).toEqual([
      ['reserve', { by: 'person', verdict: 'allow', reason: 'allowed' }],
      ['settle', null],
    ]);
    expect(ledger[1]?.moves.map(({ from, to, units }) => [from, to, units])).toEqual([['reserved', 'charged', 1000]]);
    expect(ledger[0]).toMatchObject({
      road: 'page',
      site: 'shop.17track.net',
      account: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect(JSON.stringify(ledger)).not.toContain('secret-of');
    await vi.waitFor(() => expect(shop.warnings()).toEqual([]), { timeout: 10_000 });
  });

  test('gives the page a 402 and the server nothing when it is blocked', async () => {
    const shop = await openGuardedShop();
    const page = await shop.openPage();
    const calling = call(page, REGISTER, numbers('RR100000001CN'));
    await shop.decide('Block', 'RR100000001CN');
    const got = await calling;
    expect(got).toMatchObject({ status: 402, type: 'application/problem+json' });
    expect(JSON.parse(got.body)).toMatchObject({
      type: 'urn:tollgate:problem:blocked',
      status: 402,
      decision: 'blocked',
      quote: {
        provider: '17track',
        action: 'register',
        meters: { tracking: { min: 1, likely: 1, max: 1, before: 100 } },
      },
      retryAfter: null,
    });
    await vi.waitFor(() => expect(shop.warnings()).toEqual([]), SOON);
    expect(shop.reached).toEqual([]);
    expect((await shop.ledger()).map(({ kind, decision }) => [kind, decision])).toEqual([
      ['block', { by: 'person', verdict: 'block', reason: 'blocked' }],
    ]);
  });

  test('is blocked when the window is closed', async () => {
    const shop = await openGuardedShop();
    const page = await shop.openPage();
    const calling = call(page, REGISTER, numbers('RR100000001CN'));
    const warning = await shop.warning();
    await warning.getByText('RR100000001CN').first().waitFor();
    await warning.close();
    expect(await calling).toMatchObject({ status: 402, type: 'application/problem+json' });
    expect(shop.reached).toEqual([]);
    expect((await shop.ledger()).map(({ decision }) => decision?.reason)).toEqual(['closed']);
  });

  test('holds Safecube’s pull the same way', async () => {
    const shop = await openGuardedShop();
    shop.answerWith(() => ({ status: 200, body: PULLED }));
    const page = await shop.openPage();
    const blocked = call(page, `${PULL}MSCU6639870`, null);
    await shop.decide('Block', 'MSCU6639870');
    expect((await blocked).status).toBe(402);
    expect(shop.reached).toEqual([]);

    const allowed = call(page, `${PULL}MSCU6639870`, null);
    await shop.decide('Allow', 'MSCU6639870');
    expect(await allowed).toMatchObject({ status: 200, body: PULLED });
    expect(shop.reached.map(({ host, path }) => [host, path])).toEqual([
      ['api.sinay.ai', '/container-tracking/api/v2/shipment?shipmentNumber=MSCU6639870'],
    ]);
    await vi.waitFor(async () => {
      const moves = (await shop.ledger()).flatMap((posting) => posting.moves.map(({ to, units }) => [to, units]));
      expect(moves).toEqual([
        ['reserved', 1000],
        ['charged', 1000],
      ]);
    }, SOON);
    expect((await call(page, `${PULL}MSCU6639870`, null)).status).toBe(200);
    expect(shop.reached).toHaveLength(2);
  });
});

test('a call that cannot charge passes without a question and teaches the books', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const quota = {
    quota_total: 100,
    quota_used: 37,
    quota_remain: 63,
    today_used: 0,
    max_track_daily: 0,
    free_email_quota: 300,
    free_email_quotaused: 19,
  };
  shop.answerWith(() => ({ status: 200, body: JSON.stringify({ code: 0, data: quota }) }));
  expect((await callByFetch(page, 'https://api.17track.net/track/v2.4/getquota', '{}')).status).toBe(200);
  const own = await shop.openOwnPage('popup.html');
  await own.getByText('63', { exact: true }).first().waitFor();
  expect(shop.warnings()).toEqual([]);
});

describe('a number that is deleted and registered again in the same breath', () => {
  /** One registration, then the page deletes its number; `again` registers it once more as soon as the page may. */
  const open = async (deleted: (call: Reached) => Given, order: 'after its head' | 'at once') => {
    const shop = await openGuardedShop();
    const page = await shop.openPage();
    const first = callByFetch(page, REGISTER, numbers('RR100000001CN'));
    await shop.decide('Allow', 'RR100000001CN');
    await first;
    shop.answerWith((call) => (call.path.endsWith('deletetrack') ? deleted(call) : accepted(call)));
    const again = page.evaluate(
      async ({ url, body, waits }) => {
        const init = { method: 'POST', headers: { '17token': 'secret-of-17track' }, body };
        const deleting = fetch('https://api.17track.net/track/v2.4/deletetrack', init);
        if (waits) await deleting;
        return (await fetch(url, init)).status;
      },
      { url: REGISTER, body: numbers('RR100000001CN'), waits: order === 'after its head' },
    );
    return { shop, again };
  };
  const paths = ({ reached }: GuardedShop): readonly string[] => reached.map(({ path }) => path);

  test('is asked about as charged again', async () => {
    const { shop, again } = await open(accepted, 'after its head');
    await shop.decide('Block', 'charged again');
    expect(await again).toBe(402);
    expect(paths(shop)).toEqual(['/track/v2.4/register', '/track/v2.4/deletetrack']);
  });

  test('is asked about though the deletion’s answer is still coming, or has not begun to', async () => {
    const answer = new Promise((resolve) => onTestFinished(() => resolve(null)));
    const coming = await open((call) => ({ ...accepted(call), bodyAfter: answer }), 'after its head');
    await coming.shop.decide('Block', 'may be charged again');
    expect(await coming.again).toBe(402);
    const waiting = await open((call) => ({ ...accepted(call), after: answer }), 'at once');
    await waiting.shop.decide('Block', 'may be charged again');
    expect(await waiting.again).toBe(402);
  });
});

test('a page that aborts gets what the platform gives, the question goes, and nothing is sent', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const calling = page.evaluate(async (url) => {
    const control = new AbortController();
    Reflect.set(window, 'giveUp', () => control.abort());
    try {
      await fetch(url, { method: 'POST', body: '[{"number":"RR100000001CN","carrier":3011}]', signal: control.signal });
      return 'answered';
    } catch (error) {
      return error instanceof DOMException ? error.name : 'other';
    }
  }, REGISTER);
  const warning = await shop.warning();
  await warning.getByText('RR100000001CN').first().waitFor();
  await page.evaluate(() => Reflect.get(window, 'giveUp')());
  expect(await calling).toBe('AbortError');
  await warning.getByText('The page took this call back. Nothing was sent.').first().waitFor();
  expect(await warning.getByRole('button', { name: 'Allow' }).count()).toBe(0);
  expect(shop.reached).toEqual([]);
  expect((await shop.ledger()).map(({ kind, decision }) => [kind, decision?.reason])).toEqual([
    ['block', 'taken-back'],
  ]);
});

test('a synchronous XHR that may charge throws NetworkError, and nothing is sent', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const thrown = await page.evaluate((url) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', url, false);
    try {
      xhr.send('[{"number":"RR100000001CN","carrier":3011}]');
      return 'answered';
    } catch (error) {
      return error instanceof DOMException ? error.name : 'other';
    }
  }, REGISTER);
  expect(thrown).toBe('NetworkError');
  expect(shop.reached).toEqual([]);
});

test('a provider that hangs up leaves the units in doubt, and the window says so', async () => {
  const shop = await openGuardedShop();
  shop.answerWith(() => 'hang-up');
  const page = await shop.openPage();
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN')).catch(() => 'failed');
  await shop.decide('Allow', 'RR100000001CN');
  expect(await calling).toBe('failed');
  const warning = await shop.warning();
  await warning.getByText('No answer came from 17TRACK. 1 unit counts as used').first().waitFor();
  expect((await shop.ledger()).at(-1)?.moves.map(({ to }) => to)).toEqual(['unresolved']);
});
