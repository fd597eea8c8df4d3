import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export type SyntaxNode = Readonly<Record<string, unknown>> & { readonly type: string };

/** What the rules of the architecture look at in one file. */
export type Source = {
  /** From the top of the project, with slashes. */
  readonly path: string;
  readonly lines: number;
  /** Files of the project as paths from its top, packages by their names; type imports and dynamic ones count, too. */
  readonly imports: readonly string[];
  readonly reexports: readonly string[];
  readonly comments: readonly string[];
  readonly nodes: readonly SyntaxNode[];
};

const root = fileURLToPath(new URL('../../', import.meta.url));
const rooms = ['shared', 'extension', 'proxy', 'test'];
const isCode = (name: string): boolean => /\.(ts|tsx|js)$/.test(name);

/** Every code file of the four rooms and the tool files at the top. */
export function readProject(): readonly Source[] {
  const top = readdirSync(root).filter(isCode);
  const inRooms = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map(
      (name) => `${room}/${name.replaceAll('\\', '/')}`,
    ),
  );
  return [...top, ...inRooms.filter(isCode)].map((path) => readSource(path, readFileSync(join(root, path), 'utf8')));
}

/** Parses one file; throws when it does not parse, because a file that cannot be read cannot be judged. */
export function readSource(path: string, text: string): Source {
  const { program, module, comments, errors } = parseSync(path, text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path}: ${error.message}`);
  const nodes = [...walk(program)];
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest }) => (moduleRequest === null ? [] : [moduleRequest.value])),
  );
  const imported = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
    ),
    ...exported,
  ];
  return {
    path,
    lines: text.split('\n').length - 1,
    imports: imported.map((specifier) => resolveSpecifier(path, specifier)),
    reexports: exported,
    comments: comments.map(({ value }) => value),
    nodes,
  };
}

function resolveSpecifier(from: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : specifier;
}

function* walk(value: unknown): Generator<SyntaxNode> {
  if (Array.isArray(value)) {
    for (const element of value) yield* walk(element);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isSyntaxNode(value)) yield value;
  for (const child of Object.values(value)) yield* walk(child);
}

function isSyntaxNode(value: object): value is SyntaxNode {
  return 'type' in value && typeof value.type === 'string';
}
