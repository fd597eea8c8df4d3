import { MEETING } from '../../../shared/messages/page-port.ts';
import { launchBareFirefox } from '../../browser/launch-firefox.ts';
import { buildScript } from './build-script.ts';
import { openDesk } from './desk.ts';
import { startLabServer } from './lab-server.ts';
import { testRoutes } from './test-routes.ts';
import { HOST, hostMapOf, keepFetch, type PlainTrial, type ScriptedPage } from './trial.ts';

/** The same two pages in Firefox. */
export async function startFirefoxTrial(): Promise<PlainTrial> {
  const server = await startLabServer();
  const firefox = await launchBareFirefox({ hostMap: hostMapOf(server) });
  const open = async (...scripts: readonly string[]): Promise<ScriptedPage> => {
    const page = await firefox.browser.newPage();
    for (const script of scripts) await page.evaluateOnNewDocument(script);
    await page.goto(`https://${HOST}/`);
    return page;
  };
  const desk = `(${openDesk})(${JSON.stringify({ meeting: MEETING, auto: { kind: 'pass', watch: true } })})`;
  return {
    guarded: await open(desk, await buildScript('page', testRoutes)),
    native: await open(`(${keepFetch})()`),
    async close() {
      await firefox.close();
      await server.close();
    },
  };
}
