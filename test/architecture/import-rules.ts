import { forbidImports, isPackage, type Rule, room } from './rule.ts';

const isOfProject = (specifier: string): boolean => /^(shared|extension|proxy|test)\//.test(specifier);

function oneDoor(name: string, where: string): Rule {
  return {
    claim: `${name} appears in one file, in ${where}`,
    bad: [
      { [`${where}/a.ts`]: `import { a } from '${name}';`, [`${where}/b.ts`]: `import type { B } from '${name}';` },
      { 'proxy/a.tsx': `export const a = () => import('${name}');`, 'extension/a.tsx': `import '${name}';` },
    ],
    breaches(sources) {
      const doors = sources
        .filter(({ path, imports }) => room(path) !== 'test' && imports.some((specifier) => isPackage(specifier, name)))
        .map(({ path }) => path);
      const outside = doors.filter((path) => !path.startsWith(`${where}/`)).map((path) => `${path} imports ${name}`);
      return doors.length > 1 ? [...outside, `${doors.join(', ')} all import ${name}`] : outside;
    },
  };
}

/** What may stand in one place of the proxy only: folders, or files. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  undici: ['proxy/http/'],
  'node:http': ['proxy/http/', 'proxy/serve/listener.ts', 'proxy/serve/waiting-connections.ts'],
  'node:net': ['proxy/serve/listener.ts', 'proxy/serve/waiting-connections.ts'],
  'node:fs': ['proxy/store/', 'proxy/command/', 'proxy/start/', 'proxy/serve/practice/'],
  'node:child_process': ['proxy/start/'],
  'node:zlib': ['proxy/http/content-coding.ts', 'proxy/command/unpack-body.ts'],
};

const isBehindDoor = (path: string, specifier: string): boolean =>
  Object.entries(DOORS).every(
    ([name, places]) => !isPackage(specifier, name) || places.some((place) => path.startsWith(place)),
  );

/** Which floor of a room a file stands on, from the ground up; -1 for one that stands beside them. */
const floorIn = (floors: readonly (readonly string[])[], path: string): number =>
  floors.findIndex((places) => places.some((place) => path.startsWith(place)));

function keepFloors(claim: string, floors: readonly (readonly string[])[], bad: Rule['bad']): Rule {
  return forbidImports(
    claim,
    (path, specifier) => {
      const from = floorIn(floors, path);
      return from >= 0 && floorIn(floors, specifier) > from;
    },
    bad,
  );
}

