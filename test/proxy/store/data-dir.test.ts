import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dataDir, openDataDir } from '../../../proxy/store/data-dir.ts';
import { temporaryFolder } from './temporary-folder.ts';

const linux = { platform: 'linux', home: '/home/ada', env: {} } as const;

test('is what --data says, else TOLLGATE_DATA, else the place of the platform', () => {
  const env = { TOLLGATE_DATA: '/srv/tollgate' };
  expect(dataDir('/tmp/here', { ...linux, env })).toBe('/tmp/here');
  expect(dataDir(undefined, { ...linux, env })).toBe('/srv/tollgate');
  expect(dataDir('', { ...linux, env: { TOLLGATE_DATA: '' } })).toBe('/home/ada/.local/share/tollgate');
});

test('is a whole path, whatever folder a later step works in', () => {
  expect(dataDir('books', linux)).toBe(join(process.cwd(), 'books'));
  expect(dataDir(undefined, { ...linux, env: { TOLLGATE_DATA: 'books' } })).toBe(join(process.cwd(), 'books'));
});

test('follows XDG_DATA_HOME on Linux, unless it is relative', () => {
  expect(dataDir(undefined, { ...linux, env: { XDG_DATA_HOME: '/data' } })).toBe('/data/tollgate');
  expect(dataDir(undefined, { ...linux, env: { XDG_DATA_HOME: 'data' } })).toBe('/home/ada/.local/share/tollgate');
});

test('is where macOS and Windows keep the data of applications', () => {
  const mac = { platform: 'darwin', home: '/Users/ada', env: { XDG_DATA_HOME: '/data' } } as const;
  expect(dataDir(undefined, mac)).toBe('/Users/ada/Library/Application Support/Tollgate');
  const windows = { platform: 'win32', home: '/c/ada', env: { APPDATA: '/c/ada/roaming' } } as const;
  expect(dataDir(undefined, windows)).toBe('/c/ada/roaming/Tollgate');
  expect(dataDir(undefined, { ...windows, env: {} })).toBe('/c/ada/AppData/Roaming/Tollgate');
});

test('is made for this user alone; one that is there stays as it is', () => {
  const there = temporaryFolder();
  vi.stubEnv('TOLLGATE_DATA', join(there, 'new', 'folder'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(openDataDir(undefined)).toBe(join(there, 'new', 'folder'));
  expect(statSync(join(there, 'new', 'folder')).mode & 0o777).toBe(0o700);
  const before = statSync(there).mode;
  expect(openDataDir(there)).toBe(there);
  expect(statSync(there).mode).toBe(before);
});
