import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import type { Given, Reached } from '../browser/background/guarded-shop.ts';
import { startShopServer } from '../browser/background/shop-server.ts';
import { endWorker } from '../browser/background/worker-killer.ts';
import { type GuardedChromium, launchBareChromium, launchChromium } from '../browser/launch.ts';
import { postNumber } from '../post-number.ts';
import { askedLeast, launchLeast, leastPainted } from './least-extension.ts';

// What a page with the extension pays beside the same page without it, and beside the least that any extension would cost it, in turn in one run.

const API = 'https://api.17track.net/track/v2.4';
const OTHER = 'https://other.example/status.json';
const SHOP = 'https://shop.17track.net/';
const ROUNDS = 10;
const CALLS = 10;

interface Timed {
  readonly url: string;
  readonly bodies: readonly string[];
}

const answer = ({ path, body }: Reached): Given => {
  if (path.endsWith('/getquota')) {
    const quota = { quota_total: 100_000, quota_used: 0, quota_remain: 100_000 };
    return { status: 200, body: JSON.stringify({ code: 0, data: quota }) };
  }
  if (!path.endsWith('/register')) return { status: 200, body: '{}' };
  const items: readonly object[] = JSON.parse(body.toString());
  return {
    status: 200,
    body: JSON.stringify({ code: 0, data: { accepted: items.map((item) => ({ origin: 1, ...item })), rejected: [] } }),
  };
};

/** Runs in the page: milliseconds from the call to the end of its answer, one call after another, each once the books are done with the one before. */
const answeredThere = async ({ url, bodies }: Timed): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const body of bodies) {
    const before = performance.now();
    const response = await fetch(url, { method: 'POST', headers: { '17token': 'secret' }, body });
    await response.text();
    times.push(performance.now() - before);
    if (!response.ok) throw new Error(`answered ${response.status}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return times;
};

/** Runs in the page: milliseconds until `fetch` gives its promise back, the mean of twenty at a time, for the clock of a page is coarse. */
const givenBackThere = async (url: string): Promise<number> => {
  const pending: Promise<unknown>[] = [];
  const before = performance.now();
  for (let nth = 0; nth < 20; nth += 1) pending.push(fetch(url).catch(() => undefined));
  const took = performance.now() - before;
  await Promise.all(pending);
  return took / 20;
};

/** Runs in the page: the same of calls that were aborted before, so that nothing but the page itself works. */
const refusedThere = async (url: string): Promise<number> => {
  const signal = AbortSignal.abort();
  const pending: Promise<unknown>[] = [];
  const before = performance.now();
  for (let nth = 0; nth < 20; nth += 1) pending.push(fetch(url, { signal }).catch(() => undefined));
  const took = performance.now() - before;
  await Promise.all(pending);
  return took / 20;
};

/** Runs in the page: milliseconds that a new frame takes to read and run a script. */
const evaluatedThere = (script: string): number => {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const there: unknown = frame.contentWindow === null ? undefined : Reflect.get(frame.contentWindow, 'eval');
  if (typeof there !== 'function') throw new Error('the frame has no window');
  const before = performance.now();
  there(script);
  const took = performance.now() - before;
  frame.remove();
  return took;
};

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const openShop = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(SHOP);
  return page;
};

/** Allows one call, and says that such calls need not be asked about again. */
const letCharge = async ({ context, extensionId }: GuardedChromium, page: Page): Promise<void> => {
  const opening = context.waitForEvent('page', {
    predicate: (one) => one.url() === `chrome-extension://${extensionId}/warning.html`,
  });
  const body = JSON.stringify([{ number: postNumber(0), carrier: 3011 }]);
  const first = page.evaluate(answeredThere, { url: `${API}/register`, bodies: [body] });
  const warning = await opening;
  await warning.getByRole('checkbox', { name: /^Don’t ask again/ }).check();
  await warning.getByRole('button', { name: /^Allow/ }).click();
  await first;
};

/** What a page does in a round: milliseconds, one for each time. */
type Run = (page: Page, round: number) => Promise<readonly number[]>;

/** Medians of what each of these pages does, a round of each in turn. */
const inTurn = async (pages: readonly (readonly [Page, Run])[]): Promise<readonly number[]> => {
  const times = pages.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [at, [page, run]] of pages.entries()) times[at]?.push(...(await run(page, round)));
  return times.map(medianOf);
};

