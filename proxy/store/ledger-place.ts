import { join, resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { dataDir, thisHome } from './data-dir.ts';
import { hasLedgerFile } from './store-to-read.ts';

/** Where a command finds its ledger. */
export interface LedgerPlace {
  readonly dir: string;
  readonly file: string;
}

const LEDGER_FILE = 'ledger.sqlite';

/** The file that `--store` names. Throws UsageError for a store that there is none of. */
const storeFile = (store: string): string => {
  const file = /^sqlite:(?:\/\/(?=\/))?(.+)$/.exec(store)?.[1];
  if (file === undefined) throw new UsageError(`--store ${store} is no store: write sqlite:FILE`);
  return resolve(file);
};

/** The place that the options name, else the environment, else the system. Nothing is made. */
export const ledgerPlace = (data: string | undefined, store: string | undefined): LedgerPlace => {
  const dir = dataDir(data, thisHome());
  return { dir, file: store === undefined ? join(dir, LEDGER_FILE) : storeFile(store) };
};

/** Whether there is a ledger yet, or was one. A command that only reads makes none. */
export const hasLedger = ({ file }: LedgerPlace): boolean => hasLedgerFile(file);

/** What a command's options say of the place. */
interface PlaceInput {
  readonly text: (name: 'data' | 'store') => string | undefined;
}

/** The place that a command's options name. Nothing is made. Throws UsageError. */
export const placeOf = (input: PlaceInput): LedgerPlace => ledgerPlace(input.text('data'), input.text('store'));

/** The same for a command that only reads, which says so when a place that was named holds no ledger: it may be a slip of the pen. */
export const placeToRead = (input: PlaceInput, say: (line: string) => void): LedgerPlace => {
  const place = placeOf(input);
  const isNamed = input.text('data') !== undefined || input.text('store') !== undefined;
  if (isNamed && !hasLedger(place)) say(`there is no ledger at ${place.file} yet: it is taken for an empty one`);
  return place;
};
