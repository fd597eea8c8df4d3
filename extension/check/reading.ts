import { readTable } from '../../shared/lists/read-table.ts';
import { readFile } from './read-file.ts';
import { readText } from './read-text.ts';

/** What reads lists, calls and files of all kinds. It is large, so a page loads it when there is something to read. */
export const reading = { readTable, readFile, readText };
