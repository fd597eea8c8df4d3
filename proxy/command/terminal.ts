import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { stripVTControlCharacters, styleText } from 'node:util';
import { plainText as plainWords } from '../../shared/words/plain-text.ts';
import type { Locale } from '../../shared/words/views.ts';
import { terminalLocale } from './terminal-locale.ts';

/** Where a command speaks. */
export interface Terminal {
  /** The answer, on standard output. */
  readonly print: (text: string) => void;
  /** Resolves when whoever reads the answer has taken what was printed, or most of it. */
  readonly drained: () => Promise<void>;
  /** A message for the person, one line, on standard error. */
  readonly say: (line: string) => void;
  /** How far something long is, from 0 to 1, on standard error where that is a terminal; at 1 it is gone. */
  readonly progress: (done: number) => void;
  /** Whether the answer goes to a terminal that shows colours. */
  readonly colour: boolean;
  /** What it says of quotes is in this language; errors, tables and JSON are not. */
  readonly locale: Locale;
  readonly now: () => number;
}

/** Text from a recording, a ledger or a rule pack as one line that is safe to show: all that commands print of it goes through here. */
export const printable = (text: string): string => plainWords(stripVTControlCharacters(text));

/** A value as JSON on one line, exact and safe to show: what a terminal could obey is escaped, also where JSON does not ask for it. */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );

/** Waits until a slow reader has taken what was written; a reader that has gone ends the program elsewhere, and here the wait. Leaves no listener behind. */
export const drained = async (stream: Writable): Promise<void> => {
  if (!stream.writableNeedDrain || stream.destroyed) return;
  const waiting = new AbortController();
  const { signal } = waiting;
  await Promise.race([once(stream, 'drain', { signal }), once(stream, 'close', { signal })]).finally(() =>
    waiting.abort(),
  );
};

const BAR = 30;

/** A bar that is written over itself. */
const progressText = (done: number): string => {
  if (done >= 1) return '\r\u001b[K';
  const full = Math.floor(done * BAR);
  return `\r[${'#'.repeat(full)}${'.'.repeat(BAR - full)}] ${String(Math.floor(done * 100)).padStart(2)} %`;
};

/** The terminal that this process runs in. Colours only where they are seen and wanted (NO_COLOR). */
export const thisTerminal = (): Terminal => {
  const { stdout, stderr, env } = process;
  return {
    print: (text) => {
      stdout.write(text);
    },
    drained: () => drained(stdout),
    say: (line) => {
      stderr.write(`${printable(line)}\n`);
    },
    progress: (done) => {
      if (stderr.isTTY) stderr.write(progressText(done));
    },
    colour: stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    locale: terminalLocale({ env, stdout }),
    now: () => Date.now(),
  };
};

/** Text that stands out, where colours are shown. */
export const strong = (terminal: Terminal, text: string): string =>
  terminal.colour ? styleText('bold', text, { validateStream: false }) : text;

/** Text that stands back, where colours are shown. */
export const faint = (terminal: Terminal, text: string): string =>
  terminal.colour ? styleText('dim', text, { validateStream: false }) : text;
