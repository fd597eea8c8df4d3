import { runGoldenTests } from '../../shared/har/golden.ts';
import { compilePack } from '../../shared/pack/compile.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { PackError } from '../../shared/pack/pack-error.ts';
import { parsePack } from '../../shared/pack/schema.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { isZone } from '../../shared/period.ts';
import { UsageError } from '../usage-error.ts';
import { defineCommand, type ExitCode, printJson } from './command.ts';
import { parseJsonOf, readTextFile } from './input-file.ts';
import { noOperands, oneFile } from './operands.ts';
import { tableText } from './table.ts';
import { printable, type Terminal } from './terminal.ts';

type PackRead =
  | { readonly kind: 'pack'; readonly pack: CompiledPack }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** Reads a rule pack and compiles it, or says all that is wrong with it. Rejects with UsageError when the file cannot be read. */
const readPack = async (file: string): Promise<PackRead> => {
  const text = await readTextFile(file);
  let value: unknown;
  try {
    value = parseJsonOf(file, text);
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'wrong', problems: [error.message.slice(file.length + 1)] };
    throw error;
  }
  const parsed = parsePack(value);
  if (parsed.kind === 'wrong') return parsed;
  if (!isZone(parsed.pack.zone))
    return { kind: 'wrong', problems: [`zone: there is no time zone "${parsed.pack.zone}"`] };
  try {
    return { kind: 'pack', pack: compilePack(parsed.pack) };
  } catch (error) {
    if (error instanceof PackError) return { kind: 'wrong', problems: [error.message] };
    throw error;
  }
};

const countsOf = ({ document }: CompiledPack): string =>
  `${document.calls.length} calls, ${Object.keys(document.rules).length} rules, ${document.tests.length} tests`;

type Format = 'json' | 'text';

const list = (format: Format, terminal: Terminal): ExitCode => {
  const packs = bundledPacks.map(({ document }) => ({
    id: document.id,
    version: document.version,
    title: document.title,
    hosts: document.hosts,
    calls: document.calls.length,
    rules: Object.keys(document.rules).length,
    tests: document.tests.length,
    sources: Object.values(document.sources),
  }));
  if (format === 'json') {
    printJson(terminal, { packs });
    return 0;
  }
  terminal.print(
    tableText(
      terminal,
      ['pack', 'version', 'provider', 'hosts', 'calls', 'rules', 'tests'],
      packs.map((pack) => [
        pack.id,
        pack.version,
        pack.title,
        pack.hosts.join(', '),
        pack.calls,
        pack.rules,
        pack.tests,
      ]),
    ),
  );
  terminal.print('\n');
  terminal.print(
    tableText(
      terminal,
      ['pack', 'source', 'read', 'mark'],
      packs.flatMap((pack) => pack.sources.map((source) => [pack.id, source.url, source.read, source.mark])),
    ),
  );
  return 0;
};

const check = async (file: string, format: Format, terminal: Terminal): Promise<ExitCode> => {
  const read = await readPack(file);
  const problems = read.kind === 'wrong' ? read.problems : [];
  if (format === 'json') printJson(terminal, { file, ok: read.kind === 'pack', problems });
  else if (read.kind === 'pack')
    terminal.print(`ok: ${file} is ${printable(read.pack.stamp)}, ${countsOf(read.pack)}\n`);
  else for (const problem of problems) terminal.print(`${file}: ${printable(problem)}\n`);
  return read.kind === 'pack' ? 0 : 1;
};

const test = async (file: string | null, format: Format, terminal: Terminal): Promise<ExitCode> => {
  const read = file === null ? null : await readPack(file);
  if (read?.kind === 'wrong')
    throw new UsageError(`${file} is no rule pack: ${read.problems[0] ?? ''}; "tollgate rules check ${file}" says all`);
  const packs = (read === null ? bundledPacks : [read.pack]).map((pack) => ({ pack, tests: runGoldenTests(pack) }));
  const failed = packs.flatMap(({ pack, tests }) =>
    tests
      .filter(({ problem }) => problem !== null)
      .map(({ name, problem }) => ({ pack: pack.id, name, problem: problem ?? '' })),
  );
  if (format === 'json') {
    printJson(terminal, {
      packs: packs.map(({ pack, tests }) => ({ id: pack.id, version: pack.document.version, tests })),
      failed: failed.length,
    });
  } else {
    for (const { pack, name, problem } of failed)
      terminal.print(`failed: ${printable(pack)}: ${printable(name)}: ${printable(problem)}\n`);
    for (const { pack, tests } of packs)
      terminal.print(
        `${printable(pack.stamp)}: ${tests.filter(({ problem }) => problem === null).length} of ${tests.length} tests pass\n`,
      );
  }
  return failed.length === 0 ? 0 : 1;
};

/** `tollgate rules`: the rule packs, and checks of a pack that someone writes. */
export const rules = defineCommand({
  synopsis: ['rules list', 'rules check FILE', 'rules test [FILE]'],
  summary: 'Shows the rule packs, checks one, or runs the tests that one carries (without FILE: of the bundled ones).',
  notes: ['Exit code 1: the check or a test failed.'],
  options: {},
  run: async (input, terminal) => {
    const [verb, ...operands] = input.operands;
    const format = input.isSet('json') ? 'json' : 'text';
    switch (verb) {
      case 'list':
        noOperands(operands, 'rules list');
        return list(format, terminal);
      case 'check':
        return check(oneFile(operands, 'rules check FILE'), format, terminal);
      case 'test':
        return test(operands.length === 0 ? null : oneFile(operands, 'rules test FILE'), format, terminal);
      case undefined:
        throw new UsageError('say what to do with the rules: list, check FILE or test FILE');
      default:
        throw new UsageError(`rules ${verb} is not known: use list, check FILE or test FILE`);
    }
  },
});
