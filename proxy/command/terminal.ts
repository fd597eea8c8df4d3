import { stripVTControlCharacters, styleText } from 'node:util';

/** Where a command speaks. */
export interface Terminal {
  /** The answer, on standard output. */
  readonly print: (text: string) => void;
  /** A message for the person, one line, on standard error. */
  readonly say: (line: string) => void;
  /** Whether the answer goes to a terminal that shows colours. */
  readonly colour: boolean;
  readonly now: () => number;
}

/** Text from a recording or a ledger as one line that is safe to show: control characters could move the cursor or rewrite what was said. */
export const plainText = (text: string): string => stripVTControlCharacters(text).replace(/\p{Cc}+/gu, ' ');

/** The terminal that this process runs in. Colours only where they are seen and wanted (NO_COLOR). */
export const thisTerminal = (): Terminal => {
  const { stdout, stderr, env } = process;
  return {
    print: (text) => {
      stdout.write(text);
    },
    say: (line) => {
      stderr.write(`${line}\n`);
    },
    colour: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    now: () => Date.now(),
  };
};

/** Text that stands out, where colours are shown. */
export const strong = (terminal: Terminal, text: string): string =>
  terminal.colour ? styleText('bold', text, { validateStream: false }) : text;

/** Text that stands back, where colours are shown. */
export const faint = (terminal: Terminal, text: string): string =>
  terminal.colour ? styleText('dim', text, { validateStream: false }) : text;
