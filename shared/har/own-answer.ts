import { isRecord } from '../bag.ts';
import type { HttpCall } from '../recognise/recognise.ts';
import type { Answer } from '../rules/answer.ts';
import { headerOf } from './recorded-headers.ts';

const PROBLEM = 'urn:tollgate:problem:';

/** Problems of a call that may have left before it failed: the provider could not be reached, or did not answer in time. */
const MAY_HAVE_LEFT = new Set([502, 504]);

/** True when Tollgate itself answered a recorded call, so that nothing reached the provider: a dry run's quote, a call blocked or refused. */
export const isOwnAnswer = ({ headers }: HttpCall, answer: Answer): boolean => {
  if (answer.kind !== 'response' || answer.body.kind !== 'json' || !isRecord(answer.body.value)) return false;
  const { type, meters, lines } = answer.body.value;
  if (typeof type === 'string' && type.startsWith(PROBLEM)) return !MAY_HAVE_LEFT.has(answer.status);
  return headerOf(headers, 'tollgate-dry-run') !== null && isRecord(meters) && Array.isArray(lines);
};
