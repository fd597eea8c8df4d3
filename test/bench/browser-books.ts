import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { launchBareChromium } from '../browser/launch.ts';

// What the extension's books cost in Chromium, however large they are.

const entry = fileURLToPath(new URL('browser-page.ts', import.meta.url));

const bundle = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, modulePreload: false, rolldownOptions: { input: entry } },
  });
  const [chunk] = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (chunk?.type !== 'chunk') throw new Error('the page is to be one script');
  return chunk.code;
};

const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
};

/** Lines of a table: what books of each of these sizes cost in a page of Chromium. */
export const benchBrowserBooks = async (sizes: readonly number[]): Promise<readonly string[]> => {
  const script = await bundle();
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? script : '<!doctype html><script type="module" src="/page.js"></script>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const chromium = await launchBareChromium({ hostMap: {} });
  const lines = [
    '| items in IndexedDB of Chromium | bytes an item | 40 of them quoted, median |       p99 | first answer of a new worker |',
    '| -----------------------------: | ------------: | ------------------------: | --------: | ---------------------------: |',
  ];
  try {
    let page = await chromium.context.newPage();
    const reopen = async (): Promise<void> => {
      await page.close();
      page = await chromium.context.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction('globalThis.first !== undefined');
    };
    const run = async <T>(code: string): Promise<T> => page.evaluate(code) as Promise<T>;
    let filled = 0;
    for (const items of sizes) {
      await reopen();
      const bytes = filled === items ? 0 : await run<number>(`fill(${filled}, ${items})`);
      filled = items;
      const firsts: number[] = [];
      for (let nth = 0; nth < 7; nth++) {
        await reopen();
        firsts.push(await run<number>(`first(${items})`));
      }
      const times = items === 0 ? [0] : await run<readonly number[]>(`quotes(${items}, 500)`);
      const cells = [
        items.toLocaleString('en').padStart(30),
        (items === 0 ? '–' : (bytes / items).toFixed(0)).padStart(13),
        `${quantile(times, 0.5).toFixed(2)} ms`.padStart(25),
        `${quantile(times, 0.99).toFixed(2)} ms`.padStart(9),
        `${quantile(firsts, 0.5).toFixed(1)} ms`.padStart(28),
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
  } finally {
    await chromium.close();
    server.close();
  }
  return lines;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = process.argv.slice(2).map(Number);
  for (const line of await benchBrowserBooks(sizes.length === 0 ? [0, 10_000, 200_000, 1_000_000] : sizes))
    console.log(line);
}
