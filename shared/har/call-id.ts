/**
 * The id of a recorded call: what was asked, when, and what came back to which tool. Postings are named by it, so that a ledger tells by its ids alone which calls
 * of a recording it holds.
 */
export interface CallId {
  /** What was asked: provider, account, method, address and body. */
  readonly request: string;
  /** When, on the clock that the entry was written by. */
  readonly at: number;
  /** In which zone nobody wrote down: the same recording is the same wherever it is read. */
  readonly isLocal: boolean;
  readonly answer: string;
  readonly recorder: string;
}

const RADIX = 36;

/** Writes an id; `nth` tells apart calls of one recording that are alike in all of it. */
export const writeCallId = ({ request, at, isLocal, answer, recorder }: CallId, nth: number): string =>
  [request, `${isLocal ? 'l' : 'u'}${at.toString(RADIX)}`, answer, recorder, ...(nth === 0 ? [] : [nth])].join('.');

/** Reads an id that `writeCallId` wrote; null for any other. */
export const readCallId = (id: string): CallId | null => {
  const [request = '', time = '', answer = '', recorder] = id.split('.');
  if (recorder === undefined || !/^[lu]-?[\da-z]+$/.test(time)) return null;
  return { request, at: Number.parseInt(time.slice(1), RADIX), isLocal: time.startsWith('l'), answer, recorder };
};
