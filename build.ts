import { constants } from 'node:fs';
import { access, chmod, copyFile, cp, mkdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, mergeConfig } from 'vite';
import { finishExtension } from './finish-extension.ts';
import { oneLanguage } from './one-language.ts';
import { PRACTICE_ROOT } from './proxy/practice/practice-root.ts';
import { routeTableOf } from './shared/pack/compile.ts';
import { bundledPacks } from './shared/packs/bundled.ts';
import { smallScript } from './small-script.ts';
import { stripInnerHtml } from './strip-inner-html.ts';

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, 'dist');
const chromium = join(dist, 'chromium');
const firefox = join(dist, 'firefox');
const proxy = join(dist, 'proxy');

const entries = {
  background: 'extension/background.ts',
  bridge: 'extension/bridge/bridge.ts',
  page: 'extension/page/page.ts',
  warning: 'extension/warning.html',
  popup: 'extension/popup.html',
  check: 'extension/check.html',
  welcome: 'extension/welcome.html',
  traffic: 'extension/traffic.html',
  teach: 'extension/teach.html',
  settings: 'extension/settings.html',
  cli: 'proxy/tollgate.ts',
  start: 'proxy/start/start.ts',
  portal: 'proxy/practice/portal/index.html',
} as const;

/** What has to stand at once. The others share their scripts. */
const quickPages = [entries.warning, entries.popup];

const fullPages = [entries.check, entries.welcome, entries.traffic, entries.teach, entries.settings];

/** As the manifests say. */
const oldestBrowsers = ['chrome120', 'firefox153'];

const plain: InlineConfig = {
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
};

/** One self-contained script: browsers start content scripts and the background without following imports. */
function singleFile(name: 'background' | 'bridge' | 'page', format: 'es' | 'iife'): InlineConfig {
  return {
    ...plain,
    root,
    plugins: [oneLanguage()],
    // The page hook decides by routes alone whether a call is a provider's; they are the packs'.
    define: { TOLLGATE_ROUTES: JSON.stringify(routeTableOf(bundledPacks)) },
    build: {
      target: oldestBrowsers,
      outDir: chromium,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: join(root, entries[name]),
        output: {
          format,
          entryFileNames: `${name}.js`,
          codeSplitting: false,
          minify: smallScript,
        },
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
    plugins: [stripInnerHtml(), oneLanguage()],
    build: {
      target: oldestBrowsers,
      outDir: to,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: html.map((file) => join(root, file)) },
    },
  };
}

/** A page of the extension with one script and one sheet: what a page has to ask for piece by piece comes late. */
function quickPage(html: string): InlineConfig {
  const codeSplitting = { groups: [{ name: basename(html, '.html'), tags: ['$initial' as const] }] };
  return mergeConfig(pages('extension', chromium, '/', [html]), {
    build: { rolldownOptions: { output: { codeSplitting } } },
  });
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

/** The icons and what the browser itself says: what no bundler has to touch. */
async function copyExtensionFiles(): Promise<void> {
  await cp(join(root, 'shared/_locales'), join(chromium, '_locales'), {
    recursive: true,
    filter: (source) => !source.endsWith('.md'),
  });
  // Browsers of Taiwan and Hong Kong look here, and would find English.
  await cp(join(root, 'shared/_locales/zh_CN'), join(chromium, '_locales/zh'), { recursive: true });
  await cp(join(root, 'extension/icons'), join(chromium, 'icons'), {
    recursive: true,
    filter: (source) => !source.endsWith('.svg'),
  });
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
    ...quickPages.map((html) => build(quickPage(html))),
    build(pages('extension', chromium, '/', fullPages)),
    build(pages('proxy/practice/portal', join(proxy, 'practice'), `${PRACTICE_ROOT}/`, [entries.portal])),
    build(nodeSide),
    copyExtensionFiles(),
    copyLauncher(),
  ]);
}

const startedAt = performance.now();
try {
  await buildAll();
  // The same files for each browser; only the manifest is its own.
  await cp(chromium, firefox, { recursive: true });
  await Promise.all([finishExtension(chromium, 'chromium'), finishExtension(firefox, 'firefox')]);
  console.log(
    `built dist/chromium, dist/firefox and dist/proxy in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
  );
} catch (error) {
  console.error(`build: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
