import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { callByFetch, numbers, openGuardedShop } from './guarded-shop.ts';

/** On a busy machine, too. */
const SOON = { timeout: 20_000 };

const PORTAL = '/_tollgate/practice/';

/** The portal's routes, as far as this test needs them. */
const startPortal = async (): Promise<string> => {
  const server = createServer((request, response) => {
    if (request.url === PORTAL) {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Practice</title>');
      return;
    }
    const taken = { origin: 1, number: 'RR100000001CN', carrier: 3011 };
    const answers: Readonly<Record<string, object>> = {
      register: { accepted: [taken], rejected: [] },
      getquota: { quota_total: 100, quota_used: 1, quota_remain: 99 },
    };
    const data = answers[request.url?.split('/').at(-1) ?? ''];
    response.writeHead(data === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(data === undefined ? 'null' : JSON.stringify({ code: 0, data }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the portal listens on no port');
  return `http://127.0.0.1:${address.port}${PORTAL}`;
};

test('a call of the practice portal is priced and held like any other, and stays out of totals and of other tabs’ buttons', async () => {
  const portal = await startPortal();
  const shop = await openGuardedShop();
  const page = await shop.context.newPage();
  await page.goto(portal);
  const calling = callByFetch(page, `${portal}17track/track/v2.4/register`, numbers('RR100000001CN'));
  const warning = await shop.warning();
  await warning.getByText('Practice', { exact: true }).first().waitFor();
  await shop.decide('Allow', 'RR100000001CN');
  expect((await calling).status).toBe(200);
  expect((await callByFetch(page, `${portal}17track/track/v2.4/getquota`, '[]')).status).toBe(200);

  const own = await shop.openOwnPage('popup.html');
  const look = (url: string) =>
    own.evaluate(async (of) => {
      const { action, tabs, runtime } = Reflect.get(globalThis, 'chrome');
      const [tab] = await tabs.query({ url: of });
      const file = await runtime.sendMessage({ name: 'exportUsage', input: { format: 'json' } });
      return { here: await action.getBadgeText({ tabId: tab.id }), elsewhere: await action.getBadgeText({}), file };
    }, url);
  await vi.waitFor(async () => {
    const { here, elsewhere, file } = await look(portal);
    expect({ here, elsewhere, usage: JSON.parse(file.text) }).toEqual({
      here: '99',
      elsewhere: '',
      usage: { usage: [] },
    });
  }, SOON);
  expect((await shop.ledger()).map(({ account }) => account)).toEqual(['practice', 'practice', 'practice']);
});
