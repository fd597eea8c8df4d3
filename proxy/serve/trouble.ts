import { ledgerProblem, type ProblemDocument, problemDocument } from '../../shared/gate/problem.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import type { HeaderList } from '../http/header-list.ts';
import { StalledError } from '../http/stalled-error.ts';

/** What the client is told when answering it failed, and what the log says. */
export interface Trouble {
  readonly document: ProblemDocument;
  readonly headers: HeaderList;
  readonly line: string;
}

const STALLED = problemDocument(
  'stalled',
  408,
  'The request stopped coming',
  'A part of the body is missing. Nothing was sent.',
);

const FAILED = problemDocument(
  'failed',
  500,
  'The proxy failed',
  'Something went wrong inside Tollgate: its standard error says what.',
);

/** Puts what went wrong into words. What is none of the outside's failures is a bug, and told with its place. */
export const troubleOf = (error: unknown): Trouble => {
  if (error instanceof LedgerError) return { document: ledgerProblem(error.message), headers: [], line: error.message };
  if (error instanceof StalledError) {
    // What else comes on this connection would be read as the rest of the body.
    return { document: STALLED, headers: ['Connection', 'close'], line: error.message };
  }
  const line = `failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  return { document: FAILED, headers: [], line };
};
