import type { Posted } from '../../shared/ledger/posting.ts';
import { LedgerError, type LedgerStore } from '../../shared/ledger/store.ts';
import { buildPosting } from './build-posting.ts';
import type { Place } from './store-case.ts';

export const numbersTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

/** Appends postings with these ids; gives the numbers of the news, then the next one. */
export const append = (ledger: LedgerStore, ...ids: readonly string[]): Promise<readonly number[]> =>
  ledger.write((news, next) => ({
    append: ids.map((id) => buildPosting({ id })),
    result: [...news.map(({ seq }) => seq), next],
  }));

export const newsOf = (ledger: LedgerStore): Promise<readonly Posted[]> =>
  ledger.write((news) => ({ append: [], result: news }));

export const line = ({ seq, posting }: Posted): string => `${seq} ${posting.id}`;

/** The whole ledger, as one who opens it now reads it. */
export const readAll = async (place: Place): Promise<readonly string[]> => {
  const reader = await place.open();
  const lines = (await newsOf(reader.ledger)).map(line);
  await reader.close();
  return lines;
};

/** The failure of a promise, or what it came to. */
export const failureOf = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    return await promise;
  } catch (error) {
    return error instanceof LedgerError ? `LedgerError: ${error.message}` : `another error: ${String(error)}`;
  }
};

/** A step with a bug. */
export const throwing = (): never => {
  throw new RangeError('a bug');
};
