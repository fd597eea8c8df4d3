import { readFile, writeFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { type MatrixBrowser, matrixBrowsers, type Opened } from './browsers.ts';
import { type Kind, kinds } from './kinds.ts';
import { type ProviderServer, startProviderServer } from './provider-server.ts';
import { runWays, type Tried } from './run-ways.ts';
import { coverageTable, differences, type Seen } from './table.ts';
import { freeWays, headedWays } from './ways/free-ways.ts';

/** A provider's own, and one that was never added. */
const OWN = 'https://www.17track.net';
const OTHER = 'https://shop.example';
const document = new URL('../../docs/COVERAGE.md', import.meta.url);

/** On a busy machine: a limit only ends what hangs. */
const PATIENT = { timeout: 600_000 };

const seen: Seen[] = [];

/** Numbers of rows, each once. */
const tagsFrom = (start: number): (() => number) => {
  let next = start;
  return () => (next += 1000);
};

const only = (of: readonly Kind[], names: ReadonlySet<string>): readonly Kind[] =>
  of.map((kind) => ({ ...kind, ways: kind.ways.filter(({ way }) => names.has(way)) }));

/** All kinds in one browser: what may go side by side, then what needs the front, then what needs a browser of its own. */
const tryAll = async (
  server: ProviderServer,
  open: (keepsPages?: 'keeps pages') => Promise<Opened>,
  of: readonly Kind[],
  sites: readonly string[],
  nextTag: () => number,
  side = 6,
): Promise<readonly (readonly Tried[])[]> => {
  const browser = await open();
  const tried: Tried[][] = [];
  try {
    for (const site of sites) {
      const beside = of.filter(({ isInFront, keepsPages }) => !isInFront && !keepsPages);
      const inFront = of.filter(({ isInFront }) => isInFront);
      tried.push([
        ...(await runWays(server, browser, { site, firstTag: nextTag(), side }, beside)),
        ...(await runWays(server, browser, { site, firstTag: nextTag(), side: 1 }, inFront)),
      ]);
    }
  } finally {
    await browser.close();
  }
  if (!of.some(({ keepsPages, ways }) => keepsPages && ways.length > 0)) return tried;
  const keeping = await open('keeps pages');
  try {
    for (const [at, site] of sites.entries()) {
      const kept = of.filter(({ keepsPages }) => keepsPages);
      tried[at]?.push(...(await runWays(server, keeping, { site, firstTag: nextTag(), side: 1 }, kept)));
    }
  } finally {
    await keeping.close();
  }
  return tried;
};

const slipped = (tried: readonly Tried[]): readonly string[] =>
  tried.filter(({ outcome }) => outcome === 'slips').map(({ way }) => way.way);
const reached = (tried: readonly Tried[]): readonly string[] =>
  tried.filter(({ hasReached }) => hasReached).map(({ way }) => way.way);
const outcomes = (tried: readonly Tried[]): Seen['own'] => new Map(tried.map(({ way, outcome }) => [way.way, outcome]));

const provider = async (): Promise<ProviderServer> => {
  const server = await startProviderServer();
  onTestFinished(() => server.close());
  return server;
};

/** The ways by which a page reaches a provider where nobody guards. What missed once is tried again: it may only have been slow. */
const waysThatReach = async (
  browser: MatrixBrowser,
  server: ProviderServer,
  nextTag: () => number,
): Promise<ReadonlySet<string>> => {
  const open = (keeps?: 'keeps pages'): Promise<Opened> => browser.openBare(server.port, keeps);
  const names = new Set(kinds.flatMap(({ ways }) => ways.map(({ way }) => way)));
  const [first = []] = await tryAll(server, open, kinds, [OWN], nextTag);
  const reaching = new Set(reached(first));
  const [second = []] = await tryAll(
    server,
    open,
    only(kinds, new Set([...names].filter((name) => !reaching.has(name)))),
    [OWN],
    nextTag,
    2,
  );
  return new Set([...reaching, ...reached(second)]);
};

test.for(matrixBrowsers)(
  'no way of calling reaches a provider that nobody allowed: $name',
  PATIENT,
  async (browser) => {
    const server = await provider();
    const nextTag = tagsFrom(0);
    const reaching = await waysThatReach(browser, server, nextTag);
    expect(reaching.size).toBeGreaterThan(200);
    const open = (keeps?: 'keeps pages'): Promise<Opened> => browser.openGuarded(server.port, keeps);
    const [own = [], other = []] = await tryAll(server, open, only(kinds, reaching), [OWN, OTHER], nextTag);
    seen.push({ browser: browser.name, own: outcomes(own), other: outcomes(other) });
    expect({ own: slipped(own), other: slipped(other) }).toEqual({ own: [], other: [] });
  },
);

test.for(matrixBrowsers)('what costs nothing arrives by the same ways, without a question: $name', async (browser) => {
  const server = await provider();
  const guarded = await browser.openGuarded(server.port);
  onTestFinished(() => guarded.close());
  for (const [at, site] of [OWN, OTHER].entries()) {
    const tried = await runWays(server, guarded, { site, firstTag: 9000 + at * 100 }, [
      { heading: '', ways: freeWays, aPage: 1 },
    ]);
    expect(tried.filter(({ hasReached }) => !hasReached).map(({ way }) => way.way)).toEqual([]);
  }
});

test.for(matrixBrowsers)(
  'headers by which some servers take another call are taken off what a guarded site sends by itself: $name',
  async (browser) => {
    const server = await provider();
    const nextTag = tagsFrom(0);
    const kind = { heading: '', ways: headedWays, aPage: 10 };
    const bare = await browser.openBare(server.port);
    expect(reached(await runWays(server, bare, { site: OWN, firstTag: nextTag() }, [kind]))).toHaveLength(
      headedWays.length,
    );
    await bare.close();
    const guarded = await browser.openGuarded(server.port);
    expect(reached(await runWays(server, guarded, { site: OWN, firstTag: nextTag() }, [kind]))).toEqual([]);
    await guarded.close();
  },
);

test('docs/COVERAGE.md says what was seen (TOLLGATE_WRITE=1 writes it anew)', async () => {
  const table = coverageTable(seen);
  if (process.env['TOLLGATE_WRITE'] === '1') await writeFile(document, table);
  expect(differences(await readFile(document, 'utf8'), table)).toEqual([]);
});
