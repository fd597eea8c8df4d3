import { existsSync, mkdirSync, type Stats, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { LedgerError } from '../../shared/ledger/store.ts';
import { explain, isCode, whyNotWritable } from './path-trouble.ts';
import { thisUser } from './this-user.ts';

const OTHERS = 0o077;
const OTHERS_WRITE = 0o022;
const STICKY = 0o1000;

/**
 * Makes a folder that only this user may enter, and those above it. One that is there stays as it is, and has to be one that nobody else can put files into: who
 * can, decides what is read from them. It may be a link, for it is the user who names it. Throws LedgerError.
 */
export function makePrivateDir(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
  } catch (error) {
    // Of a read-only file system Node says that the folder is not there.
    const above = whyNotWritable(nearestAbove(dir));
    throw explain('could not be made a folder', dir, isCode(error, 'ENOENT') ? (above ?? error) : error);
  }
  const why = whyNotWritable(dir);
  if (why !== null) throw explain('may not be written', dir, why);
  const problem = othersWrite(dir, statSync(dir));
  if (problem !== null) throw new LedgerError(problem);
}

/** The nearest folder above that is there. */
function nearestAbove(dir: string): string {
  const above = dirname(dir);
  return above === dir || existsSync(above) ? above : nearestAbove(above);
}

/** Why others can put files into a folder, and what to do; null when they cannot. */
function othersWrite(dir: string, { uid, mode }: Stats): string | null {
  const me = thisUser();
  if (me === null) return null;
  if (me !== 0 && uid !== me && uid !== 0)
    return `${dir} belongs to another user, who could replace the ledger: choose another place with --data`;
  // In a folder like /tmp others may add files and replace none; what they added is seen by its owner.
  if ((mode & OTHERS_WRITE) === 0 || (mode & STICKY) !== 0) return null;
  return `${dir} may be written by other users, who could replace the ledger: run chmod 700 ${dir}, or choose another place with --data`;
}

/** What to tell the person of a folder that others may look into; null when they may not. */
export function othersLook(dir: string): string | null {
  const found = statSync(dir, { throwIfNoEntry: false });
  if (found === undefined || thisUser() === null || (found.mode & OTHERS) === 0) return null;
  return `${dir} may be entered by other users (its files are for this one alone): run chmod 700 ${dir}`;
}
