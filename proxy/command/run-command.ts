import about from '../../package.json' with { type: 'json' };
import { LedgerError } from '../../shared/ledger/store.ts';
import { PackError } from '../../shared/pack/pack-error.ts';
import { UsageError } from '../usage-error.ts';
import { accounts } from './accounts.ts';
import { audit } from './audit.ts';
import type { Command, ExitCode } from './command.ts';
import { doctor } from './doctor.ts';
import { importRecording } from './import.ts';
import { ledger } from './ledger.ts';
import { quote } from './quote.ts';
import { record } from './record.ts';
import { rules } from './rules.ts';
import { serve } from './serve.ts';
import { printable, type Terminal } from './terminal.ts';
import { usage } from './usage.ts';

const commands: ReadonlyMap<string, Command> = new Map([
  ['serve', serve],
  ['quote', quote],
  ['audit', audit],
  ['import', importRecording],
  ['usage', usage],
  ['ledger', ledger],
  ['record', record],
  ['accounts', accounts],
  ['rules', rules],
  ['doctor', doctor],
]);

const help = (): string => {
  const width = Math.max(...[...commands.keys()].map((name) => name.length));
  const lines = [...commands].map(([name, command]) => `  ${name.padEnd(width)}  ${command.summary}\n`);
  return `Usage: tollgate COMMAND …\n\n${lines.join('')}\n"tollgate help COMMAND" says more. Every command takes --json. Exit codes: 0 done, 1 found what it looked for (a failed check, a refused quote), 2 bad usage or input.\n`;
};

const commandNamed = (name: string): Command => {
  const command = commands.get(name);
  if (command === undefined)
    throw new UsageError(`${printable(name)} is no command: use ${[...commands.keys()].join(', ')}`);
  return command;
};

/** `tollgate help`, and `tollgate help COMMAND`. Throws UsageError for what is no command. */
const helpOn = ([name, more]: readonly string[]): string => {
  if (more !== undefined) throw new UsageError(`${printable(more)} is one word too many: tollgate help COMMAND`);
  return name === undefined || name === 'help' ? help() : commandNamed(name).help();
};

const dispatch = async (args: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  const [name, ...rest] = args;
  if (name === 'help' || name === '--help' || name === '-h') {
    terminal.print(helpOn(rest));
    return 0;
  }
  if (name === '--version') {
    terminal.print(`${about.version}\n`);
    return 0;
  }
  if (name === undefined)
    throw new UsageError(`say what to do: ${[...commands.keys()].join(', ')}; tollgate help says more`);
  return commandNamed(name).run(rest, terminal);
};

const isExpected = (error: unknown): error is Error =>
  error instanceof UsageError || error instanceof LedgerError || error instanceof PackError;

/** Runs what the arguments say. Whatever goes wrong is one line on standard error, and exit code 2. */
export const runCommand = async (args: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    if (!isExpected(error)) throw error;
    terminal.say(`tollgate: ${printable(error.message)}`);
    return 2;
  }
};
