import type { LedgerStore, Reading } from '../../shared/ledger/store.ts';
import type { Posted, Posting } from '../../shared/model/posting.ts';
import { NO_CHANGES } from '../../shared/model/rows.ts';

/** One step, or one look, on what is new to who follows a ledger: nothing where it goes on from its last one, else all of it. `next` is the number that comes next. */
export type OnNews<T> = (news: readonly Posted[], next: number) => T;

/** A ledger as somebody uses it who keeps all of it in memory, and no rows. */
export interface NewsLedger {
  write<T>(step: OnNews<{ readonly append: readonly Posting[]; readonly result: T }>): Promise<T>;
  read<T>(look: OnNews<T>): Promise<T>;
  pages(): AsyncIterable<readonly Posted[]>;
  close(): Promise<void>;
}

/** True for news that hold the whole ledger: who follows it begins again. */
export const beginsAgain = (news: readonly Posted[], next: number): boolean => news.length === next - 1;

function* newsOf({ last, goesOn }: { readonly last: number; readonly goesOn: boolean }): Reading<readonly Posted[]> {
  if (goesOn) return [];
  const [found] = yield [{ kind: 'postings', after: 0, most: last }];
  return found?.kind === 'postings' ? found.posted : [];
}

/** Follows a ledger. */
export const followed = (ledger: LedgerStore): NewsLedger => ({
  write: (step) =>
    ledger.write(function* (ground) {
      return { ...step(yield* newsOf(ground), ground.last + 1), changes: NO_CHANGES };
    }),
  read: (look) =>
    ledger.read(function* (ground) {
      return look(yield* newsOf(ground), ground.last + 1);
    }),
  pages: () => ledger.pages(),
  close: () => ledger.close(),
});
