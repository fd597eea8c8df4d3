import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, onTestFinished, test } from 'vitest';
import { stripInnerHtml } from '../strip-inner-html.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const writesHtml = /innerHTML\s*=[^=]/;

async function bundle(input: string, minify: 'as published' | 'not at all'): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [stripInnerHtml()],
    build: { write: false, minify: minify === 'as published', rolldownOptions: { input }, modulePreload: false },
  });
  const chunks = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return chunks.flatMap((one) => (one.type === 'chunk' ? [one.code] : [])).join('\n');
}

async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tollgate-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

test('takes the writing of HTML out of Preact, and leaves the rest of it', async () => {
  const preact = join(root, 'node_modules/preact/dist/preact.mjs');
  for (const minify of ['as published', 'not at all'] as const) {
    const folder = await project({
      'page.js': `import { render, h } from ${JSON.stringify(preact)}; render(h('p'), document.body);`,
    });
    const code = await bundle(join(folder, 'page.js'), minify);
    expect(code).toContain('dangerouslySetInnerHTML');
    expect(code).not.toMatch(writesHtml);
  }
});

test('ends the build when Preact writes HTML in a way that is not known here', async () => {
  const changed = 'export const set = (dom, html) => { dom.innerHTML = html.text; };';
  const folder = await project({
    'node_modules/preact/dist/preact.mjs': changed,
    'page.js': "import { set } from './node_modules/preact/dist/preact.mjs'; set(document.body, { text: '<b>' });",
  });
  await expect(bundle(join(folder, 'page.js'), 'not at all')).rejects.toThrow('makes elements from text');
});

test.each([
  ['document.body.innerHTML = location.hash;'],
  ['document.body.outerHTML += location.hash;'],
  ["document.body.insertAdjacentHTML('beforeend', location.hash);"],
])('ends the build when a page of ours does it: %s', async (code) => {
  const folder = await project({ 'page.js': code });
  await expect(bundle(join(folder, 'page.js'), 'not at all')).rejects.toThrow('makes elements from text');
});

test('lets pages read what HTML stands there', async () => {
  const folder = await project({
    'page.js': "if (document.body.innerHTML === '') document.title = document.body.innerHTML;",
  });
  expect(await bundle(join(folder, 'page.js'), 'not at all')).toContain('innerHTML');
});
