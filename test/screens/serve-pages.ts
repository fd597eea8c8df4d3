import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { PRACTICE_ROOT } from '../../proxy/practice/practice-root.ts';

export const origin = 'http://tollgate.invalid';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is built: where it is served below the origin, and its folder. */
const BUILT = {
  extension: { base: '/', folder: join(root, 'dist/chromium') },
  portal: { base: `${PRACTICE_ROOT}/`, folder: join(root, 'dist/proxy/practice') },
} as const;

const sources = ['extension', 'shared', 'proxy/practice'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name)),
);
// The last thing that a build writes.
const builtAt = statSync(join(root, 'dist/firefox.zip'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const changed = sources.find((file) => statSync(file).mtimeMs > builtAt);
if (changed !== undefined) throw new Error(`dist/ is older than ${changed}: npm run build`);

/** The manifest's own policy for extension pages, so that what it forbids is missed here, too. */
const policy: string = JSON.parse(readFileSync(join(BUILT.extension.folder, 'manifest.json'), 'utf8'))
  .content_security_policy.extension_pages;

/** Answers a tab's requests below the origin with the pages as they are built, else with `answer`, else with 404. */
export async function servePages(
  page: Page,
  which: keyof typeof BUILT,
  answer: (request: Request) => Promise<Response | undefined> = async () => undefined,
): Promise<void> {
  const { base, folder } = BUILT[which];
  await page.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    const path = join(folder, pathname === base ? 'index.html' : pathname.slice(base.length));
    if (pathname.startsWith(base) && statSync(path, { throwIfNoEntry: false })?.isFile()) {
      await route.fulfill({ path, headers: { 'Content-Security-Policy': policy } });
      return;
    }
    const body = request.postDataBuffer();
    const response = await answer(
      new Request(request.url(), {
        method: request.method(),
        headers: request.headers(),
        body: body === null ? null : new Uint8Array(body),
      }),
    );
    if (response === undefined) {
      await route.fulfill({ status: 404 });
      return;
    }
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
}