/** Who may import what. */
export const importRules: readonly Rule[] = [
  forbidImports(
    'shared imports only shared, the schema library, and what unpacks files in one file',
    (path, specifier) =>
      room(path) === 'shared' &&
      room(specifier) !== 'shared' &&
      specifier !== 'valibot' &&
      !(specifier === 'fflate/browser' && path === 'shared/files/unpack.ts'),
    [
      { 'shared/files/a.ts': "import { unzipSync } from 'fflate/browser';" },
      { 'shared/a.ts': "import { b } from '../proxy/b.ts';" },
      { 'shared/a.ts': "import type { DBSchema } from 'idb';" },
      { 'shared/a.ts': "import { hash } from 'node:crypto';" },
    ],
  ),
  oneDoor('valibot', 'shared'),
  oneDoor('idb', 'extension'),
  oneDoor('webextension-polyfill', 'extension'),
  oneDoor('node:sqlite', 'proxy'),
  forbidImports(
    'extension and proxy never import each other',
    (path, specifier) =>
      (room(path) === 'extension' && room(specifier) === 'proxy') ||
      (room(path) === 'proxy' && room(specifier) === 'extension'),
    [
      { 'extension/page/a.ts': "import { b } from '../../proxy/b.ts';" },
      { 'proxy/a.ts': "export const b = import('../extension/b.ts');" },
    ],
  ),
  forbidImports(
    'Node is for the proxy, the tests and the tool files',
    (path, specifier) => ['shared', 'extension'].includes(room(path)) && specifier.startsWith('node:'),
    [{ 'extension/a.ts': "import { join } from 'node:path';" }],
  ),
  forbidImports(
    'preact is imported only by .tsx files',
    (path, specifier) => !path.endsWith('.tsx') && isPackage(specifier, 'preact'),
    [
      { 'extension/popup/a.ts': "import { h } from 'preact';" },
      { 'proxy/practice/portal/a.ts': "import { useState } from 'preact/hooks';" },
    ],
  ),
  forbidImports(
    'msw is imported only by the tests and the practice portal',
    (path, specifier) => isPackage(specifier, 'msw') && room(path) !== 'test' && !path.startsWith('proxy/practice/'),
    [{ 'proxy/serve/a.ts': "import { http } from 'msw';" }, { 'extension/a.ts': "import { a } from 'msw/node';" }],
  ),
  forbidImports(
    'production code never imports a test',
    (path, specifier) => room(path) !== 'test' && room(specifier) === 'test' && isOfProject(specifier),
    [{ 'proxy/a.ts': "import { b } from '../test/b.ts';" }, { 'build.ts': "import { b } from './test/b.ts';" }],
  ),
  forbidImports(
    'the simulated providers import their own files and msw only: two readings of the same pages have to agree',
    (path, specifier) =>
      path.startsWith('proxy/practice/') &&
      !path.startsWith('proxy/practice/portal/') &&
      !specifier.startsWith('proxy/practice/') &&
      !isPackage(specifier, 'msw'),
    [
      { 'proxy/practice/17track/a.ts': "import { quoteCall } from '../../../shared/rules/quote.ts';" },
      { 'proxy/practice/a.ts': "import type { Posting } from '../../shared/model/posting.ts';" },
    ],
  ),
  forbidImports(
    'what the proxy has of Node and undici stands behind its doors',
    (path, specifier) => room(path) === 'proxy' && !isBehindDoor(path, specifier),
    [
      { 'proxy/serve/a.ts': "import { request } from 'undici';" },
      { 'proxy/serve/a.ts': "import { readFileSync } from 'node:fs';" },
      { 'proxy/command/a.ts': "import { spawn } from 'node:child_process';" },
    ],
  ),
  keepFloors(
    'shared has floors: what is stored, packs, recognising, books, rules and limits, words, the gate, and above it waiting calls and recordings',
    [
      ['shared/json/', 'shared/lists/', 'shared/model/'],
      ['shared/pack/', 'shared/packs/'],
      ['shared/recognise/'],
      ['shared/ledger/', 'shared/books/', 'shared/files/', 'shared/traffic/', 'shared/teach/'],
      ['shared/rules/', 'shared/limits/', 'shared/policies/'],
      ['shared/words/'],
      ['shared/gate/'],
      ['shared/holding/', 'shared/har/'],
    ],
    [
      { 'shared/rules/a.ts': "import { openGate } from '../gate/gate.ts';" },
      { 'shared/ledger/a.ts': "import type { Gate } from '../gate/gate.ts';" },
      { 'shared/pack/a.ts': "import { findItem } from '../books/history.ts';" },
      { 'shared/model/a.ts': "import type { CompiledPack } from '../pack/compiled.ts';" },
      { 'shared/rules/a.ts': "import type { Locale } from '../words/views.ts';" },
    ],
  ),
  keepFloors(
    'in the proxy, what serving, starting and commands share stands below them, and a command above all',
    [['proxy/usage-error.ts', 'proxy/http/', 'proxy/store/'], ['proxy/serve/'], ['proxy/start/'], ['proxy/command/']],
    [
      { 'proxy/serve/a.ts': "import { b } from '../command/b.ts';" },
      { 'proxy/store/a.ts': "import type { B } from '../serve/b.ts';" },
      { 'proxy/start/a.ts': "import { b } from '../command/b.ts';" },
    ],
  ),
];
