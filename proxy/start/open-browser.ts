import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { isBag } from '../../shared/bag.ts';
import { BrowserError, type DebuggingPipe, openDebuggingPipe } from './debugging-pipe.ts';
import { makeProfile } from './make-profile.ts';

export type OpenBrowser = {
  /** Resolves when the browser has ended, whoever ended it, and its profile is removed. */
  readonly ended: Promise<void>;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
};

export type OpenBrowserOptions = {
  readonly browserPath: string;
  /** The unpacked extension. */
  readonly extensionDir: string;
  /** Opened once the extension is loaded: a page opened before would not be guarded. */
  readonly url: string;
  readonly sandbox: 'on' | 'off';
  /** `hidden` needs no display. */
  readonly window: 'shown' | 'hidden';
};

// A first window, because a browser started without one stays when its last window is closed.
const blankPage = 'about:blank';

const startTimeoutMs = 30_000;
const closeTimeoutMs = 5_000;

/**
 * Opens a browser in a profile of its own that is thrown away afterwards, with the extension loaded, on one page.
 * Rejects with BrowserError when the browser does not start or does not load the extension; nothing is left behind then.
 */
export async function openBrowser(options: OpenBrowserOptions): Promise<OpenBrowser> {
  const profile = await makeProfile(options.extensionDir);
  const child = spawn(options.browserPath, browserArguments(profile, options), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit')
    .catch(() => undefined)
    .then(() => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));

  const [, , , toBrowser, fromBrowser] = child.stdio;
  if (!(toBrowser instanceof Writable && fromBrowser instanceof Readable)) {
    await ended;
    throw new BrowserError(`${options.browserPath} could not be started`);
  }
  const pipe = openDebuggingPipe(toBrowser, fromBrowser);

  const close = async (): Promise<void> => {
    await Promise.race([pipe.send('Browser.close').catch(() => undefined), ended]);
    const kill = setTimeout(() => child.kill('SIGKILL'), closeTimeoutMs);
    await ended;
    clearTimeout(kill);
  };

  const startTimer = setTimeout(() => child.kill('SIGKILL'), startTimeoutMs);
  try {
    await pipe.send('Extensions.loadUnpacked', { path: options.extensionDir });
    await openInPlaceOfBlank(pipe, options.url);
  } catch (cause) {
    await close();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BrowserError(`${options.browserPath} could not be opened: ${reason}`, { cause });
  } finally {
    clearTimeout(startTimer);
  }
  return { ended, close };
}

async function openInPlaceOfBlank(pipe: DebuggingPipe, url: string): Promise<void> {
  const { targetInfos } = await pipe.send('Target.getTargets');
  await pipe.send('Target.createTarget', { url });
  for (const target of Array.isArray(targetInfos) ? targetInfos.filter(isBag) : []) {
    if (target['type'] === 'page' && target['url'] === blankPage) {
      await pipe.send('Target.closeTarget', { targetId: target['targetId'] });
    }
  }
}

function browserArguments(profile: string, { sandbox, window }: OpenBrowserOptions): string[] {
  return [
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    '--enable-unsafe-extension-debugging',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--password-store=basic',
    '--use-mock-keychain',
    ...(sandbox === 'off' ? ['--no-sandbox'] : []),
    ...(window === 'hidden' ? ['--headless=new'] : []),
    blankPage,
  ];
}
