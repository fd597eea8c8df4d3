import type { UpstreamError } from '../http/upstream-exchange.ts';
import type { Problem } from './own-answer.ts';

const FATES = {
  'nothing-held': '',
  released: ' Nothing was sent, and nothing is counted.',
  unresolved: ' It may have been served: what it may charge counts as unresolved until a later answer settles it.',
  settled: ' The part that came was enough to settle the call.',
} as const;

/** What became of the units that were held for a call without a whole answer. */
export type Fate = keyof typeof FATES;

/** The 502 or 504 of a call that got no whole answer. */
export const lostProblem = (error: UpstreamError, title: string, answerMs: number, fate: Fate): Problem => {
  const what = {
    unreachable: [502, `${title} cannot be reached`, 'No connection could be made.'],
    'hung-up': [502, `${title} ended the connection`, 'The connection ended before the answer was whole.'],
    'no-answer': [504, `${title} did not answer`, `There was no answer within ${answerMs / 1000} s.`],
    stopped: [503, 'The proxy is stopping', 'The proxy stopped before the answer was whole.'],
  } as const;
  const [status, heading, detail] = what[error.because];
  const kind = { unreachable: 'unreachable', 'hung-up': 'unreachable', 'no-answer': 'no-answer', stopped: 'stopping' }[
    error.because
  ];
  return { kind, status, title: heading, detail: `${detail}${FATES[fate]}` };
};
