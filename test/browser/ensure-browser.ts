import { spawnSync } from 'node:child_process';
import { debianPackageOf, type Family, findBrowser, howToGetBrowser } from '../../proxy/start/find-browser.ts';
import { thisMachine } from '../../proxy/start/machine.ts';

// The first step of `npm test`: its browser tests are never skipped, so without both browsers it ends here.
const machine = thisMachine();
const families: readonly Family[] = ['chromium', 'firefox'];
const missing = (): readonly Family[] => families.filter((family) => findBrowser(machine, family) === undefined);

const packages = missing().flatMap((family) => debianPackageOf(machine, family) ?? []);
if (packages.length > 0 && mayInstall()) installFromDebian(packages);
for (const family of missing()) {
  console.error(howToGetBrowser(machine, family));
  process.exitCode = 1;
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0;
}

function installFromDebian(names: readonly string[]): void {
  console.log(`Installing Debian’s ${names.join(' and ')} for the browser tests.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-q', 'update'], { stdio: 'inherit', env });
  spawnSync('apt-get', ['-q', 'install', '-y', '--no-install-recommends', ...names], { stdio: 'inherit', env });
}
