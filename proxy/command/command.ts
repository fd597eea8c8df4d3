import { type Input, type Option, readInput } from './options.ts';
import { jsonText, type Terminal } from './terminal.ts';

/** 0 done, 1 it found what it was asked to look for, 2 bad usage or input. */
export type ExitCode = 0 | 1 | 2;

/** One command, as the table of commands holds it. */
export interface Command {
  readonly synopsis: readonly string[];
  readonly summary: string;
  readonly help: () => string;
  /** Rejects with UsageError, LedgerError or PackError: one line and exit code 2. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>;
}

export interface CommandParts<Name extends string> {
  /** How it is called, one line for each form, without the program's name. */
  readonly synopsis: readonly string[];
  readonly summary: string;
  /** What else the help says, in sentences. */
  readonly notes?: readonly string[];
  readonly options: Readonly<Record<Name, Option>>;
  readonly run: (input: Input<Name | 'json' | 'help'>, terminal: Terminal) => Promise<ExitCode>;
}

const COMMON = {
  json: { about: 'the answer as JSON, alone on standard output' },
  help: { short: 'h', about: 'this help' },
} as const satisfies Record<string, Option>;

/** Options of every command that uses the ledger. */
export const LEDGER_OPTIONS = {
  data: { takes: 'DIR', about: "the data folder (else TOLLGATE_DATA, else the system's own place)" },
  store: { takes: 'URL', about: 'sqlite:FILE, a ledger elsewhere than in DIR' },
} as const satisfies Record<string, Option>;

const optionLines = (options: Readonly<Record<string, Option>>): string => {
  const rows = Object.entries(options).map(([name, { takes, short, many, about }]) => ({
    left: `${short === undefined ? '' : `-${short}, `}--${name}${takes === undefined ? '' : ` ${takes}`}${many === true ? ' …' : ''}`,
    about,
  }));
  const width = Math.max(...rows.map(({ left }) => left.length));
  return rows.map(({ left, about }) => `  ${left.padEnd(width)}  ${about}\n`).join('');
};

/** Makes a command of its parts: its help and the reading of its arguments. */
export const defineCommand = <Name extends string>(parts: CommandParts<Name>): Command => {
  const options: Readonly<Record<Name | 'json' | 'help', Option>> = { ...parts.options, ...COMMON };
  const help = (): string => {
    const forms = parts.synopsis.map((form, at) => `${at === 0 ? 'Usage:' : '      '} tollgate ${form}\n`).join('');
    const notes = (parts.notes ?? []).map((note) => `${note}\n`).join('');
    return `${forms}\n${parts.summary}\n${notes}\n${optionLines(options)}`;
  };
  const [name = ''] = (parts.synopsis[0] ?? '').split(' ', 1);
  return {
    synopsis: parts.synopsis,
    summary: parts.summary,
    help,
    run: async (args, terminal) => {
      const input = readInput(options, args, `tollgate ${name} --help`);
      if (input.isSet('help')) {
        terminal.print(help());
        return 0;
      }
      return parts.run(input, terminal);
    },
  };
};

/** Prints an answer as JSON. */
export const printJson = (terminal: Terminal, value: unknown): void => terminal.print(`${jsonText(value)}\n`);
