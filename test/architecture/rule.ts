import type { Source, SyntaxNode } from './read-source.ts';

export type Rule = {
  /** In the present tense, as a test's title. */
  readonly claim: string;
  /** One line per breach: where, and what. */
  breaches(sources: readonly Source[]): readonly string[];
  /** A small project that breaks the rule: path → text. */
  readonly bad: readonly Readonly<Record<string, string>>[];
};

export const room = (path: string): string => path.split('/')[0] ?? '';
export const isPackage = (specifier: string, name: string): boolean =>
  specifier === name || specifier.startsWith(`${name}/`);
export const isProduction = (path: string): boolean => ['shared', 'extension', 'proxy'].includes(room(path));

/** A rule that files keep or break each by itself. */
const forEachFile = (claim: string, breachesOf: (source: Source) => readonly string[], bad: Rule['bad']): Rule => ({
  claim,
  bad,
  breaches: (sources) => sources.flatMap(breachesOf),
});

/** Forbids imports, by who imports what. */
export function forbidImports(
  claim: string,
  forbidden: (path: string, specifier: string) => boolean,
  bad: Rule['bad'],
): Rule {
  return forEachFile(
    claim,
    ({ path, imports }) =>
      imports.filter((specifier) => forbidden(path, specifier)).map((specifier) => `${path} imports ${specifier}`),
    bad,
  );
}

/** Forbids what is written, by what a piece of syntax is found to be. */
export function forbidNodes(
  claim: string,
  say: (node: SyntaxNode) => string | undefined,
  applies: (path: string) => boolean,
  bad: Rule['bad'],
): Rule {
  const breachesOf = ({ path, nodes }: Source): readonly string[] =>
    nodes.flatMap((node) => {
      const found = say(node);
      return found === undefined ? [] : [`${path} uses ${found}`];
    });
  return forEachFile(claim, (source) => (applies(source.path) ? breachesOf(source) : []), bad);
}

export const named = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
