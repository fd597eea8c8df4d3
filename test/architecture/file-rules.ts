import type { Rule } from './rule.ts';

/** How files are named, how long they are, where they lie. */
export const fileRules: readonly Rule[] = [
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
        .filter(({ path, lines }) => lines > (path === 'shared/pack/schema.ts' ? 375 : 250))
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
