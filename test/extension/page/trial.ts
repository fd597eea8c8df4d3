import type { BrowserContext, Page } from 'playwright-core';
import { type CallVerdict, MEETING } from '../../../shared/messages/page-port.ts';
import { type BareChromium, launchBareChromium } from '../../browser/launch.ts';
import type { Behaviour } from './behaviour.ts';
import { buildScript } from './build-script.ts';
import { openDesk } from './desk.ts';
import { makeLab } from './lab.ts';
import { type LabServer, startLabServer } from './lab-server.ts';
import { testRoutes } from './test-routes.ts';

/** What the pages of all browsers have. */
export interface ScriptedPage {
  evaluate(expression: string): Promise<unknown>;
}

/** A page of a site that calls providers: once guarded by the hook (with a desk in the bridge's place), once as it is. */
export interface PlainTrial {
  readonly guarded: ScriptedPage;
  readonly native: ScriptedPage;
  close(): Promise<void>;
}

export interface Trial extends PlainTrial {
  readonly server: LabServer;
  readonly guarded: Page;
  readonly native: Page;
  /** Another guarded page; without a bridge when `auto` is undefined. */
  open(auto: CallVerdict | null | undefined): Promise<Page>;
}

export const HOST = 'shop.test';
export const CHARGING = 'https://api.17track.net/track/v2.4/register';
export const FREE = 'https://api.17track.net/track/v2.4/free';
/** On a provider's host, and none of its API: asked about where it has a body. */
export const BESIDE = 'https://api.17track.net/portal/save';
export const STRANGER = 'https://other.test/track/v2.4/register';

/** Runs in the page before the hook: by this the lab asks its server. */
export const keepFetch = (): void => {
  Reflect.set(window, 'labFetch', window.fetch.bind(window));
};

const openPage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(`https://${HOST}/`);
  return page;
};

export const hostMapOf = ({ port }: LabServer): Readonly<Record<string, number>> => ({
  [HOST]: port,
  'api.17track.net': port,
  'api.sinay.ai': port,
  'other.test': port,
});

export async function startTrial(): Promise<Trial> {
  const server = await startLabServer();
  const hook = await buildScript('page', testRoutes);
  const chromium: BareChromium = await launchBareChromium({ hostMap: hostMapOf(server) });
  const browser = chromium.context.browser();
  if (browser === null) throw new Error('the browser went away');
  const newContext = (): Promise<BrowserContext> => browser.newContext({ ignoreHTTPSErrors: true });
  const open = async (auto: CallVerdict | null | undefined): Promise<Page> => {
    const context = await newContext();
    if (auto === undefined) await context.addInitScript(keepFetch);
    else await context.addInitScript(openDesk, { meeting: MEETING, auto });
    await context.addInitScript(hook);
    return openPage(context);
  };
  const plain = await newContext();
  await plain.addInitScript(keepFetch);
  return {
    server,
    guarded: await open({ kind: 'pass', watch: true }),
    native: await openPage(plain),
    open,
    async close() {
      await chromium.close();
      await server.close();
    },
  };
}

let tags = 0;

/** Runs a behaviour in a page. It is sent there as text. */
export async function tryOut(page: ScriptedPage, target: string, behave: Behaviour[1], given = ''): Promise<unknown> {
  tags += 1;
  const options = JSON.stringify({ target, other: STRANGER, tag: `tag${tags}` });
  return page.evaluate(`(${behave})((${makeLab})(${options}), ${JSON.stringify(given)})`);
}
