import type { SimulatedAnswer } from '../simulated-call.ts';
import { type RefusalName, refusal } from './codes.ts';

/** What one call did to each of its items, in the order they were sent. */
export interface Batch {
  readonly accepted: readonly object[];
  readonly rejected: readonly object[];
}

/** First envelope: the call was served, each item for itself. */
export function served(batch: Batch): SimulatedAnswer {
  return { status: 200, body: { code: 0, data: batch } };
}

/** Second envelope: illegal parameters, said inside `data` while the outer code stays 0. */
export function illegal(name: RefusalName): SimulatedAnswer {
  return { status: 200, body: { code: 0, data: { errors: [refusal(name)] } } };
}

/** Third envelope: the whole call refused, by the outer code. */
export function refused(name: RefusalName, status: number): SimulatedAnswer {
  const error = refusal(name);
  return { status, body: { code: error.code, data: { errors: [error] } } };
}

/** Third envelope as the real-time call uses it: code and message on top, no `data`. */
export function refusedBare(name: RefusalName): SimulatedAnswer {
  return { status: 200, body: refusal(name) };
}
