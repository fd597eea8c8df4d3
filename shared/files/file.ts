import type { TableRow } from '../lists/list.ts';
import type { OtherFile } from './file-kind.ts';

/** What a file is that cannot be read for calls or numbers; each has its own words (`words/file-say.ts`). */
export type WrongFile =
  | OtherFile
  | 'empty'
  | 'word-document'
  | 'slides'
  | 'open-document'
  | 'numbers-sheet'
  | 'binary-workbook'
  | 'locked'
  | 'page'
  | 'xml'
  | 'rich-text'
  | 'e-mail'
  | 'too-many-calls'
  | 'powershell'
  | 'insomnia';

/** Why a file cannot be read. */
export type FileTrouble =
  | { readonly kind: 'is'; readonly what: WrongFile }
  /** A zip file with nothing, or with more than one thing, that could be meant. */
  | { readonly kind: 'zip-holds'; readonly names: readonly string[] }
  | { readonly kind: 'too-large'; readonly mostBytes: number }
  | { readonly kind: 'broken'; readonly what: 'zip' | 'gzip' | 'workbook' }
  | { readonly kind: 'no-such-sheet'; readonly named: string; readonly sheets: readonly string[] }
  | { readonly kind: 'no-sheets' };

/** What is worth saying of how a file was read. */
export type FileNote =
  | { readonly kind: 'unpacked'; readonly name: string }
  | { readonly kind: 'guessed'; readonly encoding: string }
  /** Of several sheets, the one that was read. */
  | { readonly kind: 'sheet'; readonly name: string; readonly others: readonly string[] };

export type FileOpened =
  | { readonly kind: 'text'; readonly text: string; readonly notes: readonly FileNote[] }
  | { readonly kind: 'sheet'; readonly rows: readonly TableRow[]; readonly notes: readonly FileNote[] }
  | { readonly kind: 'trouble'; readonly trouble: FileTrouble };