/** Milliseconds from the address of the popup to its first card, in a new tab each time. */
const popupPainted = async (
  { context, extensionId }: GuardedChromium,
  before: (page: Page) => Promise<void>,
): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let nth = 0; nth < 15; nth += 1) {
    const popup = await context.newPage();
    await before(popup);
    await popup.goto(`chrome-extension://${extensionId}/popup.html`);
    const shown = await popup.waitForFunction(() => document.querySelector('.balance') !== null && performance.now());
    times.push(Number(await shown.jsonValue()));
    await popup.close();
  }
  return times;
};

/** Lines of a table: what the extension costs a page, a frame and the popup. */
export const benchExtension = async (): Promise<readonly string[]> => {
  const server = await startShopServer(answer);
  const hostMap = { ...server.hostMap, 'other.example': server.hostMap['api.17track.net'] ?? 0 };
  const chromium = await launchChromium({ hostMap });
  const bareChromium = await launchBareChromium({ hostMap });
  const leastChromium = await launchLeast(hostMap);
  try {
    const guarded = await openShop(chromium.context);
    const bare = await openShop(bareChromium.context);
    const least = await openShop(leastChromium.context);
    const many = (make: (nth: number) => string): readonly string[] =>
      Array.from({ length: CALLS }, (_, nth) => make(nth));
    const tenOf = (there: (url: string) => Promise<number>) => async (page: Page) => {
      const times: number[] = [];
      for (let nth = 0; nth < 10; nth += 1) times.push(await page.evaluate(there, OTHER));
      return times;
    };
    const inAll = (run: Run, leastRun = run): Promise<readonly number[]> =>
      inTurn([
        [guarded, run],
        [bare, run],
        [least, leastRun],
      ]);
    const back = await inAll(tenOf(givenBackThere));
    const refused = await inAll(tenOf(refusedThere));
    const free = await inAll((page) =>
      page.evaluate(answeredThere, { url: `${API}/getquota`, bodies: many(() => '[]') }),
    );
    await letCharge(chromium, guarded);
    const newOrders = (round: number): readonly string[] =>
      many((nth) => JSON.stringify([{ number: postNumber(1 + round * CALLS + nth), carrier: 3011 }]));
    const url = `${API}/register`;
    const charging = await inAll(
      (page, round) => page.evaluate(answeredThere, { url, bodies: newOrders(round) }),
      (page, round) => askedLeast(page, { url, bodies: newOrders(round) }),
    );
    const script = await readFile(fileURLToPath(new URL('../../dist/chromium/page.js', import.meta.url)), 'utf8');
    const evaluated: number[] = [];
    for (let nth = 0; nth < 60; nth += 1) evaluated.push(await bare.evaluate(evaluatedThere, script));
    const painted = await popupPainted(chromium, async () => {});
    const paintedLeast = await leastPainted(leastChromium);
    const woken = await popupPainted(chromium, async (page) => {
      await page.goto(`chrome-extension://${chromium.extensionId}/icons/16.png`);
      await endWorker(chromium.context, page);
    });
    const row = (what: string, figures: readonly string[], aim: string): string =>
      `| ${[what.padEnd(66), ...figures.map((one) => one.padStart(9)), aim.padEnd(14)].join(' | ')} |`;
    const ms = (what: string, times: readonly (number | null)[], digits: number, aim: string): string =>
      row(
        what,
        times.map((one) => (one === null ? '–' : `${one.toFixed(digits)} ms`)),
        aim,
      );
    return [
      row('the extension in Chromium', ['with', 'without', 'the least'], 'aim'),
      `| ${'-'.repeat(66)} | ${`${'-'.repeat(8)}: | `.repeat(3)}${'-'.repeat(14)} |`,
      ms('a call of no pack’s, until fetch returns', back, 4, '≤ 0.02 ms more'),
      ms('the same where it was aborted before: the hook alone', refused, 4, '≤ 0.02 ms more'),
      ms('a free call, until its answer is read', free, 1, '≤ 3 ms more'),
      ms('a charging call that a policy lets pass, until its answer is read', charging, 1, '≤ 7 ms more'),
      row('the page script, gzip', [`${(gzipSync(script).length / 1024).toFixed(1)} KB`, '–', '–'], '≤ 20 KB'),
      ms('the page script, read and run in a new frame', [medianOf(evaluated), null, null], 2, '≤ 3 ms'),
      ms('the popup, until its first card stands', [medianOf(painted), null, medianOf(paintedLeast)], 0, '≤ 100 ms'),
      ms('the same, its worker ended just before', [medianOf(woken), null, null], 0, '–'),
    ];
  } finally {
    await leastChromium.close();
    await bareChromium.close();
    await chromium.close();
    await server.close();
  }
};

if (process.argv[1] === fileURLToPath(import.meta.url)) for (const line of await benchExtension()) console.log(line);
