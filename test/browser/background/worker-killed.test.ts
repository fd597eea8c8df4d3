import { expect, test, vi } from 'vitest';
import { accepted, callByFetch, numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 20_000 };

test('a held call survives the end of the worker: its window stays, and Allow still counts', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  const warning = await shop.warning();
  await warning.getByText('RR100000001CN').first().waitFor();
  await shop.killWorker();
  await shop.killWorker();
  expect(shop.reached).toEqual([]);
  await shop.decide('Allow', 'RR100000001CN');
  expect((await calling).status).toBe(200);
  expect(shop.reached).toHaveLength(1);
  await vi.waitFor(async () => {
    expect((await shop.ledger()).map(({ kind }) => kind)).toEqual(['reserve', 'settle']);
  }, SOON);
});

test('a decision made in the moment in which the worker ends counts once', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  for (const verdict of ['Allow', 'Block'] as const) {
    const number = verdict === 'Allow' ? 'RR100000001CN' : 'RR100000002CN';
    const calling = callByFetch(page, REGISTER, numbers(number));
    const warning = await shop.warning();
    await warning.getByText(number).first().waitFor();
    await Promise.all([shop.killWorker(), warning.getByRole('button', { name: new RegExp(`^${verdict}`) }).click()]);
    // Where the worker ended before it heard of the decision, the question stands as it stood, and is answered again.
    const decideAgain = async (): Promise<void> => {
      const button = warning.getByRole('button', { name: new RegExp(`^${verdict}`) });
      if (!warning.isClosed() && (await button.count()) > 0) await button.click();
    };
    const answered = await Promise.race([
      calling,
      warning
        .waitForTimeout(3000)
        .then(decideAgain)
        .catch(() => undefined),
    ]);
    expect((answered ?? (await calling)).status).toBe(verdict === 'Allow' ? 200 : 402);
  }
  expect(shop.reached.map(({ body }) => body.toString())).toEqual([numbers('RR100000001CN')]);
  await vi.waitFor(async () => {
    expect((await shop.ledger()).map(({ kind }) => kind)).toEqual(['reserve', 'settle', 'block']);
  }, SOON);
});

test('an answer that comes after the end of the worker settles the call once', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  let go = (): void => {};
  const after = new Promise<void>((resolve) => {
    go = resolve;
  });
  shop.answerWith((call) => ({ ...accepted(call), after }));
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Allow', 'RR100000001CN');
  await vi.waitFor(() => expect(shop.reached).toHaveLength(1), SOON);
  await shop.killWorker();
  const warning = await shop.warning();
  await warning.getByText('Sending 1 number to 17TRACK.').first().waitFor();
  go();
  expect((await calling).status).toBe(200);
  await warning.getByText('17TRACK charged 1 unit.').first().waitFor();
  const ledger = await shop.ledger();
  expect(ledger.map(({ kind }) => kind)).toEqual(['reserve', 'settle']);
  expect(ledger[1]?.moves.map(({ to }) => to)).toEqual(['charged']);
});

test('a window that is closed while there is no worker blocks the call', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const calling = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  const warning = await shop.warning();
  await warning.getByText('RR100000001CN').first().waitFor();
  await Promise.all([shop.killWorker(), warning.close()]);
  expect((await calling).status).toBe(402);
  expect(shop.reached).toEqual([]);
  await vi.waitFor(async () => {
    expect((await shop.ledger()).map(({ decision }) => decision?.reason)).toEqual(['closed']);
  }, SOON);
  expect(shop.warnings()).toEqual([]);
});

test('a worker that ended between two calls is started by the second', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const first = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Allow', 'RR100000001CN');
  expect((await first).status).toBe(200);
  await vi.waitFor(() => expect(shop.warnings()).toEqual([]), { timeout: 10_000 });
  await shop.killWorker();
  const second = callByFetch(page, REGISTER, numbers('RR100000002CN'));
  const warning = await shop.warning();
  await warning.getByText('RR100000002CN').first().waitFor();
  expect(await warning.getByRole('heading', { level: 1 }).textContent()).toContain('uses 1.');
  await warning.getByText('1 counted here').waitFor();
  await shop.decide('Block', 'RR100000002CN');
  expect((await second).status).toBe(402);
  expect(shop.reached).toHaveLength(1);
});

test('a page that went away while there was no worker is noticed by the next one', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  void callByFetch(page, REGISTER, numbers('RR100000001CN')).catch(() => undefined);
  const warning = await shop.warning();
  await warning.getByText('RR100000001CN').first().waitFor();
  await Promise.all([shop.killWorker(), page.close()]);
  await warning
    .getByText('The page went away. Nothing was sent, and nothing is charged.')
    .first()
    .waitFor({ timeout: 20_000 });
  expect((await shop.ledger()).map(({ kind, decision }) => [kind, decision?.reason])).toEqual([['block', 'page-gone']]);
  expect(shop.reached).toEqual([]);
});
