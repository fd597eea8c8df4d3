import { constants } from 'node:fs';
import { access, chmod, copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { build, type InlineConfig } from 'vite';
import { PRACTICE_ROOT } from './proxy/practice/practice-root.ts';
import { routeTableOf } from './shared/pack/compile.ts';
import { bundledPacks } from './shared/packs/bundled.ts';
import { wallRulesOf } from './shared/recognise/wall-rules.ts';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const chromium = join(dist, 'chromium');
const proxy = join(dist, 'proxy');

const entries = {
  background: 'extension/background.ts',
  bridge: 'extension/bridge/bridge.ts',
  page: 'extension/page/page.ts',
  warning: 'extension/warning.html',
  popup: 'extension/popup.html',
  cli: 'proxy/tollgate.ts',
  start: 'proxy/start/start.ts',
  portal: 'proxy/practice/portal/index.html',
} as const;

const plain: InlineConfig = {
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
};

/** One self-contained script: Chromium starts content scripts and the worker without following imports. */
function singleFile(name: 'background' | 'bridge' | 'page', format: 'es' | 'iife'): InlineConfig {
  return {
    ...plain,
    root,
    // The page hook decides by routes alone whether a call is a provider's; they are the packs'.
    define: { TOLLGATE_ROUTES: JSON.stringify(routeTableOf(bundledPacks)) },
    build: {
      target: 'chrome120',
      outDir: chromium,
      emptyOutDir: false,
      // A minifier drops names, and a page may look at the name of its own fetch.
      minify: false,
      rolldownOptions: {
        input: join(root, entries[name]),
        output: { format, entryFileNames: `${name}.js`, codeSplitting: false },
      },
    },
  };
}

/** HTML pages with their scripts and styles beside them; nothing is inlined, so the strict policy of the pages holds. */
function pages(from: string, to: string, base: string, html: readonly string[]): InlineConfig {
  return {
    ...plain,
    root: join(root, from),
    base,
    build: {
      target: 'chrome120',
      outDir: to,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: html.map((file) => join(root, file)) },
    },
  };
}

/** The command and the starter as Node modules; packages stay outside and are found in node_modules. */
const nodeSide: InlineConfig = {
  ...plain,
  root,
  build: {
    target: 'node24',
    ssr: true,
    outDir: proxy,
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: { cli: join(root, entries.cli), start: join(root, entries.start) },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};

async function requireEntries(): Promise<void> {
  const missing: string[] = [];
  for (const entry of Object.values(entries)) {
    await access(join(root, entry), constants.R_OK).catch(() => missing.push(entry));
  }
  if (missing.length > 0) {
    throw new Error(`missing ${missing.length === 1 ? 'entry' : 'entries'}: ${missing.join(', ')}`);
  }
}

/** The manifest with the version of package.json, the icons and the translations: what no bundler has to touch. */
async function copyExtensionFiles(): Promise<void> {
  const manifest: object = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));
  const { version }: { version: string } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  await writeFile(join(chromium, 'manifest.json'), `${JSON.stringify({ ...manifest, version }, null, 2)}\n`);
  await cp(join(root, 'extension/_locales'), join(chromium, '_locales'), { recursive: true });
  await cp(join(root, 'extension/icons'), join(chromium, 'icons'), {
    recursive: true,
    filter: (source) => !source.endsWith('.svg'),
  });
}

/** What a request may be in Chromium: a rule that names no kind leaves documents out. */
const resourceTypes = [
  ...['main_frame', 'sub_frame', 'stylesheet', 'script', 'image', 'font', 'object', 'xmlhttprequest', 'ping'],
  ...['csp_report', 'media', 'websocket', 'webtransport', 'webbundle', 'other'],
];

/** The network rules under the hook, of the packs' own routes: they hold from the browser's first request on. */
async function writeWall(): Promise<void> {
  const rules = wallRulesOf(routeTableOf(bundledPacks), 1, resourceTypes);
  await writeFile(join(chromium, 'wall.json'), `${JSON.stringify(rules)}\n`);
}

async function copyLauncher(): Promise<void> {
  await copyFile(join(root, 'require-node-24.js'), join(proxy, 'require-node-24.js'));
  await copyFile(join(root, 'proxy/bin.js'), join(proxy, 'tollgate.js'));
  await chmod(join(proxy, 'tollgate.js'), 0o755);
}

async function buildAll(): Promise<void> {
  await requireEntries();
  await rm(dist, { recursive: true, force: true });
  await mkdir(chromium, { recursive: true });
  await mkdir(proxy, { recursive: true });
  await Promise.all([
    build(singleFile('background', 'es')),
    build(singleFile('bridge', 'iife')),
    build(singleFile('page', 'iife')),
    build(pages('extension', chromium, '/', [entries.warning, entries.popup])),
    build(pages('proxy/practice/portal', join(proxy, 'practice'), `${PRACTICE_ROOT}/`, [entries.portal])),
    build(nodeSide),
    copyExtensionFiles(),
    writeWall(),
    copyLauncher(),
  ]);
}

/** The manifest as stores take it: they give the extension a key of their own. */
function withoutKey(manifest: Uint8Array): Uint8Array {
  const { key: _, ...rest }: { key: string } = JSON.parse(new TextDecoder().decode(manifest));
  return new TextEncoder().encode(`${JSON.stringify(rest, null, 2)}\n`);
}

/** The extension packed beside its folder, as stores take it: the same bytes for the same files, whenever it is built. */
async function packExtension(): Promise<void> {
  const files: Record<string, Uint8Array> = {};
  const entries = await readdir(chromium, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) {
    const name = relative(chromium, path).replaceAll('\\', '/');
    const bytes = await readFile(path);
    files[name] = name === 'manifest.json' ? withoutKey(bytes) : bytes;
  }
  await writeFile(join(dist, 'chromium.zip'), zipSync(files, { mtime: '2020-01-01T00:00:00Z' }));
}

const startedAt = performance.now();
try {
  await buildAll();
  await packExtension();
  console.log(`built dist/chromium and dist/proxy in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
} catch (error) {
  console.error(`build: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
