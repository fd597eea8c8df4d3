import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';
import { type Machine, variable } from './machine.ts';

export type Browser = { readonly name: 'Chromium' | 'Chrome' | 'Edge' | 'TOLLGATE_BROWSER'; readonly path: string };

// Chromium first: it is what Tollgate is tried with. A snap last: it cannot see the temporary folder of others.
const linuxPrograms: readonly Browser[] = [
  { name: 'Chromium', path: 'chromium' },
  { name: 'Chromium', path: 'chromium-browser' },
  { name: 'Chrome', path: 'google-chrome' },
  { name: 'Chrome', path: 'google-chrome-stable' },
  { name: 'Edge', path: 'microsoft-edge' },
  { name: 'Edge', path: 'microsoft-edge-stable' },
];
const linuxFolders = ['/usr/bin', '/usr/local/bin'];
const linuxPlaces: readonly Browser[] = [
  { name: 'Chrome', path: '/opt/google/chrome/chrome' },
  { name: 'Edge', path: '/opt/microsoft/msedge/msedge' },
  { name: 'Chromium', path: '/snap/bin/chromium' },
];

const macPrograms: readonly Browser[] = [
  { name: 'Chromium', path: 'Applications/Chromium.app/Contents/MacOS/Chromium' },
  { name: 'Chrome', path: 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome' },
  { name: 'Edge', path: 'Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge' },
];

const windowsPrograms: readonly Browser[] = [
  { name: 'Chromium', path: 'Chromium\\Application\\chrome.exe' },
  { name: 'Chrome', path: 'Google\\Chrome\\Application\\chrome.exe' },
  { name: 'Edge', path: 'Microsoft\\Edge\\Application\\msedge.exe' },
];
const windowsFolders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];

/** Every place where a browser that Tollgate can open may be, the best first. `TOLLGATE_BROWSER` replaces them all. */
export function browserPlaces(machine: Machine): readonly Browser[] {
  const chosen = variable(machine, 'TOLLGATE_BROWSER');
  if (chosen !== undefined) return [{ name: 'TOLLGATE_BROWSER', path: chosen }];
  if (machine.platform === 'win32') {
    return inFolders(windowsPrograms, present(windowsFolders.map((name) => variable(machine, name))), win32.join);
  }
  if (machine.platform === 'darwin') {
    return inFolders(macPrograms, present(['/', variable(machine, 'HOME')]), posix.join);
  }
  // The PATH may name /snap/bin before /usr/bin: the snap still comes last.
  const onPath = (variable(machine, 'PATH') ?? '')
    .split(':')
    .filter((folder) => folder.startsWith('/') && folder !== '/snap/bin');
  return [...inFolders(linuxPrograms, [...new Set([...onPath, ...linuxFolders])], posix.join), ...linuxPlaces];
}

/** The browser to open on this machine, or undefined when there is none. */
export function findBrowser(machine: Machine): Browser | undefined {
  return browserPlaces(machine).find(({ path }) => isProgram(path));
}

/** One line: that there is no browser, and what to do about it. */
export function howToGetBrowser(machine: Machine): string {
  const chosen = variable(machine, 'TOLLGATE_BROWSER');
  if (chosen !== undefined) {
    return `No browser at ${chosen}, which TOLLGATE_BROWSER names: set it to the program of Chromium, Chrome or Edge.`;
  }
  const how = machine.platform === 'linux' ? 'install one (Debian: apt-get install chromium)' : 'install one of them';
  return `No Chromium, Chrome or Edge found: ${how}, or name its program in TOLLGATE_BROWSER.`;
}

function inFolders(
  programs: readonly Browser[],
  folders: readonly string[],
  join: (folder: string, path: string) => string,
): readonly Browser[] {
  return programs.flatMap(({ name, path }) => folders.map((folder) => ({ name, path: join(folder, path) })));
}

function present(values: readonly (string | undefined)[]): readonly string[] {
  return values.filter((value) => value !== undefined);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
