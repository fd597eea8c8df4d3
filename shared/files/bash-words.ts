import { placeholder } from './placeholder.ts';

/** A place in the text that is being read. */
interface Reader {
  readonly text: string;
  at: number;
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
};

/** Reads to the end of `'…'`; a reader stands past the first mark. */
const readSingle = (reader: Reader): string => {
  const end = reader.text.indexOf("'", reader.at);
  const stop = end < 0 ? reader.text.length : end;
  const inside = reader.text.slice(reader.at, stop);
  reader.at = stop + 1;
  return inside;
};

const CODED = /x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|U([0-9a-f]{1,8})|([0-7]{1,3})/iy;

/** Reads what follows a backslash in `$'…'`. */
const readEscape = (reader: Reader): string => {
  CODED.lastIndex = reader.at;
  const coded = CODED.exec(reader.text);
  if (coded !== null) {
    reader.at = CODED.lastIndex;
    const [, byte, short, long, octal] = coded;
    const code = octal === undefined ? Number.parseInt(byte ?? short ?? long ?? '0', 16) : Number.parseInt(octal, 8);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  }
  const character = reader.text.charAt(reader.at);
  reader.at += 1;
  return ESCAPES[character] ?? character;
};

const readAnsi = (reader: Reader): string => {
  let inside = '';
  while (reader.at < reader.text.length) {
    const character = reader.text.charAt(reader.at);
    reader.at += 1;
    if (character === "'") break;
    inside += character === '\\' ? readEscape(reader) : character;
  }
  return inside;
};

const VARIABLE = /\$(?:[A-Za-z_]\w*|\{[^}\n]{1,60}\}|\([^)\n]{0,100}\)|[0-9@*#?!$])|`[^`\n]{0,100}`/y;

/** What stands beside a variable's name may be a key (`${KEY:-0123}`), and so may what a command is told. */
const nameOf = (written: string): string => {
  if (written.startsWith('`')) return '`…`';
  if (written.startsWith('$(')) return '$(…)';
  return written.replace(/^(\$\{[!#]?\w*).*\}$/s, '$1}');
};

/** Reads a variable or another command's answer, of which nobody knows the value; null when here is none. */
const readVariable = (reader: Reader): string | null => {
  VARIABLE.lastIndex = reader.at;
  const found = VARIABLE.exec(reader.text);
  if (found === null) return null;
  reader.at = VARIABLE.lastIndex;
  return placeholder(nameOf(found[0]));
};

const readDouble = (reader: Reader): string => {
  let inside = '';
  while (reader.at < reader.text.length) {
    const character = reader.text.charAt(reader.at);
    const next = reader.text.charAt(reader.at + 1);
    if (character === '"') break;
    const variable = character === '$' || character === '`' ? readVariable(reader) : null;
    if (variable !== null) {
      inside += variable;
      continue;
    }
    const escapes = character === '\\' && /["\\$`\n]/.test(next);
    if (!escapes) inside += character;
    else if (next !== '\n') inside += next;
    reader.at += escapes ? 2 : 1;
  }
  reader.at += 1;
  return inside;
};

/** Reads one piece of a word: a quoted part, a variable, an escaped character, or a plain one. */
const readPiece = (reader: Reader): string => {
  const { text, at } = reader;
  const character = text.charAt(at);
  const next = text.charAt(at + 1);
  const quote = character === '$' && (next === "'" || next === '"') ? `$${next}` : character;
  switch (quote) {
    case "'":
    case "$'":
    case '"':
    case '$"':
      reader.at += quote.length;
      return quote === "'" ? readSingle(reader) : quote === "$'" ? readAnsi(reader) : readDouble(reader);
    case '\\':
      reader.at += 2;
      return next;
    default: {
      const variable = character === '$' || character === '`' ? readVariable(reader) : null;
      if (variable !== null) return variable;
      reader.at += 1;
      return character;
    }
  }
};

/** Words as they come to be, command by command. */
interface Taken {
  readonly commands: string[][];
  word: string | null;
  /** The next word is a file that a redirection names. */
  isTarget: boolean;
}

const endWord = (taken: Taken): void => {
  if (taken.word === null) return;
  if (!taken.isTarget) taken.commands.at(-1)?.push(taken.word);
  taken.isTarget = false;
  taken.word = null;
};

const takeEnd = (taken: Taken, character: string): void => {
  const redirects = character === '<' || character === '>';
  // `2>&1`: the number before is that of a stream, the one behind a target like a file.
  if (redirects && taken.word !== null && /^\d$/.test(taken.word)) taken.word = null;
  if (character === '&' && taken.isTarget && taken.word === null) return;
  endWord(taken);
  if (character === ' ' || character === '\t') return;
  taken.isTarget = redirects;
  if (!taken.isTarget) taken.commands.push([]);
};

/** The commands of a text as a POSIX shell or bash takes them apart, each a list of words. Redirections are left out. */
export const bashCommands = (source: string): readonly (readonly string[])[] => {
  const reader: Reader = { text: source.replaceAll('\r\n', '\n'), at: 0 };
  const taken: Taken = { commands: [[]], word: null, isTarget: false };
  while (reader.at < reader.text.length) {
    const character = reader.text.charAt(reader.at);
    // A backslash at the end of a line joins it with the next.
    if (reader.text.startsWith('\\\n', reader.at)) reader.at += 2;
    else if (/[ \t\n;&|<>]/.test(character)) {
      takeEnd(taken, character);
      reader.at += 1;
    } else if (character === '#' && taken.word === null) {
      const end = reader.text.indexOf('\n', reader.at);
      reader.at = end < 0 ? reader.text.length : end;
    } else taken.word = `${taken.word ?? ''}${readPiece(reader)}`;
  }
  endWord(taken);
  return taken.commands.filter((words) => words.length > 0);
};
