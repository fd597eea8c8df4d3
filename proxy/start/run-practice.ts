import { once } from 'node:events';
import { PRACTICE_ROOT } from '../practice/practice-root.ts';
import type { Machine } from './machine.ts';
import { openPractice } from './open-practice.ts';

export type RunningProxy = { readonly url: string; close(): Promise<void> };

export type RunPracticeOptions = {
  startProxy(): Promise<RunningProxy>;
  readonly machine: Machine;
  /** The unpacked extension. */
  readonly extensionDir: string;
  /** Tells the person one line. */
  say(line: string): void;
  /** Ends the browser and then the proxy. */
  readonly stop: AbortSignal;
};

/** Runs the proxy and, where there is one, a browser on its practice portal, until told to stop. */
export async function runPractice(options: RunPracticeOptions): Promise<void> {
  const { machine, extensionDir, say, stop } = options;
  const proxy = await options.startProxy();
  const portalUrl = `${proxy.url}${PRACTICE_ROOT}/`;
  say(`The proxy listens on ${proxy.url}; the practice portal is ${portalUrl}`);

  const practice = await openPractice({ machine, extensionDir, portalUrl });
  if (!stop.aborted) {
    say(practice.say);
    say(practice.kind === 'open' ? 'Ctrl+C stops both.' : 'The proxy runs on; Ctrl+C stops it.');
    await Promise.race([
      once(stop, 'abort'),
      practice.kind === 'open' ? practice.browser.ended : new Promise(() => {}),
    ]);
  }
  if (!stop.aborted) {
    say('The browser is closed. The proxy runs on; Ctrl+C stops it.');
    await once(stop, 'abort');
  }
  if (practice.kind === 'open') await practice.browser.close();
  await proxy.close();
}
