import { closeSync, constants, fdatasync, openSync, readSync, writeSync } from 'node:fs';
import type { LedgerEnd } from './chain.ts';
import { unreadableEnd } from './loss.ts';
import { readPlainFile, writePrivateFile } from './private-file.ts';

/** The end of a ledger, kept a second time, outside of its file and its log. */
export interface KeptEnd {
  /** Null where none was kept. Throws LedgerError where what was kept cannot be read. */
  read(): LedgerEnd | null;
  /** Replaces what is kept, whatever that is, and makes sure that it can be kept. Throws LedgerError. */
  replace(end: LedgerEnd): void;
  /** Keeps an end that is durable in the ledger, unless a later one is kept. What goes wrong is let be: an end that lags only notices less. */
  advance(end: LedgerEnd): void;
}

/** Always of one length, so that it is written over in place, by one small write. */
const LENGTH = 128;

/** How long an end may wait to outlive a loss of power, too. Every commit waits for its own sync; a second one each time would double what a call costs. */
const SYNC_MS = 1000;

const textOf = (end: LedgerEnd): string => `${JSON.stringify(end).padEnd(LENGTH - 1)}\n`;

/** The end that a text says, or null. */
function parseEnd(text: string): LedgerEnd | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { seq, link, at } = { seq: null, link: null, at: null, ...value };
    return Number.isSafeInteger(seq) && typeof link === 'string' && typeof at === 'number'
      ? { seq: Number(seq), link, at }
      : null;
  } catch {
    return null;
  }
}

/** The place beside a ledger where its end is kept. Nothing is read or made. */
export function keptEndFile(ledger: string): string {
  return `${ledger}.last`;
}

/** Keeps the end of the ledger in this file. */
export function openKeptEnd(ledger: string): KeptEnd {
  const file = keptEndFile(ledger);
  let syncing = false;
  const syncSoon = (): void => {
    if (syncing) return;
    syncing = true;
    setTimeout(() => {
      syncing = false;
      syncFile(file);
    }, SYNC_MS).unref();
  };
  return {
    read: () => {
      let text = readPlainFile(file);
      // Another process may be writing over it: what reads the same twice is no mixture.
      for (let again = readPlainFile(file); again !== text; again = readPlainFile(file)) text = again;
      if (text === null) return null;
      const end = parseEnd(text);
      if (end !== null) return end;
      throw unreadableEnd(file);
    },
    replace: (end) => writePrivateFile(file, textOf(end)),
    advance: (end) => {
      try {
        if (writeOver(file, end)) syncSoon();
      } catch {
        // The next start keeps it.
      }
    },
  };
}

function writeOver(file: string, end: LedgerEnd): boolean {
  const handle = openSync(file, constants.O_RDWR | constants.O_NOFOLLOW);
  try {
    const bytes = Buffer.alloc(LENGTH);
    readSync(handle, bytes, 0, LENGTH, 0);
    const kept = parseEnd(bytes.toString());
    // Another process committed after this one, and kept its end first.
    if (kept === null || kept.seq >= end.seq) return false;
    writeSync(handle, textOf(end), 0);
    return true;
  } finally {
    closeSync(handle);
  }
}

function syncFile(file: string): void {
  try {
    const handle = openSync(file, constants.O_RDWR | constants.O_NOFOLLOW);
    fdatasync(handle, () => closeSync(handle));
  } catch {
    // It is gone, and its folder with it.
  }
}
