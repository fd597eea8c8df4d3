import { EVERY_ACCOUNT, PRACTICE_ACCOUNT } from '../../shared/books/books.ts';
import {
  backupHead,
  backupLines,
  planRestore,
  type RestorePlan,
  readBackup,
  restore,
} from '../../shared/ledger/backup.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import type { Posting } from '../../shared/model/posting.ts';

/** What lies in the books. */
export interface BooksCount {
  readonly calls: number;
  /** When the first was, or null. */
  readonly since: number | null;
}

/** What a file would add to the books. */
export type Offer =
  | { readonly kind: 'adds'; readonly calls: number; readonly missing: number; readonly take: () => Promise<boolean> }
  | { readonly kind: 'went-on' | 'no-backup' | 'newer' }
  | { readonly kind: 'damaged'; readonly line: number };

/** The books as a file, and back. They go from the store to the file and back without a stop in the background, which has calls to hold. */
export interface BooksFile {
  readonly count: () => Promise<BooksCount>;
  readonly backup: (now: number) => Promise<{ readonly name: string; readonly type: string; readonly text: string }>;
  readonly offer: (text: string) => Promise<Offer>;
  readonly empty: () => Promise<void>;
}

const callsIn = (postings: Iterable<Posting>): number =>
  new Set([...postings].flatMap(({ call }) => (call === null ? [] : [call]))).size;

/** What is only practised is not kept: the portal begins anew with each run. */
const isReal = ({ account }: Posting): boolean => account !== PRACTICE_ACCOUNT;

/** Opens the books of this browser for a page. `replaced` hears of it when they are others. */
export const openBooksFile = (
  { ledger, empty }: { readonly ledger: LedgerStore; readonly empty: () => Promise<void> },
  replaced: () => Promise<void>,
): BooksFile => {
  const take = async (plan: Extract<RestorePlan, { readonly kind: 'fits' }>): Promise<boolean> => {
    const isTaken = await restore(ledger, plan);
    if (isTaken) await replaced();
    return isTaken;
  };
  return {
    count: async () => {
      const calls = new Set<string>();
      let since: number | null = null;
      for await (const page of ledger.pages()) {
        for (const { posting } of page) {
          if (posting.call === null || !isReal(posting)) continue;
          calls.add(posting.call);
          since = Math.min(since ?? posting.sent, posting.sent);
        }
      }
      return { calls: calls.size, since };
    },
    backup: async (now) => {
      const made = new Date(now).toISOString();
      const lines = [backupHead(made)];
      for await (const page of ledger.pages())
        lines.push(...backupLines(page.map(({ posting }) => posting).filter(isReal)));
      return {
        name: `tollgate-backup-${made.slice(0, 10)}.ndjson`,
        type: 'application/x-ndjson',
        text: `${lines.join('\n')}\n`,
      };
    },
    offer: async (text) => {
      const read = readBackup(text);
      if (read.kind !== 'backup') return read;
      const plan = await planRestore(ledger, read.postings, EVERY_ACCOUNT);
      if (plan.kind !== 'fits') return { kind: 'went-on' };
      return {
        kind: 'adds',
        calls: callsIn(plan.missing),
        missing: plan.missing.length,
        take: () => take(plan),
      };
    },
    empty: async () => {
      await empty();
      await replaced();
    },
  };
};
