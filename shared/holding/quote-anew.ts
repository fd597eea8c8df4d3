import { cannotCharge } from '../gate/judge.ts';
import { LedgerError } from '../ledger/store.ts';
import { type Chosen, quoteChosen } from './choose-calls.ts';
import { type DecideEdges, tryToOpen, wholeAsking } from './decide-calls.ts';
import type { LiveCall } from './live-calls.ts';
import { isOnShow, showQuote } from './show-quote.ts';

/**
 * Makes the quote of a waiting call anew, because the books changed, its turn came, or a person chose among its items. What cannot charge any more passes, if nobody chose.
 * Run it in the call's turn.
 */
export const quoteAnew = async (edges: DecideEdges, live: LiveCall): Promise<void> => {
  const asking = wholeAsking(edges, live);
  const { chosen, standing } = live.record;
  if (asking === null || standing.kind !== 'deciding') return;
  let made: Chosen;
  try {
    made = await quoteChosen(edges.gate, live, asking, edges.locale);
  } catch (error) {
    // What is on show stays: an allow for it is held against the books once more.
    if (error instanceof LedgerError) return;
    throw error;
  }
  if (live.record.standing.kind !== 'deciding' || live.takenBack || live.record.chosen !== chosen) return;
  if (chosen === undefined && cannotCharge(made.quote)) await tryToOpen(edges, live, null);
  else if (!isOnShow(edges, live, made)) await showQuote(edges, live, made);
};
