import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import type { LedgerPlace } from '../store/ledger-place.ts';

/** What tells this machine from others and is told to none; empty where the system has no such file. */
const machineId = (): string => {
  try {
    return readFileSync('/etc/machine-id', 'utf8').trim();
  } catch {
    return '';
  }
};

/**
 * The key of account ids at a place whose ledger keeps none yet. A command that reads may not make one, and still a credential has one id in all that is
 * read there. It is in no answer and no file; the ledger, once there is one, has a key of its own.
 */
export const placeKey = ({ file }: LedgerPlace): string =>
  createHash('sha256')
    .update(JSON.stringify(['tollgate account ids', machineId(), hostname(), homedir(), file]))
    .digest('hex');
