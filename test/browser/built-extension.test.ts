import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import chromiumManifest from '../../manifest.chromium.json' with { type: 'json' };
import firefoxManifest from '../../manifest.firefox.json' with { type: 'json' };
import manifest from '../../manifest.json' with { type: 'json' };
import packageJson from '../../package.json' with { type: 'json' };
import { readSource } from '../architecture/read-source.ts';
import { launchChromium } from './launch.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = packageJson;
const dist = join(root, 'dist');
const built = join(dist, 'chromium');

function isNamed(node: unknown, names: readonly string[]): boolean {
  return typeof node === 'object' && node !== null && 'name' in node && names.some((name) => name === node.name);
}

async function filesNamed(pattern: RegExp): Promise<readonly string[]> {
  return (await readdir(built, { recursive: true })).filter((path) => pattern.test(path));
}

describe.each([
  { browser: 'chromium', own: chromiumManifest },
  { browser: 'firefox', own: firefoxManifest },
])('the extension for $browser', ({ browser, own }) => {
  const folder = join(dist, browser);

  test('has the manifest of all and its own, with the version of the package', async () => {
    const text = await readFile(join(folder, 'manifest.json'), 'utf8');
    expect(JSON.parse(text)).toEqual({ ...manifest, ...own, version });
  });

  test('has every file that the manifest names', async () => {
    const named = JSON.stringify({ ...manifest, ...own }).match(/[\w/-]+\.(js|html|png)\b/g) ?? [];
    expect(named).toContain('page.js');
    expect(named).toContain('background.js');
    for (const path of named) await readFile(join(folder, path));
  });

  test('is packed beside its folder, file for file, and without a key, for stores have their own', async () => {
    const { 'manifest.json': packedManifest, ...packed } = unzipSync(await readFile(`${folder}.zip`));
    expect(Object.keys(packed)).toContain('page.js');
    for (const [path, bytes] of Object.entries(packed))
      expect(Buffer.from(bytes)).toEqual(await readFile(join(folder, path)));
    const { key: _, ...rest } = { key: '', ...manifest, ...own };
    expect(JSON.parse(Buffer.from(packedManifest ?? []).toString())).toEqual({ ...rest, version });
  });
});

test('is the same for both browsers but for its manifest, and the kinds of requests that its network rules name', async () => {
  const [chromium, firefox] = await Promise.all(
    ['chromium', 'firefox'].map(async (browser) => unzipSync(await readFile(join(dist, `${browser}.zip`)))),
  );
  expect(Object.keys(firefox ?? {})).toEqual(Object.keys(chromium ?? {}));
  for (const [path, bytes] of Object.entries(firefox ?? {}))
    if (path !== 'manifest.json' && path !== 'wall.json') expect(bytes, path).toEqual(chromium?.[path]);
});

test('gives the checks of Firefox’s store nothing to say', async () => {
  const program = join(root, 'node_modules/web-ext/bin/web-ext.js');
  const args = [program, 'lint', '-s', join(dist, 'firefox'), '--no-config-discovery', '-o', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 0, warnings: 0, notices: 0 } });
});

test('is the same extension wherever its folder lies, so that its books go with it', async () => {
  const moved = await mkdtemp(join(tmpdir(), 'tollgate-moved-'));
  onTestFinished(() => rm(moved, { recursive: true, force: true }));
  await cp(built, moved, { recursive: true });
  const idOf = async (folder: string): Promise<string> => {
    const { extensionId, close } = await launchChromium({ hostMap: {}, extensionDir: folder });
    await close();
    return extensionId;
  };
  expect(await idOf(moved)).toBe(await idOf(built));
});

test('puts the bridge before the page hook, which looks for it at once, wherever the two run', () => {
  const [bridge, hook, portalBridge, portalHook, ...more] = manifest.content_scripts;
  expect(more).toEqual([]);
  for (const script of [hook, portalHook]) {
    expect(script).toMatchObject({ js: ['page.js'], world: 'MAIN', run_at: 'document_start', all_frames: true });
  }
  expect(bridge).toEqual({ ...hook, js: ['bridge.js'], world: 'ISOLATED' });
  expect(portalBridge).toEqual({ ...portalHook, js: ['bridge.js'], world: 'ISOLATED' });
});

test('has content scripts and a background that import nothing', async () => {
  for (const file of ['page.js', 'bridge.js', 'background.js']) {
    expect(readSource(file, await readFile(join(built, file), 'utf8')).imports).toEqual([]);
  }
});

test('has the words of no language in its scripts, for the browser has them', async () => {
  for (const language of ['en', 'zh_CN', 'de', 'fr', 'es', 'ja']) {
    const messages = JSON.parse(await readFile(join(built, '_locales', language, 'messages.json'), 'utf8'));
    const { message } = messages.page_guardsNot;
    expect(message).not.toBe('');
    for (const path of await filesNamed(/\.js$/))
      expect((await readFile(join(built, path), 'utf8')).includes(message), `${path}, ${language}`).toBe(false);
  }
});

test.each(['popup', 'warning'])('shows the %s with one script and one sheet', async (page) => {
  const html = await readFile(join(built, `${page}.html`), 'utf8');
  expect(html.match(/\S+\.(js|css)\b/g)).toHaveLength(2);
  const [script = ''] = html.match(/assets\/[\w-]+\.js/) ?? [];
  const { nodes } = readSource(script, await readFile(join(built, script), 'utf8'));
  expect(nodes.filter(({ type }) => type === 'ImportDeclaration')).toEqual([]);
});

test('makes no code from text and loads none from elsewhere', async () => {
  const evaluates = (text: string): boolean =>
    readSource('a.js', text).nodes.some(
      ({ type, callee }) =>
        (type === 'CallExpression' || type === 'NewExpression') && isNamed(callee, ['eval', 'Function']),
    );
  expect(evaluates('eval("1"); new Function("2");')).toBe(true);
  for (const path of await filesNamed(/\.js$/)) {
    expect(evaluates(await readFile(join(built, path), 'utf8')), path).toBe(false);
  }
  for (const path of await filesNamed(/\.(html|css)$/)) {
    expect(await readFile(join(built, path), 'utf8'), path).not.toMatch(/(src|href|url\()\s*=?\s*["']?(https?:)?\/\//);
  }
});

test('gives Chromium nothing to complain about', async () => {
  const { context, extensionId, close } = await launchChromium({ hostMap: {} });
  onTestFinished(close);
  const page = await context.newPage();
  await page.goto('chrome://extensions');
  const info = await page.evaluate(`chrome.developerPrivate.getExtensionInfo(${JSON.stringify(extensionId)})`);
  expect(info).toMatchObject({ name: 'Tollgate', manifestErrors: [], runtimeErrors: [], installWarnings: [] });
});
