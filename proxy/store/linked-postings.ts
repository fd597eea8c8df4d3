import { readPosted } from '../../shared/ledger/posting-text.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { type LedgerEnd, linkOf } from './chain.ts';

/** A posting as it lies in the file. */
export type Row = Readonly<Record<string, unknown>>;

/** What came after a known end, and where the ledger ends with it. */
export interface News {
  readonly posted: readonly Posted[];
  readonly end: LedgerEnd;
}

/** Reads postings that follow an end, and checks that each is linked to the one before. `where` names the ledger; throws LedgerError. */
export function readLinked(after: LedgerEnd, rows: readonly Row[], where: string): News {
  let end = after;
  const posted = rows.map((row) => {
    const { seq, posting } = readPosted(row['seq'], row['body'], where);
    const link = linkOf(end.link, String(row['body']));
    if (link !== row['link'])
      throw new LedgerError(
        `posting ${seq} in ${where} is damaged (it, or one before it, is not as it was written): put back a copy of the ledger`,
      );
    end = { seq, link, at: posting.at };
    return { seq, posting };
  });
  return { posted, end };
}
