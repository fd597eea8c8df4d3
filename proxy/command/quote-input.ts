import { access } from 'node:fs/promises';
import { type Content, readContent } from '../../shared/files/read-content.ts';
import type { HarCall } from '../../shared/har/read-har.ts';
import type { TableRow } from '../../shared/lists/list.ts';
import { readTable } from '../../shared/lists/read-table.ts';
import type { HttpCall } from '../../shared/recognise/recognise.ts';
import { fileNoteSay, fileTroubleSay } from '../../shared/words/file-say.ts';
import { fill } from '../../shared/words/locale.ts';
import { wordsOf } from '../../shared/words/words-of.ts';
import { UsageError } from '../usage-error.ts';
import { type InputFile, readInputFile } from './input-file.ts';
import { parseRecording } from './read-recording.ts';
import { printable, type Terminal } from './terminal.ts';

/** What is to be quoted: the rows of a list, or calls. `name` says which in messages. */
export type QuoteInput =
  | { readonly kind: 'list'; readonly name: string; readonly rows: readonly TableRow[] }
  | {
      readonly kind: 'calls';
      readonly name: string;
      readonly calls: readonly HarCall[];
      /** Calls whose address nobody can tell. */
      readonly untold: number;
    };

/** True for what is meant as a number and not as a file: four digits in a row, no folder, no ending of a file. */
const looksLikeNumber = (operand: string): boolean =>
  /\d(?:[ .-]?\d){3}/.test(operand) && !/[\\/]/.test(operand) && !/\.[a-z][a-z0-9]{1,4}$/i.test(operand);

const isThere = async (file: string): Promise<boolean> => {
  try {
    await access(file);
    return true;
  } catch {
    return false;
  }
};

/** The file that is meant, or null where the operands are numbers themselves. A file of that name goes before a number. Rejects with UsageError. */
const fileAmong = async (operands: readonly string[]): Promise<string | null> => {
  const [first, ...more] = operands;
  if (first === undefined || first === '')
    throw new UsageError('name a file, or numbers: tollgate quote FILE, or tollgate quote NUMBER… --provider PROVIDER');
  if (more.length === 0 && (first === '-' || !looksLikeNumber(first) || (await isThere(first)))) return first;
  for (const operand of operands) {
    if (operand === '-' || !looksLikeNumber(operand) || (await isThere(operand)))
      throw new UsageError(`${operand} is one thing too many: give one file, or only numbers`);
  }
  return null;
};

/** A written call as an entry of a recording that nobody has answered. */
const asEntry = (http: HttpCall, index: number, now: number): HarCall => ({
  index,
  at: now,
  local: null,
  tookMs: 0,
  recorder: '',
  http,
  answer: () => ({ answer: { kind: 'none', sent: 'unknown' }, text: null, problem: null }),
  problem: null,
});

const ofContent = (
  name: string,
  text: string,
  content: Content,
  now: number,
  reader: Pick<Terminal, 'say' | 'locale'>,
): QuoteInput => {
  switch (content.kind) {
    case 'list':
      return { kind: 'list', name, rows: readTable(text) };
    case 'recording':
      return { kind: 'calls', name, calls: parseRecording(name, text, now), untold: 0 };
    case 'wrong':
      throw new UsageError(`${name} ${fileTroubleSay({ kind: 'is', what: content.what }, 'en')}`);
    case 'calls': {
      const { leftOut, leftOutMethod, unfilled } = wordsOf('command', reader.locale);
      for (const { method, holds } of content.untold)
        reader.say(fill(method === '' ? leftOut : leftOutMethod, { name, method, what: printable(holds) }));
      for (const holds of content.unfilled) reader.say(fill(unfilled, { name, what: printable(holds) }));
      const calls = content.calls.map((http, index) => asEntry(http, index, now));
      return { kind: 'calls', name, calls, untold: content.untold.length };
    }
  }
};

const ofFile = (name: string, file: InputFile, now: number, reader: Pick<Terminal, 'say' | 'locale'>): QuoteInput => {
  for (const note of file.notes) reader.say(`${name}: ${printable(fileNoteSay(note, reader.locale))}`);
  return file.kind === 'sheet'
    ? { kind: 'list', name, rows: file.rows }
    : ofContent(name, file.text, readContent(file.text), now, reader);
};

/** Reads what a command line gives to be quoted: a file of any kind, `-` for standard input, or numbers. Rejects with UsageError. */
export const readQuoteInput = async (
  operands: readonly string[],
  sheet: string | undefined,
  now: number,
  reader: Pick<Terminal, 'say' | 'locale'>,
): Promise<QuoteInput> => {
  const file = await fileAmong(operands);
  if (file !== null) return ofFile(file, await readInputFile(file, sheet ?? null), now, reader);
  return { kind: 'list', name: 'numbers', rows: readTable(operands.join('\n')) };
};
