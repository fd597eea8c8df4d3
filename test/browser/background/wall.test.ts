import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { WallRule } from '../../../shared/recognise/wall-rules.ts';
import { wallAddresses } from '../../recognise/wall-addresses.ts';
import { launchChromium } from '../launch.ts';
import { callByFetch, numbers, openGuardedShop, REGISTER } from './guarded-shop.ts';

const built = fileURLToPath(new URL('../../../dist/chromium', import.meta.url));

/** The built extension, which may ask the browser besides what its rules come to. */
const copyWithFeedback = async (): Promise<string> => {
  const extensionDir = await mkdtemp(join(tmpdir(), 'tollgate-wall-'));
  onTestFinished(() => rm(extensionDir, { recursive: true, force: true }));
  await cp(built, extensionDir, { recursive: true });
  const file = join(extensionDir, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.permissions.push('declarativeNetRequestFeedback');
  await writeFile(file, JSON.stringify(manifest));
  return extensionDir;
};

/** Runs in the worker: which rules fit, for each address. */
const outcomes = async (
  addresses: readonly (readonly [string, string, string])[],
): Promise<readonly (readonly number[])[]> => {
  const { declarativeNetRequest } = Reflect.get(globalThis, 'chrome');
  return Promise.all(
    addresses.map(async ([method, url]) => {
      const asked = { url, method: method.toLowerCase(), type: 'xmlhttprequest', initiator: 'https://shop.example' };
      const { matchedRules } = await declarativeNetRequest.testMatchOutcome(asked);
      return matchedRules.map(({ ruleId }: { readonly ruleId: number }) => ruleId);
    }),
  );
};

/** Runs in the worker: the patterns that the browser would not compile. */
const refusedOf = async (patterns: readonly string[]): Promise<readonly string[]> => {
  const { declarativeNetRequest } = Reflect.get(globalThis, 'chrome');
  const told = await Promise.all(
    patterns.map((regex) => declarativeNetRequest.isRegexSupported({ regex, isCaseSensitive: false })),
  );
  return patterns.filter((_, at) => !told[at].isSupported);
};

test('the browser takes every rule, and reads them as the table of addresses has it', async () => {
  const extensionDir = await copyWithFeedback();
  const { serviceWorker, close } = await launchChromium({ hostMap: {}, extensionDir });
  onTestFinished(close);
  const rules: readonly WallRule[] = JSON.parse(await readFile(join(built, 'wall.json'), 'utf8'));
  const patterns = rules.flatMap(({ condition: { regexFilter } }) => (regexFilter === undefined ? [] : [regexFilter]));
  expect(await serviceWorker.evaluate(refusedOf, patterns)).toEqual([]);
  const matched = await serviceWorker.evaluate(outcomes, wallAddresses);
  const judged = matched.map((ids) => {
    const types = ids.map((id) => rules.find((rule) => rule.id === id)?.action.type);
    return types.includes('block') ? 'block' : 'allow';
  });
  expect(wallAddresses.map(([method, url], at) => [method, url, judged[at]])).toEqual(wallAddresses);
});

test('a call of a page’s worker that may charge is stopped, and one that cannot passes', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const fromWorker = (url: string): Promise<string> =>
    page.evaluate(
      (to) =>
        new Promise((resolve) => {
          const code = `fetch(${JSON.stringify(to)}, { method: 'POST', body: '[{"number":"RR100000001CN"}]' }).then(({ status }) => postMessage('status ' + status), ({ name }) => postMessage(name))`;
          const worker = new Worker(URL.createObjectURL(new Blob([code])));
          worker.onmessage = ({ data }) => resolve(data);
        }),
      url,
    );
  expect(await fromWorker(REGISTER)).toBe('TypeError');
  expect(await fromWorker('https://api.17track.net/track/v2.4/gettracklist')).toBe('status 200');
  expect(shop.reached.map(({ path }) => path)).toEqual(['/track/v2.4/gettracklist']);
});

test('what a person allows leaves once, and what let it through lets nothing else through', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  const got = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Allow', 'RR100000001CN');
  expect((await got).status).toBe(200);
  const again = await page.evaluate(async () => {
    const [name] = performance
      .getEntriesByType('resource')
      .map((entry) => entry.name)
      .filter((one) => one.includes('/register'));
    const code = `fetch(${JSON.stringify(name)}, { method: 'POST', body: '[]' }).then(({ status }) => postMessage(status), ({ name }) => postMessage(name))`;
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    return new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve([new URL(name ?? '').hash.length > 20, data]);
    });
  });
  expect(again).toEqual([true, 'TypeError']);
  expect(shop.reached).toHaveLength(1);
});

test('where a service worker stands behind the page, the extension sends the very bytes that were allowed', async () => {
  const shop = await openGuardedShop();
  const page = await shop.openPage();
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/worker.js');
    if (navigator.serviceWorker.controller === null)
      await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
  });
  const got = callByFetch(page, REGISTER, numbers('RR100000001CN'));
  await shop.decide('Allow', 'RR100000001CN');
  expect(await got).toMatchObject({ status: 200, body: expect.stringContaining('RR100000001CN') });
  expect(shop.reached.map(({ body }) => JSON.parse(body.toString()))).toEqual([
    [{ number: 'RR100000001CN', carrier: 3011 }],
  ]);
});
