import { EVERY_ACCOUNT, PRACTICE_ACCOUNT } from '../../shared/books/books.ts';
import {
  backupHead,
  backupLines,
  type KeptThing,
  keptLines,
  planRestore,
  type RestorePlan,
  readBackup,
  restore,
} from '../../shared/ledger/backup.ts';
import type { LedgerStore } from '../../shared/ledger/store.ts';
import type { Posting } from '../../shared/model/posting.ts';
import type { KeptThings } from './kept-things.ts';

/** What lies in the books. */
export interface BooksCount {
  readonly calls: number;
  /** When the first was, or null. */
  readonly since: number | null;
}

/** All of it was added; the sites that the browser did not give are left out. Null where the books changed meanwhile, and nothing was added to them. */
export type Taken = { readonly left: readonly string[] } | null;

/** What a file would add to the books, and to what was said. */
export type Offer =
  | {
      readonly kind: 'adds';
      readonly calls: number;
      /** Entries, and what was said besides. */
      readonly missing: number;
      /** To be called while a press is being heard: the browser is asked for sites. */
      readonly take: () => Promise<Taken>;
    }
  | { readonly kind: 'went-on' | 'no-backup' | 'newer' }
  | { readonly kind: 'damaged'; readonly line: number };

/** The books, and what was said besides, as one file, and back. They go from the store to the file and back without a stop in the background, which has calls to hold. */
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

export interface BooksFileEdges {
  readonly ledger: LedgerStore;
  readonly things: KeptThings;
  /** The background hears that the books are others. */
  readonly replaced: () => Promise<void>;
  /** The background deletes what it keeps. */
  readonly deleteAll: () => Promise<void>;
}

/** Opens the books of this browser for a page. */
export const openBooksFile = ({ ledger, things, replaced, deleteAll }: BooksFileEdges): BooksFile => {
  const take = async (
    plan: Extract<RestorePlan, { readonly kind: 'fits' }>,
    missing: readonly KeptThing[],
  ): Promise<Taken> => {
    const left = await things.put(missing);
    const isTaken = await restore(ledger, plan);
    await replaced();
    return isTaken ? { left } : null;
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
      lines.push(...keptLines(await things.list()));
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
      const missing = await things.missing(read.kept);
      return {
        kind: 'adds',
        calls: callsIn(plan.missing),
        missing: plan.missing.length + missing.length,
        take: () => take(plan, missing),
      };
    },
    empty: async () => {
      await deleteAll();
      await things.giveUpSites();
    },
  };
};
