import { spawnSync } from 'node:child_process';
import { findBrowser, howToGetBrowser } from '../../proxy/start/find-browser.ts';
import { thisMachine, variable } from '../../proxy/start/machine.ts';

// The first step of `npm test`: its browser tests are never skipped, so without a browser it ends here.
const machine = thisMachine();
if (findBrowser(machine) === undefined && mayInstall()) installDebianChromium();
if (findBrowser(machine) === undefined) {
  console.error(howToGetBrowser(machine));
  process.exitCode = 1;
}

function mayInstall(): boolean {
  const chosen = variable(machine, 'TOLLGATE_BROWSER') !== undefined;
  return !chosen && process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

function installDebianChromium(): void {
  console.log('No browser found: installing Debian’s chromium for the browser tests.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-q', 'update'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['-q', 'install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
}
