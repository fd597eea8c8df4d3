import type { FileNote, FileTrouble } from '../files/file.ts';
import { fill, sayFirst, sayNumber } from './locale.ts';
import type { Locale } from './views.ts';
import { wordsOf } from './words-of.ts';

const SHOWN = 4;

const namesSay = (names: readonly string[], locale: Locale): string => sayFirst(names, SHOWN, locale);

/** Why a file cannot be read, and what to do: completes "orders.pdf …". */
export const fileTroubleSay = (trouble: FileTrouble, locale: Locale): string => {
  const own = wordsOf('file', locale);
  switch (trouble.kind) {
    case 'is':
      return wordsOf('fileIs', locale)[trouble.what];
    case 'zip-holds':
      return trouble.names.length === 0
        ? own.holdsNothing
        : fill(own.holds, { names: namesSay(trouble.names, locale) });
    case 'too-large':
      return fill(own.tooLarge, { n: sayNumber(Math.floor(trouble.mostBytes / 1_048_576), locale) });
    case 'broken':
      return wordsOf('fileBroken', locale)[trouble.what];
    case 'no-such-sheet':
      return fill(own.noSheet, { name: trouble.named, names: namesSay(trouble.sheets, locale) });
    case 'no-sheets':
      return own.noSheets;
  }
};

/** How a file was read: completes "orders.xlsx: …". */
export const fileNoteSay = (note: FileNote, locale: Locale): string => {
  const own = wordsOf('file', locale);
  switch (note.kind) {
    case 'unpacked':
      return fill(own.unpacked, { name: note.name });
    case 'guessed':
      return fill(own.guessed, { name: note.encoding });
    case 'sheet':
      return fill(own.sheet, { name: note.name, names: namesSay(note.others, locale) });
  }
};
