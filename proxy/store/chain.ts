import { hash } from 'node:crypto';

/** What the chain of a ledger begins with. */
export const CHAIN_START = '';

const LINK_CHARACTERS = 32;

/** The link of a posting: it holds for the posting's text and, by the link before it, for all that the ledger held until then. */
export function linkOf(before: string, text: string): string {
  return hash('sha256', `${before}\n${text}`, 'hex').slice(0, LINK_CHARACTERS);
}

/** Where a ledger ends. */
export interface LedgerEnd {
  readonly seq: number;
  readonly link: string;
  /** When the last posting was written. */
  readonly at: number;
}

/** The end of a ledger without a posting. */
export const NO_POSTINGS: LedgerEnd = { seq: 0, link: CHAIN_START, at: 0 };
