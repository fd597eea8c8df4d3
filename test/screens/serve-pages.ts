import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build, type InlineConfig } from 'vite';
import { oneLanguage } from '../../one-language.ts';
import { stripInnerHtml } from '../../strip-inner-html.ts';

/** Built pages by their path below the origin. */
export type BuiltPages = ReadonlyMap<string, string | Uint8Array<ArrayBuffer>>;

export const origin = 'http://tollgate.invalid';

const root = fileURLToPath(new URL('../../', import.meta.url));

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  json: 'application/json',
};

/** The manifest's own policy for extension pages, so that what it forbids is missed here, too. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

/** Builds pages as the project's own build does, in memory. */
export async function buildPages(folder: string, base: string, html: readonly string[]): Promise<BuiltPages> {
  const config: InlineConfig = {
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    root: `${root}${folder}`,
    base,
    plugins: [stripInnerHtml(), oneLanguage()],
    build: {
      target: 'chrome120',
      write: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: html.map((file) => `${root}${folder}/${file}`) },
    },
  };
  const built = await build(config);
  if (Array.isArray(built) || !('output' in built)) throw new Error('vite built something else than one set of pages');
  return new Map([
    ...built.output.map((file): [string, string | Uint8Array<ArrayBuffer>] => {
      const content = file.type === 'chunk' ? file.code : file.source;
      return [`${base}${file.fileName}`, typeof content === 'string' ? content : new Uint8Array(content)];
    }),
    ...(await messageFiles()),
  ]);
}

/** The words of all languages, where a browser has them of an extension. */
async function messageFiles(): Promise<readonly (readonly [string, string])[]> {
  const files = (await readdir(`${root}shared/_locales`)).filter((name) => !name.endsWith('.md'));
  return Promise.all(
    files.map(async (name) => {
      const path = `_locales/${name}/messages.json`;
      return [`/${path}`, await readFile(`${root}shared/${path}`, 'utf8')] as const;
    }),
  );
}

/** Answers a tab's requests below the origin with the built pages, else with `answer`, else with 404. */
export async function servePages(
  page: Page,
  pages: BuiltPages,
  answer: (request: Request) => Promise<Response | undefined> = async () => undefined,
): Promise<void> {
  await page.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const path = new URL(request.url()).pathname;
    const found = pages.get(path) ?? pages.get(`${path}index.html`);
    if (found !== undefined) {
      const name = pages.has(path) ? path : 'index.html';
      const contentType = types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
      const body = typeof found === 'string' ? found : Buffer.from(found);
      await route.fulfill({ status: 200, contentType, body, headers: { 'Content-Security-Policy': policy } });
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
