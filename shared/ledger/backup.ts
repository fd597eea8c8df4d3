import { isRecord } from '../bag.ts';
import type { Posting } from '../model/posting.ts';
import { NO_CHANGES } from '../model/rows.ts';
import { postingText, readPosted } from './posting-text.ts';
import { LedgerError, type LedgerStore } from './store.ts';

const KIND = 'tollgate-backup';
/** Since 2 there is what is kept beside the ledger, too. */
const VERSION = 2;
const READABLE: readonly unknown[] = [1, VERSION];

/** The first line of a backup; `made` is when, in ISO 8601. */
export const backupHead = (made: string): string => JSON.stringify({ kind: KIND, version: VERSION, made });

/** The lines of a backup behind its first, for a page of a ledger. */
export const backupLines = (postings: readonly Posting[]): readonly string[] => postings.map(postingText);

/** Something that a person said, and that lies beside the ledger: on which shelf, under which key. */
export interface KeptThing {
  readonly shelf: string;
  readonly key: string;
  /** JSON. */
  readonly value: unknown;
}

/** The lines of a backup for what lies beside the ledger. */
export const keptLines = (things: readonly KeptThing[]): readonly string[] =>
  things.map(({ shelf, key, value }) => JSON.stringify({ kept: { shelf, key, value } }));

const keptIn = (line: string): KeptThing | null => {
  if (!line.startsWith('{"kept":')) return null;
  const value: unknown = JSON.parse(line);
  const kept = isRecord(value) ? value['kept'] : null;
  if (!isRecord(kept)) return null;
  const { shelf, key } = kept;
  return typeof shelf === 'string' && typeof key === 'string' ? { shelf, key, value: kept['value'] } : null;
};

export type BackupRead =
  | {
      readonly kind: 'backup';
      readonly made: string;
      readonly postings: readonly Posting[];
      readonly kept: readonly KeptThing[];
    }
  /** It is something else; of a newer version; damaged in this line, counted from 1. */
  | { readonly kind: 'no-backup' | 'newer' }
  | { readonly kind: 'damaged'; readonly line: number };

const headOf = (line: string): { readonly version: unknown; readonly made: string } | null => {
  try {
    const value: unknown = JSON.parse(line);
    if (!isRecord(value) || value['kind'] !== KIND) return null;
    return { version: value['version'], made: String(value['made']) };
  } catch {
    return null;
  }
};

/** Reads a backup, whole or not at all. */
export const readBackup = (text: string): BackupRead => {
  const [first = '', ...lines] = text.split('\n');
  const head = headOf(first);
  if (head === null) return { kind: 'no-backup' };
  if (!READABLE.includes(head.version)) return { kind: 'newer' };
  const postings: Posting[] = [];
  const kept: KeptThing[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.trim() === '') continue;
    try {
      const thing = keptIn(line);
      if (thing === null) postings.push(readPosted(at + 1, line, 'the backup').posting);
      else kept.push(thing);
    } catch (error) {
      if (error instanceof LedgerError || error instanceof SyntaxError) return { kind: 'damaged', line: at + 2 };
      throw error;
    }
  }
  return { kind: 'backup', made: head.made, postings, kept };
};

/** What a backup would add to a ledger. */
export type RestorePlan =
  | { readonly kind: 'fits'; readonly last: number; readonly missing: readonly Posting[] }
  /** The ledger went on otherwise for this account: what the backup knows besides would come after what came later. */
  | { readonly kind: 'went-on'; readonly provider: string; readonly account: string };

const accountOf = ({ provider, account }: Posting): string => `${provider}|${account}`;

/**
 * Which postings of a backup a ledger lacks, by their ids. They fit where, account by account, the ledger holds nothing but the beginning of what the backup
 * holds, for what came before what is the ledger's order. What is set for accounts not yet seen is in nobody's way. Rejects with LedgerError.
 */
export const planRestore = async (
  store: Pick<LedgerStore, 'pages'>,
  postings: readonly Posting[],
  everyAccount: string,
): Promise<RestorePlan> => {
  const known = new Set<string>();
  const inBackup = new Set(postings.map(({ id }) => id));
  const goneOn = new Set<string>();
  let last = 0;
  for await (const page of store.pages()) {
    for (const { seq, posting } of page) {
      last = seq;
      known.add(posting.id);
      if (!inBackup.has(posting.id) && posting.account !== everyAccount) goneOn.add(accountOf(posting));
    }
  }
  const missing: Posting[] = [];
  const lacking = new Set<string>();
  for (const posting of postings) {
    const account = accountOf(posting);
    const isMissing = !known.has(posting.id);
    if (isMissing) missing.push(posting);
    if (isMissing && posting.account !== everyAccount) lacking.add(account);
    if (lacking.has(account) && (goneOn.has(account) || !isMissing))
      return { kind: 'went-on', provider: posting.provider, account: posting.account };
  }
  return { kind: 'fits', last, missing };
};

/**
 * Appends what a backup has and the ledger lacks, all of it or nothing; whoever reads the books next makes their rows up to here. False where somebody wrote
 * since it was planned. Rejects with LedgerError.
 */
export const restore = (store: LedgerStore, plan: Extract<RestorePlan, { readonly kind: 'fits' }>): Promise<boolean> =>
  // biome-ignore lint/correctness/useYield: a step that reads nothing
  store.write(function* ({ last }) {
    const fits = last === plan.last;
    return { append: fits ? plan.missing : [], changes: NO_CHANGES, result: fits };
  });
