import { LedgerError } from '../../shared/ledger/store.ts';
import type { Posted } from '../../shared/model/posting.ts';
import { buildPosting } from './build-posting.ts';
import { beginsAgain, type NewsLedger } from './news-ledger.ts';
import type { Place } from './store-case.ts';

export const numbersTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

/** Appends postings with these ids; gives the numbers of the news, then the next one. */
export const append = (ledger: NewsLedger, ...ids: readonly string[]): Promise<readonly number[]> =>
  ledger.write((news, next) => ({
    append: ids.map((id) => buildPosting({ id })),
    result: [...news.map(({ seq }) => seq), next],
  }));

export const newsOf = (ledger: NewsLedger): Promise<readonly Posted[]> =>
  ledger.write((news) => ({ append: [], result: news }));

export const line = ({ seq, posting }: Posted): string => `${seq} ${posting.id}`;

/** Keeps what one writer came to know, as books do. */
export const follow = (ledger: NewsLedger) => {
  const lines: string[] = [];
  const takeIn = (news: readonly Posted[], next: number): void => {
    if (beginsAgain(news, next)) lines.length = 0;
    lines.push(...news.map(line));
  };
  /** Appends a posting where `may` says so of how many are known; the books hold it at once. */
  const write = (id: string, may: (known: number) => boolean): Promise<boolean> =>
    ledger.write((news, next) => {
      takeIn(news, next);
      if (!may(lines.length)) return { append: [], result: false };
      const posting = buildPosting({ id });
      lines.push(line({ seq: next, posting }));
      return { append: [posting], result: true };
    });
  const look = (): Promise<readonly string[]> =>
    ledger.read((news, next) => {
      takeIn(news, next);
      return [...lines];
    });
  return { lines, write, append: (id: string) => write(id, () => true), look };
};

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

/** Where nobody can keep the lock: a store in memory has none, and the browser ends a transaction that does nothing. */
export const noLock = async (): Promise<() => Promise<void>> => async () => {};
