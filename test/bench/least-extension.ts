import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { type GuardedChromium, type LaunchOptions, launchChromium } from '../browser/launch.ts';

// The least that any extension can do which asks its background before a call leaves: no rules of ours, no books, no words. What a charging call costs at least.

const MANIFEST = {
  manifest_version: 3,
  name: 'least',
  version: '1',
  permissions: ['declarativeNetRequest'],
  host_permissions: ['*://*.17track.net/*'],
  background: { service_worker: 'background.js' },
  declarative_net_request: { rule_resources: [{ id: 'wall', enabled: true, path: 'wall.json' }] },
  content_scripts: [
    { matches: ['*://*.17track.net/*'], js: ['bridge.js'], run_at: 'document_start' },
    { matches: ['*://*.17track.net/*'], js: ['page.js'], run_at: 'document_start', world: 'MAIN' },
  ],
};

const BACKGROUND = `
const opened = new Promise((resolve) => {
  const request = indexedDB.open('least', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('entries');
  request.onsuccess = () => resolve(request.result);
});
const write = async (key) => {
  const database = await opened;
  const transaction = database.transaction(['entries'], 'readwrite', { durability: 'strict' });
  transaction.objectStore('entries').put('x'.repeat(600), key);
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = reject;
  });
};
let made = 0;
const allow = (url) => {
  made += 1;
  const condition = { urlFilter: url.slice(url.indexOf('://')) + '|', resourceTypes: ['xmlhttprequest'] };
  const removeRuleIds = made > 1 ? [made - 1] : [];
  return chrome.declarativeNetRequest.updateSessionRules({
    addRules: [{ id: made, priority: 1000000, action: { type: 'allow' }, condition }],
    removeRuleIds,
  });
};
chrome.runtime.onConnect.addListener((port) => {
  port.onMessage.addListener(async ({ id, url }) => {
    await Promise.all([write(id), allow(url)]);
    port.postMessage({ id });
  });
});
chrome.runtime.onMessage.addListener((message, sender, answer) => {
  answer('one line');
});`;

const BRIDGE = `
const line = chrome.runtime.connect();
const { port1, port2 } = new MessageChannel();
port1.onmessage = ({ data }) => line.postMessage(data);
line.onMessage.addListener((said) => port1.postMessage(said));
window.postMessage('least', '*', [port2]);`;

const PAGE = `
{
  const waiting = new Map();
  let bridge = null;
  addEventListener('message', ({ data, ports }) => {
    if (data !== 'least') return;
    [bridge] = ports;
    bridge.onmessage = ({ data: { id } }) => {
      waiting.get(id)();
      waiting.delete(id);
    };
  });
  globalThis.askLeast = (url) => new Promise((resolve) => {
    const id = crypto.randomUUID();
    waiting.set(id, resolve);
    bridge.postMessage({ id, url });
  });
}`;

const POPUP = `
chrome.runtime.sendMessage('what is left').then((line) => {
  const card = document.createElement('div');
  card.className = 'balance';
  card.textContent = line;
  document.body.append(card);
});`;

const FILES = {
  'manifest.json': JSON.stringify(MANIFEST),
  'background.js': BACKGROUND,
  'bridge.js': BRIDGE,
  'page.js': PAGE,
  'popup.html': '<!doctype html><body></body><script src="popup.js"></script>',
  'popup.js': POPUP,
};

/** Starts Chromium with it, and with the network rules of the built extension. */
export const launchLeast = async (hostMap: LaunchOptions['hostMap']): Promise<GuardedChromium> => {
  const dir = await mkdtemp(join(tmpdir(), 'tollgate-least-'));
  await cp(fileURLToPath(new URL('../../dist/chromium/wall.json', import.meta.url)), join(dir, 'wall.json'));
  for (const [name, text] of Object.entries(FILES)) await writeFile(join(dir, name), text);
  const launched = await launchChromium({ hostMap, extensionDir: dir });
  const close = async (): Promise<void> => {
    await launched.close();
    await rm(dir, { recursive: true, force: true });
  };
  return { ...launched, close };
};

interface LeastCalls {
  readonly url: string;
  readonly bodies: readonly string[];
}

/** Runs in the page: milliseconds from the question to the end of the answer, one call after another. */
const askedThere = async ({ url, bodies }: LeastCalls): Promise<readonly number[]> => {
  const times: number[] = [];
  for (const body of bodies) {
    const before = performance.now();
    const address = `${url}#tollgate-${crypto.randomUUID()}`;
    await Reflect.get(globalThis, 'askLeast')(address);
    const response = await fetch(address, { method: 'POST', headers: { '17token': 'secret' }, body });
    await response.text();
    times.push(performance.now() - before);
    if (!response.ok) throw new Error(`answered ${response.status}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return times;
};

/** Calls of a page that may leave once the background has one entry on the disk and has let their address through its network rules. */
export const askedLeast = (page: Page, calls: LeastCalls): Promise<readonly number[]> =>
  page.evaluate(askedThere, calls);

/** Milliseconds from the address of a page that shows one line of what its background answers to that line, in a new tab each time. */
export const leastPainted = async ({ context, extensionId }: GuardedChromium): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let nth = 0; nth < 15; nth += 1) {
    const popup = await context.newPage();
    await popup.goto(`chrome-extension://${extensionId}/popup.html`);
    const shown = await popup.waitForFunction(() => document.querySelector('.balance') !== null && performance.now());
    times.push(Number(await shown.jsonValue()));
    await popup.close();
  }
  return times;
};
