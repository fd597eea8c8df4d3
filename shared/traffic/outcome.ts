import { toUnits } from '../amount.ts';
import { movedSum } from '../ledger/moved-units.ts';
import type { Posting, State } from '../model/posting.ts';
import type { Happened, LineUnits, TrafficLine } from './line.ts';

/** What the ledger says became of a call. */
export type Outcome = Pick<TrafficLine, 'happened' | 'ended' | 'decided' | 'reason' | 'units'>;

const sum = (closing: Posting, opening: Posting, states: readonly State[]): number =>
  toUnits(movedSum(closing, opening, states));

const unitsOf = (opening: Posting, closing: Posting | null): LineUnits => {
  if (opening.kind === 'block') return { kind: 'none' };
  const couldCharge = Object.values(opening.quoted ?? {}).some(([, , max]) => max !== 0);
  if (!couldCharge) return { kind: 'free' };
  // What nobody can price settles as nothing, which says nothing of its cost.
  if (opening.action === 'unknown' || closing === null || sum(closing, opening, ['unresolved']) > 0)
    return { kind: 'open' };
  const charged = sum(closing, opening, ['charged']);
  const expected = sum(closing, opening, ['expected']);
  return charged + expected > 0 ? { kind: 'counted', charged, expected } : { kind: 'none' };
};

/** Its page took it back, or went away, or its time ran out: a person was asked, and nobody answered. */
const UNANSWERED = new Set(['taken-back', 'page-gone', 'timed-out']);

const happenedBy = ({ action, decision }: Posting): Happened => {
  if (action === 'unknown') return 'unknown';
  if (decision === null) return 'passed';
  if (decision.by === 'person') return 'held';
  if (decision.by === 'policy' || decision.by === 'pause') return 'policy';
  if (decision.verdict === 'allow') return 'passed';
  return UNANSWERED.has(decision.reason) ? 'held' : 'blocked';
};

/** A pause is a rule of the person's, too. */
const decidedBy = ({ decision }: Posting): Outcome['decided'] =>
  decision === null ? 'rule' : decision.by === 'pause' ? 'policy' : decision.by;

/** What became of a call, by the posting that opened it and the one that settled it (null while there is none). */
export const outcomeOf = (opening: Posting, closing: Posting | null): Outcome => ({
  happened: happenedBy(opening),
  ended: opening.kind === 'block' ? 'stopped' : 'sent',
  decided: decidedBy(opening),
  reason: opening.decision?.reason ?? '',
  units: unitsOf(opening, closing),
});
