import type { WaitingCall } from '../../shared/holding/waiting-call.ts';
import type { WarningState } from '../messages.ts';

/** What the window says of the call decided last, while no other waits. */
export type Aftermath = Extract<WarningState, { readonly kind: 'sending' | 'done' | 'ended' }>;

/**
 * What the warning window shows: a question always comes first, then what became of the last one. `head` is the call whose question is on show, `waiting`
 * how many questions wait, that one included, `life` names this worker.
 */
export const onShow = (
  head: WaitingCall | null,
  waiting: number,
  after: Aftermath | null,
  life: number,
): WarningState => {
  if (head === null || head.standing.kind !== 'deciding') return after ?? { kind: 'empty' };
  const { id, site, title } = head.call;
  const { seen, since, view, changed } = head.standing;
  const quoteNo = seen.length;
  return {
    kind: 'deciding',
    call: id,
    quoteNo,
    since,
    life,
    view,
    site,
    title,
    changed,
    waiting: waiting - 1,
    again: null,
  };
};
