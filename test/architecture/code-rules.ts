import type { Source, SyntaxNode } from './read-source.ts';
import { forbidNodes, isProduction, named, type Rule, room } from './rule.ts';

/** What a file declares at its top, exported or not. */
const declaredAtTop = ({ nodes }: Source): readonly SyntaxNode[] => {
  const body = nodes.find(({ type }) => type === 'Program')?.['body'];
  if (!Array.isArray(body)) return [];
  return body.map((statement) =>
    statement.type === 'ExportNamedDeclaration' && statement.declaration !== null ? statement.declaration : statement,
  );
};

const listOf = (value: unknown): readonly SyntaxNode[] => (Array.isArray(value) ? value : []);
const nodeOf = (value: unknown): SyntaxNode => Object(value);

const COLLECTIONS = ['Map', 'Set', 'WeakMap', 'WeakSet', 'Array'];

/** A value that is there to be changed: an empty collection, list or object. */
const isFilledLater = (value: SyntaxNode): boolean =>
  (value.type === 'NewExpression' &&
    COLLECTIONS.includes(named(value['callee'])) &&
    listOf(value['arguments']).length === 0) ||
  (value.type === 'ArrayExpression' && listOf(value['elements']).length === 0) ||
  (value.type === 'ObjectExpression' && listOf(value['properties']).length === 0);

/** The names of variables that a file keeps for as long as it is loaded, and changes. */
const stateOf = (source: Source): readonly string[] =>
  declaredAtTop(source)
    .filter(({ type }) => type === 'VariableDeclaration')
    .flatMap(({ kind, declarations }) =>
      listOf(declarations)
        .filter(({ init }) => kind !== 'const' || isFilledLater(nodeOf(init)))
        .map(({ id }) => named(id)),
    );

const DECLARES = [
  'FunctionDeclaration',
  'ClassDeclaration',
  'VariableDeclarator',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
];

const FUNCTIONS = ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'];

/** True for a parameter that is a plain boolean, by its type or by what it starts with. */
const isBoolean = (parameter: SyntaxNode): boolean => {
  if (parameter.type === 'AssignmentPattern') return typeof nodeOf(parameter['right'])['value'] === 'boolean';
  return nodeOf(nodeOf(parameter['typeAnnotation'])['typeAnnotation']).type === 'TSBooleanKeyword';
};

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

/** What no code of ours does. */
export const codeRules: readonly Rule[] = [
  forbidNodes('shared has no clock, no chance and no local time', impure, (path) => room(path) === 'shared', [
    { 'shared/a.ts': 'export const now = () => Date.now();' },
    { 'shared/a.ts': 'export const now = () => new Date();' },
    { 'shared/a.ts': 'export const now = () => Date();' },
    { 'shared/a.ts': 'export const chance = () => Math.random();' },
    { 'shared/a.ts': 'export const day = (date: Date) => date.getDate();' },
    { 'shared/a.ts': 'export const day = new Date(2026, 10, 1);' },
  ]),
  forbidNodes(
    'the background of the extension has no clock, no chance and no timer of its own: it is handed them',
    (node) =>
      impure(node) ?? (/^set(Timeout|Interval)$/.test(named(node['callee'])) ? named(node['callee']) : undefined),
    (path) => path.startsWith('extension/background/'),
    [
      { 'extension/background/a.ts': 'export const now = () => Date.now();' },
      { 'extension/background/a.ts': 'export const chance = () => Math.random();' },
      { 'extension/background/a.ts': 'export const later = (act: () => void) => setTimeout(act, 1);' },
    ],
  ),
  {
    claim: 'the background of the extension keeps nothing at the top of a file: it is stopped at any moment',
    breaches: (sources) =>
      sources
        .filter(({ path }) => path.startsWith('extension/background/'))
        .flatMap((source) => stateOf(source).map((name) => `${source.path} keeps ${name}`)),
    bad: [
      { 'extension/background/a.ts': 'let open = 0;' },
      { 'extension/background/a.ts': 'export const holds = new Map<string, string>();' },
      { 'extension/background/a.ts': 'const waiting: string[] = [];' },
    ],
  },
  {
    claim: 'nothing is named a manager, a service or a helper',
    breaches: (sources) =>
      sources
        .filter(({ path }) => isProduction(path))
        .flatMap(({ path, nodes }) =>
          nodes
            .filter(({ type, id }) => DECLARES.includes(type) && /(Manager|Service|Helper|Util)s?$/.test(named(id)))
            .map(({ id }) => `${path} declares ${named(id)}`),
        ),
    bad: [
      { 'shared/a.ts': 'export interface LedgerManager {}' },
      { 'proxy/a.ts': 'export const quoteService = () => 0;' },
    ],
  },
  forbidNodes(
    'no function takes a true or false: a word says what it is for',
    ({ type, params }) => {
      if (!FUNCTIONS.includes(type)) return undefined;
      const found = listOf(params).find(isBoolean);
      return found === undefined ? undefined : `the parameter ${named(found) || named(found['left'])}`;
    },
    isProduction,
    [
      { 'shared/a.ts': 'export const a = (isOn: boolean): void => {};' },
      { 'proxy/a.ts': 'export function a(isOn: boolean): void {}' },
      { 'extension/a.ts': 'export const a = (isOn = false): void => {};' },
      { 'extension/a.ts': 'export const a = (isOn?: boolean): void => {};' },
    ],
  ),
  forbidNodes(
    'no value is taken for another type by way of unknown',
    ({ type, expression }) =>
      type === 'TSAsExpression' && nodeOf(nodeOf(expression)['typeAnnotation']).type === 'TSUnknownKeyword'
        ? 'as unknown as'
        : undefined,
    isProduction,
    [{ 'proxy/a.ts': 'export const a = (b: string) => b as unknown as number;' }],
  ),
  forbidNodes(
    'no type is any',
    ({ type }) => (type === 'TSAnyKeyword' ? 'any' : undefined),
    () => true,
    [{ 'proxy/a.ts': 'export const a = (b: any[]) => b;' }],
  ),
];
