import type { Hold } from '../../shared/gate/hold.ts';
import type { WarningState } from '../messages.ts';

/** What the window says of the call decided last, while no other waits. */
export type Aftermath = Extract<WarningState, { readonly kind: 'sending' | 'done' | 'ended' }>;

/** The hold whose question is on show: of those that wait, the one asked first. Null when none waits. */
export const headOf = (holds: readonly Hold[]): Hold | null =>
  holds.reduce<Hold | null>(
    (head, hold) =>
      hold.standing.kind === 'deciding' && (head === null || hold.call.place < head.call.place) ? hold : head,
    null,
  );

/** What the warning window shows: a question always comes first, then what became of the last one. */
export const onShow = (holds: readonly Hold[], after: Aftermath | null): WarningState => {
  const head = headOf(holds);
  if (head === null || head.standing.kind !== 'deciding') return after ?? { kind: 'empty' };
  const { id, site, title } = head.call;
  const { seen, view, changed } = head.standing;
  const waiting = holds.filter(({ standing }) => standing.kind === 'deciding').length - 1;
  return { kind: 'deciding', hold: id, quoteNo: seen.length, view, site, title, changed, waiting };
};
