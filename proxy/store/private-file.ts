import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { LedgerError } from '../../shared/ledger/store.ts';
import { explain, isCode } from './path-trouble.ts';
import { thisUser } from './this-user.ts';

const OTHERS = 0o077;

/**
 * True for a plain file, false where there is nothing. Throws LedgerError for all else: a link is not followed, for who planted it decides where it leads; and a
 * pipe would be waited for.
 */
export function isPlainFile(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return false;
  if (found.isSymbolicLink())
    throw new LedgerError(`${path} is a symbolic link, which is not followed: move it away, or name the place itself`);
  if (found.isFile()) return true;
  const kind = found.isDirectory() ? 'a folder' : 'a pipe, socket or device';
  throw new LedgerError(`${path} is ${kind} where a file belongs: move it away, or choose another place with --data`);
}

/** The same for a file that will be written: another user's is not taken for this one's. */
export function isOwnFile(path: string): boolean {
  if (!isPlainFile(path)) return false;
  const me = thisUser();
  if (me === null || me === 0 || lstatSync(path).uid === me) return true;
  throw new LedgerError(`${path} belongs to another user: move it away, or choose another place with --data`);
}

/**
 * Makes an empty file that only this user may read and write; takes others' rights from one that is there. Throws LedgerError.
 *
 * One that is there is never opened: on POSIX systems, closing any handle of a file ends all locks of the process on it, SQLite's included.
 */
export function makePrivateFile(file: string): void {
  try {
    if (isOwnFile(file)) takeOthersRights(file);
    else closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    // Another process made it between the look and the making: then it did so in the same way.
    if (isCode(error, 'EEXIST')) return;
    throw explain('could not be opened', file, error);
  }
}

/** Takes the rights of all others from a file, where there is one. Throws LedgerError. */
export function takeOthersRights(file: string): void {
  if (!isPlainFile(file) || thisUser() === null) return;
  const { mode } = lstatSync(file);
  if ((mode & OTHERS) !== 0) chmodSync(file, mode & 0o777 & ~OTHERS);
}

/**
 * Writes a file for this user alone, durably: beside it first, then moved, so that whoever reads it finds a whole one, and a link or a file with wider rights that
 * stood there goes. Throws LedgerError.
 */
export function writePrivateFile(file: string, text: string): void {
  const beside = `${file}.new`;
  try {
    for (const path of [file, beside]) if (!isLink(path)) isOwnFile(path);
    rmSync(beside, { force: true });
    const handle = openSync(beside, 'wx', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
  } catch (error) {
    throw explain('could not be written', file, error);
  }
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** The text of a small file, or null where there is none. Throws LedgerError for what is no plain file, and never waits for a pipe. */
export function readPlainFile(file: string): string | null {
  try {
    if (!isPlainFile(file)) return null;
    const handle = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return fstatSync(handle).isFile() ? readFileSync(handle, 'utf8') : null;
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw explain('could not be read', file, error);
  }
}
