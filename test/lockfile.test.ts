import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Locked>> };
const locked = Object.entries(packages).filter(([path]) => path !== '');

test('every byte of every package is locked: each has its integrity, and none runs a script that could bring more', () => {
  expect(locked.length).toBeGreaterThan(100);
  expect(locked.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([]);
  expect(locked.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([path]) => path)).toEqual([]);
});

test('the lockfile names no registry', () => {
  expect(locked.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});

test('Node 24 comes with the packages of the platforms, one of which npm installs', () => {
  const { optionalDependencies } = read('package.json') as { readonly optionalDependencies: Record<string, string> };
  const nodes = Object.entries(optionalDependencies);
  expect(nodes.length).toBeGreaterThanOrEqual(5);
  for (const [name, version] of nodes) {
    expect(version).toMatch(/^24\./);
    expect(packages[`node_modules/${name}`]).toMatchObject({
      version,
      bin: { node: expect.stringMatching(/^bin\/node/) },
    });
  }
});
