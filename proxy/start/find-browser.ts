import { accessSync, constants } from 'node:fs';
import { posix, win32 } from 'node:path';
import { type Machine, variable } from './machine.ts';

/** Chromium and its kin, which `npm start` opens; Firefox, which the tests open beside it. */
export type Family = 'chromium' | 'firefox';

export type Browser = {
  readonly name: 'Chromium' | 'Chrome' | 'Edge' | 'Firefox' | 'TOLLGATE_BROWSER' | 'TOLLGATE_FIREFOX';
  readonly path: string;
};

type Programs = {
  /** The variable that names the one program to take. */
  readonly variable: 'TOLLGATE_BROWSER' | 'TOLLGATE_FIREFOX';
  readonly said: string;
  readonly debianPackage: string;
  /** On the PATH of Linux, the best first, and at places of their own. */
  readonly linux: readonly Browser[];
  readonly linuxPlaces: readonly Browser[];
  readonly mac: readonly Browser[];
  readonly windows: readonly Browser[];
};

// Chromium first: it is what Tollgate is tried with. A snap last: it cannot see the temporary folder of others.
const families: Readonly<Record<Family, Programs>> = {
  chromium: {
    variable: 'TOLLGATE_BROWSER',
    said: 'Chromium, Chrome or Edge',
    debianPackage: 'chromium',
    linux: [
      { name: 'Chromium', path: 'chromium' },
      { name: 'Chromium', path: 'chromium-browser' },
      { name: 'Chrome', path: 'google-chrome' },
      { name: 'Chrome', path: 'google-chrome-stable' },
      { name: 'Edge', path: 'microsoft-edge' },
      { name: 'Edge', path: 'microsoft-edge-stable' },
    ],
    linuxPlaces: [
      { name: 'Chrome', path: '/opt/google/chrome/chrome' },
      { name: 'Edge', path: '/opt/microsoft/msedge/msedge' },
      { name: 'Chromium', path: '/snap/bin/chromium' },
    ],
    mac: [
      { name: 'Chromium', path: 'Applications/Chromium.app/Contents/MacOS/Chromium' },
      { name: 'Chrome', path: 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome' },
      { name: 'Edge', path: 'Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge' },
    ],
    windows: [
      { name: 'Chromium', path: 'Chromium\\Application\\chrome.exe' },
      { name: 'Chrome', path: 'Google\\Chrome\\Application\\chrome.exe' },
      { name: 'Edge', path: 'Microsoft\\Edge\\Application\\msedge.exe' },
    ],
  },
  firefox: {
    variable: 'TOLLGATE_FIREFOX',
    said: 'Firefox',
    debianPackage: 'firefox-esr',
    linux: [
      { name: 'Firefox', path: 'firefox-esr' },
      { name: 'Firefox', path: 'firefox' },
    ],
    linuxPlaces: [
      { name: 'Firefox', path: '/opt/firefox/firefox' },
      { name: 'Firefox', path: '/snap/bin/firefox' },
    ],
    mac: [{ name: 'Firefox', path: 'Applications/Firefox.app/Contents/MacOS/firefox' }],
    windows: [{ name: 'Firefox', path: 'Mozilla Firefox\\firefox.exe' }],
  },
};

const linuxFolders = ['/usr/bin', '/usr/local/bin'];
const windowsFolders = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];

/** Every place where a browser of this family may be, the best first. Its variable replaces them all. */
export function browserPlaces(machine: Machine, family: Family = 'chromium'): readonly Browser[] {
  const programs = families[family];
  const chosen = variable(machine, programs.variable);
  if (chosen !== undefined) return [{ name: programs.variable, path: chosen }];
  if (machine.platform === 'win32') {
    return inFolders(programs.windows, present(windowsFolders.map((name) => variable(machine, name))), win32.join);
  }
  if (machine.platform === 'darwin') {
    return inFolders(programs.mac, present(['/', variable(machine, 'HOME')]), posix.join);
  }
  // The PATH may name /snap/bin before /usr/bin: the snap still comes last.
  const onPath = (variable(machine, 'PATH') ?? '')
    .split(':')
    .filter((folder) => folder.startsWith('/') && folder !== '/snap/bin');
  return [
    ...inFolders(programs.linux, [...new Set([...onPath, ...linuxFolders])], posix.join),
    ...programs.linuxPlaces,
  ];
}

/** The browser of this family on this machine, or undefined when there is none. */
export function findBrowser(machine: Machine, family: Family = 'chromium'): Browser | undefined {
  return browserPlaces(machine, family).find(({ path }) => isProgram(path));
}

/** One line: that there is no browser, and what to do about it. */
export function howToGetBrowser(machine: Machine, family: Family = 'chromium'): string {
  const { variable: name, said, debianPackage } = families[family];
  const chosen = variable(machine, name);
  if (chosen !== undefined) return `No browser at ${chosen}, which ${name} names: set it to the program of ${said}.`;
  const how = machine.platform === 'linux' ? `install one (Debian: apt-get install ${debianPackage})` : 'install one';
  return `No ${said} found: ${how}, or name its program in ${name}.`;
}

/** What Debian calls the browser of this family; undefined where a variable names the program to take. */
export function debianPackageOf(machine: Machine, family: Family): string | undefined {
  const { variable: name, debianPackage } = families[family];
  return variable(machine, name) === undefined ? debianPackage : undefined;
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
