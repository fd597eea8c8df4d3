import { LedgerError } from '../../shared/ledger/store.ts';
import { StalledError } from '../http/stalled-error.ts';
import type { Problem } from './own-answer.ts';

/** What the client is told when answering it failed, and what the log says. */
export interface Trouble {
  readonly problem: Problem;
  readonly line: string;
}

const problem = (kind: string, status: number, title: string, detail: string): Problem => ({
  kind,
  status,
  title,
  detail,
});

/** Puts what went wrong into words. What is none of the outside's failures is a bug, and told with its place. */
export const troubleOf = (error: unknown): Trouble => {
  if (error instanceof LedgerError) {
    // A call that cannot be put on record does not leave.
    const detail = `${error.message}. Nothing was sent.`;
    return { problem: problem('ledger', 503, 'The ledger cannot be used', detail), line: error.message };
  }
  if (error instanceof StalledError) {
    const stalled = problem(
      'stalled',
      408,
      'The request stopped coming',
      'A part of the body is missing. Nothing was sent.',
    );
    // What else comes on this connection would be read as the rest of the body.
    return { problem: { ...stalled, headers: ['Connection', 'close'] }, line: error.message };
  }
  const failed = problem(
    'failed',
    500,
    'The proxy failed',
    'Something went wrong inside Tollgate: its standard error says what.',
  );
  return {
    problem: failed,
    line: `failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  };
};
