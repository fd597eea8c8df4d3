import { recorded } from '../shared/holding/recorded.ts';
import { CALLS_PORT, parseToBackground } from '../shared/messages/bridge-port.ts';
import { PRACTICE_PORT, parsePast } from '../shared/messages/practice-port.ts';
import { bundledDocuments, bundledPacks } from '../shared/packs/bundled.ts';
import type { OwnPage } from './background/background.ts';
import { isOwnPage, pageOf, type Sender } from './background/bridges/page-of.ts';
import { sendFree } from './background/known/send-free.ts';
import { installPacks } from './background/load-packs.ts';
import { openPractice } from './background/open-practice.ts';
import { startBackground } from './background/start-background.ts';
import { networkId } from './background/traffic/note-request.ts';
import { dynamicRules } from './background/wall/dynamic-rules.ts';
import { guardPort } from './background/wall/guarded-port.ts';
import { openTaughtWall } from './background/wall/taught-wall.ts';
import { openWall } from './background/wall/wall.ts';
import { browser, type Port } from './browser.ts';
import { learnFrom } from './browser-language.ts';
import { openGuardedSites } from './guarded-sites.ts';
import { openHookNews } from './hook-news.ts';
import { PAGE_PORT } from './messages.ts';
import { openIdbStore } from './store/idb-store.ts';

const { id: extensionId } = browser.runtime;
const root = browser.runtime.getURL('');
const { ledger, shelves, empty } = openIdbStore();

const { permissions, scripting } = browser;
const sites = openGuardedSites({ permissions, scripting }, browser.runtime.getManifest().host_permissions ?? []);

const wall = openWall({ rules: browser.declarativeNetRequest, newId: () => crypto.randomUUID() });

const { declarativeNetRequest: net } = browser;
const taughtWall = openTaughtWall(dynamicRules(net));

/** What alarms wake the background for: a pause ends, a question has waited long enough, what was allowed for next time was not used. */
const PAINT = 'paint';
const ASKED = 'asked';
const UNHELD = 'unheld';

const alarmAt =
  (name: string) =>
  (when: number | null): void => {
    if (when === null) void browser.alarms.clear(name);
    else browser.alarms.create(name, { when });
  };

