import type { IncomingMessage } from 'node:http';
import type { BrowserContext, Page } from 'playwright-core';
import { onTestFinished, vi } from 'vitest';
import { readPosted } from '../../../shared/ledger/posting-text.ts';
import type { Posting } from '../../../shared/model/posting.ts';
import { launchChromium } from '../launch.ts';
import { isTaken } from './is-taken.ts';
import { startShopServer } from './shop-server.ts';
import { endWorker } from './worker-killer.ts';

/** One call as it reached a provider. */
export interface Reached {
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

export interface Given {
  readonly status: number;
  readonly body: string;
  /** Waited for before the answer goes out. */
  readonly after?: Promise<unknown>;
  /** Waited for between its head and its body. */
  readonly bodyAfter?: Promise<unknown>;
}

export interface GuardedShop {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** Calls that reached a provider, preflights left out. */
  readonly reached: readonly Reached[];
  /** What providers answer from here on. */
  answerWith(answer: (call: Reached) => Given | 'hang-up'): void;
  /** A new page of https://shop.17track.net. */
  openPage(): Promise<Page>;
  /** Serves a script of the shop's at this path. */
  serveScript(path: string, text: string): void;
  /** The one warning window, once it is there. */
  warning(): Promise<Page>;
  warnings(): readonly Page[];
  /** All postings of the ledger, in order. */
  ledger(): Promise<readonly Posting[]>;
  /** Decides about the call on show, which must name this text. */
  decide(verdict: 'Allow' | 'Block', named: string): Promise<void>;
  /** A page of the extension in a tab. */
  openOwnPage(path: string): Promise<Page>;
  /** Ends the background worker, as the browser may at any moment. */
  killWorker(): Promise<void>;
}

/** What a page got for a call. */
export interface Got {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
}

export const REGISTER = 'https://api.17track.net/track/v2.4/register';
export const PULL = 'https://api.sinay.ai/container-tracking/api/v2/shipment?shipmentNumber=';

/** A call that a page makes, with the credential of its provider. */
export interface MadeCall {
  readonly url: string;
  readonly body: string | null;
}

/** Runs in the page, as a whole. */
export const fetchThere = async ({ url, body }: MadeCall): Promise<Got> => {
  const response = await fetch(url, {
    method: body === null ? 'GET' : 'POST',
    headers: { '17token': 'secret-of-17track', API_KEY: 'secret-of-safecube', 'content-type': 'application/json' },
    body,
  });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};

/** The same by XMLHttpRequest. */
export const requestThere = ({ url, body }: MadeCall): Promise<Got> =>
  new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    xhr.open(body === null ? 'GET' : 'POST', url);
    xhr.setRequestHeader('17token', 'secret-of-17track');
    xhr.setRequestHeader('API_KEY', 'secret-of-safecube');
    xhr.setRequestHeader('content-type', 'application/json');
    xhr.onload = () =>
      resolve({ status: xhr.status, type: xhr.getResponseHeader('content-type'), body: xhr.responseText });
    xhr.onerror = () => reject(new Error('network error'));
    xhr.send(body);
  });

export const callByFetch = (page: Page, url: string, body: string | null): Promise<Got> =>
  page.evaluate(fetchThere, { url, body });

export const callByXhr = (page: Page, url: string, body: string | null): Promise<Got> =>
  page.evaluate(requestThere, { url, body });

/** Runs in a page of the extension, as a whole: the bodies of all postings, in order. */
export const postingsThere = (): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('tollgate');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('postings').objectStore('postings').getAll();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.map((row: { readonly body: string }) => row.body));
      };
    };
  });

export const postingsOf = (bodies: readonly string[]): readonly Posting[] =>
  bodies.map((body, at) => readPosted(at + 1, body, 'the database').posting);

/** The body of a registration. */
export const numbers = (...listed: readonly string[]): string =>
  JSON.stringify(listed.map((number) => ({ number, carrier: 3011 })));

/** What 17TRACK says when it takes all numbers of a registration. */
export const accepted = (call: Reached): Given => {
  const items: readonly { readonly number: string; readonly carrier?: number }[] = JSON.parse(call.body.toString());
  const taken = items.map(({ number, carrier }) => ({ origin: 1, number, carrier: carrier ?? 3011 }));
  return { status: 200, body: JSON.stringify({ code: 0, data: { accepted: taken, rejected: [] } }) };
};

/** A browser with the built extension, a shop under a site that it guards, and one server in the place of both providers. Closed when the test ends. */
export async function openGuardedShop(): Promise<GuardedShop> {
  const server = await startShopServer(accepted);
  onTestFinished(server.close);
  const { context, extensionId, close } = await launchChromium({
    hostMap: server.hostMap,
    // A screen as people have it: the browser's own has 600 lines.
    flags: ['--screen-info={1440x800}'],
  });
  onTestFinished(close);

  const warnings = (): readonly Page[] =>
    context.pages().filter((page) => page.url() === `chrome-extension://${extensionId}/warning.html`);

  const openOwnPage = async (path: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${extensionId}/${path}`);
    return page;
  };

  const warning = (): Promise<Page> =>
    vi.waitFor(
      () => {
        const [page, ...more] = warnings();
        if (page === undefined || more.length > 0) throw new Error(`there are ${warnings().length} warning windows`);
        return page;
      },
      { timeout: 20_000, interval: 20 },
    );

  return {
    context,
    extensionId,
    reached: server.reached,
    answerWith: server.answerWith,
    serveScript: server.serveScript,
    openPage: async () => {
      const page = await context.newPage();
      await page.goto('https://shop.17track.net/');
      return page;
    },
    warning,
    decide: async (verdict, named) => {
      for (let isPressed = false; ; ) {
        const page = await warning();
        const button = page.getByRole('button', { name: new RegExp(`^${verdict}`) });
        try {
          await page.getByText(named).first().waitFor();
          // Allow is waited for: it is off until its quote was on show for a while.
          await button.click();
          isPressed = true;
          if (verdict === 'Block' || (await isTaken(page, named))) return;
          // A worker that began in this moment had not seen the quote on show: the person is asked once more.
        } catch (error) {
          if (!page.isClosed()) throw error;
          // Else it was the window of the question before, on its way out.
          if (isPressed) return;
        }
      }
    },
    warnings,
    openOwnPage,
    ledger: async () => {
      const page = await openOwnPage('popup.html');
      const bodies = await page.evaluate(postingsThere);
      await page.close();
      return postingsOf(bodies);
    },
    killWorker: async () => {
      const page = await openOwnPage('icons/16.png');
      await endWorker(context, page);
      await page.close();
    },
  };
}
