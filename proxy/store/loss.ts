import { LedgerError } from '../../shared/ledger/store.ts';
import type { LedgerEnd } from './chain.ts';

/** The ledger does not hold what was durably written to it. */
export class LossError extends LedgerError {}

const REMEDY =
  'Put back a copy of the folder, or go on with what is there by "tollgate doctor --accept-loss": what is left is then unknown until the provider\'s own count is read (17TRACK: getquota) or a plan is set';

/** Where what was kept of it cannot be read, nobody can tell. */
export function unreadableEnd(file: string): LossError {
  return new LossError(`${file} is damaged, so nobody can tell whether the ledger has lost postings. ${REMEDY}`);
}

const timeOf = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

/** Throws LedgerError where the ledger has another posting in the place of the end that it had: others only append. One that became shorter the queue notices. */
export function requireGoesOn(before: LedgerEnd, end: LedgerEnd, linkAt: (seq: number) => unknown, file: string): void {
  if (end.seq < before.seq || isLinked(before, linkAt)) return;
  throw new LedgerError(
    `${file} ends at posting ${end.seq} and does not go on from posting ${before.seq}: it was emptied, replaced by a copy or damaged`,
  );
}

const isLinked = ({ seq, link }: LedgerEnd, linkAt: (seq: number) => unknown): boolean =>
  seq === 0 || linkAt(seq) === link;

/** Throws LossError unless the ledger still holds the end that was kept outside of it. `linkAt` gives the link of a posting in the ledger. */
export function requireKept(kept: LedgerEnd, end: LedgerEnd, linkAt: (seq: number) => unknown, file: string): void {
  if (kept.seq > end.seq) {
    const missing = kept.seq - end.seq;
    const since = end.seq === 0 ? '' : ` of ${timeOf(end.at)}`;
    throw new LossError(
      `${file} has lost its last ${missing === 1 ? 'posting' : `${missing} postings`}: it ends at posting ${end.seq}${since}, and posting ${kept.seq} was written to it at ${timeOf(kept.at)}. ${REMEDY}`,
    );
  }
  if (kept.seq > 0 && linkAt(kept.seq) !== kept.link) {
    throw new LossError(
      `${file} is not the ledger that was written here: its posting ${kept.seq} is another than the one of ${timeOf(kept.at)}. ${REMEDY}`,
    );
  }
}
