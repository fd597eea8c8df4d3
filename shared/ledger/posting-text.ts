import type { Posted, Posting } from '../model/posting.ts';
import { problemOf } from './check-posting.ts';
import { namedPosting } from './old-posting.ts';
import { shortPosting, wholePosting } from './short-posting.ts';
import { LedgerError } from './store.ts';

/** A posting as stores keep it. */
export const postingText = (posting: Posting): string => JSON.stringify(shortPosting(posting));

const parse = (text: unknown): { readonly value: unknown; readonly problem: string | null } => {
  if (typeof text !== 'string') return { value: null, problem: 'it is no text' };
  try {
    const value = namedPosting(wholePosting(JSON.parse(text)));
    return { value, problem: problemOf(value) };
  } catch (error) {
    return { value: null, problem: error instanceof Error ? error.message : String(error) };
  }
};

/** A posting as a store gives it back, in its place. `where` names the ledger; throws LedgerError when it is damaged. */
export const readPosted = (seq: unknown, text: unknown, where: string): Posted => {
  const { value, problem } = parse(text);
  if (problem !== null || typeof seq !== 'number') {
    throw new LedgerError(
      `posting ${String(seq)} in ${where} is damaged (${problem ?? 'its number is none'}): put back a copy of the ledger`,
    );
  }
  return { seq, posting: value as Posting };
};
