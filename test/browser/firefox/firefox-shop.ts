import type { Page } from 'puppeteer-core';
import { vi } from 'vitest';
import type { Posting } from '../../../shared/model/posting.ts';
import { accepted, postingsOf, postingsThere } from '../background/guarded-shop.ts';
import { type ShopServer, startShopServer } from '../background/shop-server.ts';
import { type FirefoxOptions, type GuardedFirefox, launchFirefox, readIn } from '../launch-firefox.ts';

export interface FirefoxShop extends Pick<ShopServer, 'reached' | 'answerWith'> {
  readonly firefox: GuardedFirefox;
  /** A new page of https://shop.17track.net. */
  openPage(): Promise<Page>;
  /** The one warning window, once it shows this text. */
  warning(named: string): Promise<Page>;
  warnings(): Promise<readonly Page[]>;
  /** Decides about the call on show, which must name this text. */
  decide(verdict: 'Allow' | 'Block', named: string): Promise<void>;
  /** All postings of the ledger, in order. */
  ledger(): Promise<readonly Posting[]>;
  close(): Promise<void>;
}

/** On a busy machine, too. */
export const SOON = { timeout: 20_000, interval: 50 };

/** Firefox with the built extension, a shop under a site that it guards, and one server in the place of both providers. */
export async function openFirefoxShop(
  preferences: NonNullable<FirefoxOptions['preferences']> = {},
): Promise<FirefoxShop> {
  const server = await startShopServer(accepted);
  const firefox = await launchFirefox({ hostMap: server.hostMap, preferences });

  const warnings = (): Promise<readonly Page[]> => firefox.ownPages('warning.html');

  const warning = (named: string): Promise<Page> =>
    vi.waitFor(async () => {
      const [page, ...more] = await warnings();
      if (page === undefined || more.length > 0) throw new Error(`there are ${more.length} more warning windows`);
      const shown = await readIn(page, 'document.body.innerText');
      if (!String(shown).includes(named)) throw new Error(`the warning window shows ${shown}`);
      return page;
    }, SOON);

  /** Whether a decision was taken: its question is not asked any more. */
  const isTaken = async (named: string): Promise<boolean> => {
    const isAsked = async (): Promise<boolean> => {
      const [page] = await warnings();
      const shown = page === undefined ? '' : String(await readIn(page, 'document.body.innerText'));
      return shown.includes(named) && shown.includes('Allow');
    };
    for (let tries = 0; tries < 40; tries += 1) if (!(await isAsked())) return true;
    return false;
  };

  return {
    firefox,
    reached: server.reached,
    answerWith: server.answerWith,
    openPage: () => firefox.openPage('https://shop.17track.net/'),
    warning,
    warnings,
    async decide(verdict, named) {
      do {
        const page = await warning(named);
        // Allow is waited for: it is off until its quote was on show for a while.
        const button = page.locator(`button::-p-text(${verdict})`);
        // The window may go while it is still pressed.
        await button.click().catch(() => undefined);
        // A background that began in this moment had not seen the quote on show: the person is asked once more.
      } while (!(await isTaken(named)));
    },
    async close() {
      await firefox.close();
      await server.close();
    },
    async ledger() {
      const page = await firefox.openOwnPage('popup.html');
      const bodies = await page.evaluate(postingsThere);
      await page.close();
      return postingsOf(bodies);
    },
  };
}
