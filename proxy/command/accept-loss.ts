import { applyNew } from '../../shared/books/apply.ts';
import { EVERY_ACCOUNT } from '../../shared/books/books.ts';
import { openBook } from '../../shared/gate/book.ts';
import type { Posting } from '../../shared/model/posting.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { bundledPacks } from '../../shared/packs/bundled.ts';
import { hasLedger, type LedgerPlace } from '../store/ledger-place.ts';
import { LossError } from '../store/loss.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import { UsageError } from '../usage-error.ts';
import { lookAtLedger, ORIGIN } from './open-ledger.ts';
import { userPosting } from './user-posting.ts';

/** Says that nobody knows any more what is left of an account. */
const unknownPosting = (pack: CompiledPack, account: string, at: number): Posting =>
  userPosting(pack, account, at, {
    action: 'accept-loss',
    changes: pack.document.meters.map(({ id }) => ({ do: 'allow', number: '', variant: '', meter: id, units: null })),
  });

/** What the ledger has lost, in one line, or null. Rejects with LedgerError for what else is wrong with it. */
const lossOf = async (place: LedgerPlace): Promise<string | null> => {
  try {
    if (hasLedger(place)) await lookAtLedger(place, 0, (ledger) => ledger.books());
    return null;
  } catch (error) {
    if (error instanceof LossError) return error.message;
    throw error;
  }
};

/**
 * Goes on with a ledger that has lost postings: from then on what is left is unknown, for the accounts that it knows and for those not yet seen, which may be the ones
 * that were lost. Throws UsageError when nothing is lost.
 */
export const acceptLoss = async (place: LedgerPlace, now: () => number): Promise<void> => {
  if ((await lossOf(place)) === null)
    throw new UsageError(`${place.file} has lost nothing: there is no loss to accept, so leave --accept-loss out`);
  const store = openSqliteStore(place.file, { loss: 'accepted' });
  try {
    const book = openBook(store.ledger, bundledPacks, now, ORIGIN);
    await book.step((books, at, nextOrder) => {
      const append = [
        ...[...books.accounts.values()].map(({ pack, id }) => unknownPosting(pack, id, at)),
        ...[...books.packs.values()].map((pack) => unknownPosting(pack, EVERY_ACCOUNT, at)),
      ];
      for (const posting of append) applyNew(books, { seq: nextOrder(), posting });
      return { append, result: undefined };
    });
  } finally {
    await store.close();
  }
};
