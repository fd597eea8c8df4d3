import type { Source, SyntaxNode } from './read-source.ts';

export type Rule = {
  /** In the present tense, as a test's title. */
  readonly claim: string;
  /** One line per breach: where, and what. */
  breaches(sources: readonly Source[]): readonly string[];
  /** A small project that breaks the rule: path → text. */
  readonly bad: readonly Readonly<Record<string, string>>[];
};

const room = (path: string): string => path.split('/')[0] ?? '';
const isPackage = (specifier: string, name: string): boolean => specifier === name || specifier.startsWith(`${name}/`);
const isOfProject = (specifier: string): boolean => /^(shared|extension|proxy|test)\//.test(specifier);

function forbidImports(claim: string, forbidden: (path: string, specifier: string) => boolean, bad: Rule['bad']): Rule {
  return {
    claim,
    bad,
    breaches: (sources) =>
      sources.flatMap(({ path, imports }) =>
        imports.filter((specifier) => forbidden(path, specifier)).map((specifier) => `${path} imports ${specifier}`),
      ),
  };
}

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

function forbidNodes(
  claim: string,
  say: (node: SyntaxNode) => string | undefined,
  applies: (path: string) => boolean,
  bad: Rule['bad'],
): Rule {
  return {
    claim,
    bad,
    breaches: (sources) =>
      sources
        .filter(({ path }) => applies(path))
        .flatMap(({ path, nodes }) =>
          nodes.flatMap((node) => {
            const found = say(node);
            return found === undefined ? [] : [`${path} uses ${found}`];
          }),
        ),
  };
}

const named = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';

const localTime = /^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$/;

/** The wall clock, chance and the machine's own time zone: what makes the same input give another answer. */
function impure(node: SyntaxNode): string | undefined {
  if (node.type === 'MemberExpression') {
    const member = `${named(node['object'])}.${named(node['property'])}`;
    if (member === 'Date.now' || member === 'Math.random') return member;
    if (localTime.test(named(node['property'])))
      return `${named(node['property'])}, which reads the machine's time zone`;
  }
  if (named(node['callee']) !== 'Date') return undefined;
  if (node.type === 'CallExpression') return 'Date()';
  const count = Array.isArray(node['arguments']) ? node['arguments'].length : 0;
  return count === 1 ? undefined : `new Date with ${count} arguments`;
}

export const rules: readonly Rule[] = [
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
  forbidNodes('shared has no clock, no chance and no local time', impure, (path) => room(path) === 'shared', [
    { 'shared/a.ts': 'export const now = () => Date.now();' },
    { 'shared/a.ts': 'export const now = () => new Date();' },
    { 'shared/a.ts': 'export const now = () => Date();' },
    { 'shared/a.ts': 'export const chance = () => Math.random();' },
    { 'shared/a.ts': 'export const day = (date: Date) => date.getDate();' },
    { 'shared/a.ts': 'export const day = new Date(2026, 10, 1);' },
  ]),
  forbidNodes(
    'no type is any',
    ({ type }) => (type === 'TSAnyKeyword' ? 'any' : undefined),
    () => true,
    [{ 'proxy/a.ts': 'export const a = (b: any[]) => b;' }],
  ),
  {
    claim: 'no file hands on what another exports',
    breaches: (sources) =>
      sources.flatMap(({ path, reexports }) => reexports.map((specifier) => `${path} hands on ${specifier}`)),
    bad: [{ 'shared/a.ts': "export { b } from './b.ts';" }, { 'shared/index.ts': "export * from './b.ts';" }],
  },
  {
    // The schema of rule packs is a table, and valibot appears in one file only.
    claim: 'no file is longer than 250 lines, the schema of rule packs aside',
    breaches: (sources) =>
      sources
        .filter(({ path, lines }) => lines > (path === 'shared/pack/schema.ts' ? 350 : 250))
        .map(({ path, lines }) => `${path} has ${lines} lines`),
    bad: [{ 'shared/a.ts': '\n'.repeat(251) }],
  },
  {
    claim: 'no file lies deeper than two folders below a top-level one',
    breaches: (sources) => sources.filter(({ path }) => path.split('/').length > 4).map(({ path }) => path),
    bad: [{ 'shared/a/b/c/d.ts': '' }],
  },
  {
    claim: 'no file is named for what could be anything',
    breaches: (sources) =>
      sources
        .filter(({ path }) => /(^|[/-])(utils?|helpers?|common|manager|service|index)\.[a-z.]+$/.test(path))
        .map(({ path }) => path),
    bad: [
      { 'shared/utils.ts': '' },
      { 'proxy/test-helpers.ts': '' },
      { 'extension/ledger-service.ts': '' },
      { 'shared/index.ts': '' },
    ],
  },
  {
    claim: 'no comment promises later work',
    breaches: (sources) =>
      sources.flatMap(({ path, comments }) =>
        comments
          .filter((comment) => /\b(TODO|FIXME|XXX|HACK)\b|\bfor now\b|\bnot implemented\b/i.test(comment))
          .map((comment) => `${path}: ${comment.trim()}`),
      ),
    bad: [{ 'shared/a.ts': '// TODO round up' }, { 'shared/a.ts': '/* Good enough for now. */' }],
  },
];
