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

/** What the problem is called, its status, what happened, and how it happened. */
const wordsOf = (error: UpstreamError, title: string, answerMs: number): readonly [string, number, string, string] => {
  switch (error.because) {
    case 'unreachable':
      return ['unreachable', 502, `${title} cannot be reached`, 'No connection could be made.'];
    case 'hung-up':
      return ['unreachable', 502, `${title} ended the connection`, 'The connection ended before the answer was whole.'];
    case 'no-answer':
      return ['no-answer', 504, `${title} did not answer`, `There was no answer within ${answerMs / 1000} s.`];
    case 'stalled':
      return ['stalled', 408, 'The request stopped coming', 'A part of the body is missing.'];
    case 'stopped':
      return ['stopping', 503, 'The proxy is stopping', 'The proxy stopped before the answer was whole.'];
  }
};

/** The problem of a call that got no whole answer: 502, or 504 when the time was over. */
export const lostProblem = (error: UpstreamError, title: string, answerMs: number, fate: Fate): Problem => {
  const [kind, status, heading, detail] = wordsOf(error, title, answerMs);
  return { kind, status, title: heading, detail: `${detail}${FATES[fate]}` };
};
