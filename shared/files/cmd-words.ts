const COMMAND_END = '\uE002';

/** What cmd.exe makes of a text: carets outside of quotes taken away with what they protect, line ends and `&` as ends of a command. */
const withoutCarets = (source: string): string => {
  const text = source.replaceAll('\r\n', '\n');
  let plain = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '^' && !isQuoted) {
      // A caret at the end of a line joins it with the next, whose first character it protects.
      at += text.charAt(at + 1) === '\n' ? 2 : 1;
      plain += text.charAt(at);
    } else if (character === '\n' || (character === '&' && !isQuoted)) {
      isQuoted = false;
      plain += COMMAND_END;
    } else {
      if (character === '"') isQuoted = !isQuoted;
      plain += character;
    }
  }
  return plain;
};

const PIECE = /(\\*)"|[ \t\n]|[^"\\ \t\n]+|\\+/y;

/** The words of one command as Windows programs take them apart: backslashes before a quotation mark count in pairs, one more makes it a character. */
const wordsOf = (command: string): readonly string[] => {
  const words: string[] = [];
  let word: string | null = null;
  let isQuoted = false;
  PIECE.lastIndex = 0;
  for (let found = PIECE.exec(command); found !== null; found = PIECE.exec(command)) {
    const [piece, slashes] = found;
    if (slashes !== undefined) {
      word = `${word ?? ''}${'\\'.repeat(Math.floor(slashes.length / 2))}`;
      const doubled = isQuoted && command.charAt(PIECE.lastIndex) === '"';
      if (doubled) PIECE.lastIndex += 1;
      if (doubled || slashes.length % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
    } else if (!isQuoted && /^[ \t\n]$/.test(piece)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = `${word ?? ''}${piece}`;
  }
  if (word !== null) words.push(word);
  return words;
};

/** True when a text is written for cmd.exe: its carets protect quotation marks or line ends. */
export const isForCmd = (text: string): boolean => /\^["\r\n]/.test(text);

/** The commands of a text as cmd.exe and the program that it starts take them apart, each a list of words. */
export const cmdCommands = (source: string): readonly (readonly string[])[] =>
  withoutCarets(source)
    .split(COMMAND_END)
    .map(wordsOf)
    .filter((words) => words.length > 0);
