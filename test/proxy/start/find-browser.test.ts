import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { browserPlaces, debianPackageOf, findBrowser, howToGetBrowser } from '../../../proxy/start/find-browser.ts';
import type { Machine } from '../../../proxy/start/machine.ts';

const machine = (platform: NodeJS.Platform, env: Machine['env']): Machine => ({ platform, env, sandbox: 'on' });

async function folderWith(...programs: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tollgate-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const program of programs) {
    await writeFile(join(folder, program), '');
    await chmod(join(folder, program), 0o755);
  }
  return folder;
}

test('looks for Chromium, then Chrome, then Edge along the PATH of Linux', () => {
  const places = browserPlaces(machine('linux', { PATH: '/home/me/bin:/usr/bin' })).map(({ path }) => path);
  const asked = ['/home/me/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'];
  expect(places.filter((path) => asked.includes(path))).toEqual(asked);
});

test('takes a snap last, wherever the PATH names it', () => {
  const places = browserPlaces(machine('linux', { PATH: '/snap/bin:/usr/bin' })).map(({ path }) => path);
  expect(places.filter((path) => path.startsWith('/snap/'))).toEqual(['/snap/bin/chromium']);
  expect(places.at(-1)).toBe('/snap/bin/chromium');
});

test('looks in the folders for programs of macOS, and in those of its user', () => {
  const places = browserPlaces(machine('darwin', { HOME: '/Users/me' })).map(({ path }) => path);
  expect(places).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  expect(places).toContain('/Users/me/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge');
});

test('looks in the folders for programs of Windows', () => {
  const env = { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\me\\AppData\\Local' };
  const places = browserPlaces(machine('win32', env)).map(({ path }) => path);
  expect(places).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe');
  expect(places).toContain('C:\\Users\\me\\AppData\\Local\\Chromium\\Application\\chrome.exe');
  expect(places).toContain('C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe');
});

test('finds the program that is there, and passes over a file that cannot be run', async () => {
  const first = await folderWith('chromium');
  await chmod(join(first, 'chromium'), 0o644);
  const second = await folderWith('chromium');
  expect(findBrowser(machine('linux', { PATH: `${first}:${second}` }))).toEqual({
    name: 'Chromium',
    path: join(second, 'chromium'),
  });
});

test('takes only the program that TOLLGATE_BROWSER names, and says so when it is not there', async () => {
  const folder = await folderWith('chromium', 'my-browser');
  const path = join(folder, 'my-browser');
  expect(findBrowser(machine('linux', { PATH: folder, TOLLGATE_BROWSER: path }))?.path).toBe(path);

  const wrong = machine('linux', { PATH: folder, TOLLGATE_BROWSER: join(folder, 'gone') });
  expect(findBrowser(wrong)).toBeUndefined();
  expect(howToGetBrowser(wrong)).toContain(join(folder, 'gone'));
});

test('says on one line what to install', () => {
  expect(howToGetBrowser(machine('linux', {}))).toBe(
    'No Chromium, Chrome or Edge found: install one (Debian: apt-get install chromium), or name its program in TOLLGATE_BROWSER.',
  );
  expect(howToGetBrowser(machine('darwin', {}), 'firefox')).toBe(
    'No Firefox found: install one, or name its program in TOLLGATE_FIREFOX.',
  );
});

test('finds Firefox in the same way, Debian’s before any other, and only the one that TOLLGATE_FIREFOX names', async () => {
  const folder = await folderWith('chromium', 'firefox', 'firefox-esr');
  expect(findBrowser(machine('linux', { PATH: folder }), 'firefox')?.path).toBe(join(folder, 'firefox-esr'));
  const chosen = machine('linux', { PATH: folder, TOLLGATE_FIREFOX: join(folder, 'firefox') });
  expect(findBrowser(chosen, 'firefox')?.path).toBe(join(folder, 'firefox'));
  expect(findBrowser(chosen)?.path).toBe(join(folder, 'chromium'));
});

test('names the Debian package of a browser only where no variable names its program', () => {
  expect(debianPackageOf(machine('linux', {}), 'firefox')).toBe('firefox-esr');
  expect(debianPackageOf(machine('linux', { TOLLGATE_BROWSER: '/bin/mine' }), 'chromium')).toBeUndefined();
});
