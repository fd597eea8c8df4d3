import { BrowserError } from './debugging-pipe.ts';
import { findBrowser, howToGetBrowser } from './find-browser.ts';
import { hasDisplay, type Machine } from './machine.ts';
import { type OpenBrowser, openBrowser } from './open-browser.ts';

/** What became of opening the practice portal, with the line that tells the person. */
export type OpenedPractice =
  | { readonly kind: 'open'; readonly browser: OpenBrowser; readonly say: string }
  | { readonly kind: 'not-open'; readonly say: string };

export type PracticeOptions = {
  readonly machine: Machine;
  /** The unpacked extension. */
  readonly extensionDir: string;
  readonly portalUrl: string;
};

/** Opens the practice portal in a browser that has the extension; without a display or a browser, says how to get one. */
export async function openPractice({ machine, extensionDir, portalUrl }: PracticeOptions): Promise<OpenedPractice> {
  if (!hasDisplay(machine)) {
    return {
      kind: 'not-open',
      say: 'No display for a browser here: run npm start on a desktop, or "xvfb-run npm start" (Debian: apt-get install xvfb).',
    };
  }
  const found = findBrowser(machine);
  if (found === undefined) return { kind: 'not-open', say: howToGetBrowser(machine) };
  const { name, path } = found;
  const { sandbox } = machine;
  try {
    const browser = await openBrowser({ browserPath: path, extensionDir, url: portalUrl, sandbox, window: 'shown' });
    const root = sandbox === 'off' ? ', with --no-sandbox because it runs as root' : '';
    return {
      kind: 'open',
      browser,
      say: `Opened ${name} (${path}) in a profile that is thrown away afterwards${root}.`,
    };
  } catch (error) {
    if (!(error instanceof BrowserError)) throw error;
    return {
      kind: 'not-open',
      say: `${error.message}. Load ${extensionDir} by hand on the browser's extensions page, with developer mode on.`,
    };
  }
}