const background = startBackground({
  ledger,
  shelves,
  empty,
  bundled: bundledPacks,
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
  digest: async (text) => {
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  later: (afterMs, act) => setTimeout(act, afterMs),
  sleep: (ms) => {
    let cancel = (): void => {};
    const done = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      cancel = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    return { done, cancel };
  },
  windows: { windows: browser.windows, action: browser.action, session: browser.storage.session },
  action: browser.action,
  usualTitle: browser.i18n.getMessage('browser_actionTitle'),
  titleOf: async (tab) => {
    try {
      return (await browser.tabs.get(tab)).title ?? '';
    } catch {
      // It has closed in the meantime.
      return '';
    }
  },
  isTabOpen: async (tab) => {
    try {
      await browser.tabs.get(tab);
      return true;
    } catch {
      return false;
    }
  },
  locale: learnFrom(browser.i18n),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  wall,
  wakeAt: alarmAt(UNHELD),
  paintAt: alarmAt(PAINT),
  lookAgainAt: alarmAt(ASKED),
  send: (call) => sendFree(call, fetch),
  notGiven: () => sites.notGiven(),
  taughtWall,
  // Firefox does not say which rules fitted, and Chromium only of a tab on which the person pressed the button.
  matchedRules: async (tabId) => {
    const read: unknown = Reflect.get(net, 'getMatchedRules');
    return typeof read === 'function' ? Reflect.apply(read, net, [{ tabId }]) : null;
  },
  hooks: openHookNews(browser.storage.local),
  openPractice: () => openPractice(fetch, (url) => browser.tabs.create({ url })),
});

const acceptBridge = (port: Port): void => {
  const page = pageOf(port.sender, extensionId);
  if (page === null) {
    port.disconnect();
    return;
  }
  const guarded = guardPort(wall, page.tab, (message) => {
    try {
      port.postMessage(message);
    } catch {
      // The document has gone, or connects again and asks again.
    }
  });
  const bridge = { page, tell: guarded.tell, expect: guarded.expect };
  port.onMessage.addListener((message) => {
    const heard = parseToBackground(message);
    if (heard === null) return;
    guarded.heard(heard);
    void background.then((started) => started.hear(bridge, heard));
  });
  port.onDisconnect.addListener(() => {
    guarded.closed();
    void background.then((started) => started.disconnect(bridge));
  });
  void background.then((started) => started.connect(bridge));
};

const acceptPractice = (port: Port): void => {
  const portal = pageOf(port.sender, extensionId);
  if (portal?.isPractice !== true) {
    port.disconnect();
    return;
  }
  const page = {
    tab: portal.tab,
    tell: (figures: object) => {
      try {
        port.postMessage(figures);
      } catch {
        // The portal has gone in the meantime.
      }
    },
  };
  port.onMessage.addListener((message) => {
    const past = parsePast(message);
    if (past !== null) void background.then((started) => started.practice.hear(page, past));
  });
  port.onDisconnect.addListener(() => void background.then((started) => started.practice.disconnect(page)));
  void background.then((started) => started.practice.connect(page));
};

const kindOf = (url: string): OwnPage['kind'] =>
  url.startsWith(`${root}warning.html`) ? 'warning' : url.startsWith(`${root}popup.html`) ? 'popup' : 'other';

const acceptPage = (port: Port): void => {
  if (!isOwnPage(port.sender, extensionId, root)) {
    port.disconnect();
    return;
  }
  const page: OwnPage = {
    kind: kindOf(port.sender?.url ?? ''),
    window: port.sender?.tab?.windowId ?? null,
    changed: () => {
      try {
        port.postMessage({ kind: 'changed' });
      } catch {
        // It has closed in the meantime.
      }
    },
  };
  port.onDisconnect.addListener(() => void background.then((started) => started.pageClosed(page)));
  void background.then((started) => started.pageOpened(page));
};

browser.runtime.onConnect.addListener((port) => {
  if (port.name === CALLS_PORT) acceptBridge(port);
  else if (port.name === PAGE_PORT) acceptPage(port);
  else if (port.name === PRACTICE_PORT) acceptPractice(port);
});

browser.runtime.onMessage.addListener((message: unknown, sender: Sender) =>
  isOwnPage(sender, extensionId, root) ? background.then((started) => started.answer(message)) : undefined,
);

/** Of sites that nobody added the browser shows nothing. */
const everywhere = { urls: ['<all_urls>'] };

// Only watches: what is held or blocked is so by others. What let a request through must let no second one through. Preflights are no call, and come first.
browser.webRequest.onBeforeRequest.addListener(
  (details) => {
    if (details.method === 'OPTIONS') return;
    void background.then(({ sight }) => sight.noteRequest(details));
    void wall.began(details.url).then(async (isApproved) => {
      if (!isApproved) await (await background).unheld.saw(details);
    });
  },
  everywhere,
  ['requestBody'],
);

browser.webRequest.onCompleted.addListener(
  ({ requestId, statusCode }) => void background.then((started) => started.unheld.ended(requestId, statusCode)),
  everywhere,
);

browser.webRequest.onErrorOccurred.addListener(({ requestId, error }) => {
  void background.then(({ sight, unheld }) => {
    // What the wall stops says so to nobody else who sees all sites.
    if (/BLOCKED_BY_CLIENT|NS_ERROR_(?:ABORT|BLOCKED)/.test(error)) sight.traffic.stopped(networkId(requestId));
    return unheld.ended(requestId, null);
  });
}, everywhere);

browser.alarms.onAlarm.addListener(({ name }) => {
  void background.then((started) => {
    if (name === PAINT) started.paint();
    else if (name === ASKED) started.lookAgain();
    else started.unheld.woken();
  });
});

browser.windows.onRemoved.addListener((window) => void background.then((started) => started.windowClosed(window)));

browser.tabs.onUpdated.addListener((tab, { status }) => {
  if (status === 'loading') void background.then((started) => started.tabLoads(tab));
});

const rightsChanged = (): void => void background.then((started) => started.rightsChanged());
// The browser's question closes the popup that asked for a site.
browser.permissions.onAdded.addListener(() => {
  void sites.mend();
  rightsChanged();
});
browser.permissions.onRemoved.addListener(rightsChanged);

browser.runtime.onInstalled.addListener(({ reason }) => {
  void recorded(installPacks(shelves.packs, bundledDocuments));
  void sites.mend();
  // Once: an update changes nothing that a person was not told.
  if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
});

// Starts the worker with the browser, so that the button says what is left before the first call.
browser.runtime.onStartup.addListener(() => {});
