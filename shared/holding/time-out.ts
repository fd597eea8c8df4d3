import { blockNow } from './block-now.ts';
import type { DecideEdges } from './decide-calls.ts';
import type { Caller, LiveCall, LiveCalls } from './live-calls.ts';
import { isOverdue } from './waiting-call.ts';

/** A question waits so long for a person who never touched its window: longer than a call on the telephone, shorter than a lunch. */
export const WAITS_MS = 10 * 60_000;

export interface TimeOutEdges<C extends Caller> extends DecideEdges {
  readonly calls: LiveCalls<C>;
  /** Something is to be looked at again at this instant, whether this process lives until then or not; null: at none. */
  readonly lookAgainAt: (at: number | null) => void;
  /** Nobody answered any call of a question; this is the first. */
  readonly unanswered: (first: LiveCall<C>) => void;
}

/** How long the calls of the question on show wait. By the clock, compared whenever they are looked at: what wakes it may come late. */
export interface TimeOut<C extends Caller> {
  /**
   * Starts the clock of those that are new on show, of one that a person has touched stopped, and blocks those that nobody answered in time. True when it blocked some: the question is
   * another by then.
   */
  readonly look: (lives: readonly LiveCall<C>[]) => boolean;
  /** A person touched the window: the clock of these stands still for good. */
  readonly touch: (lives: readonly LiveCall<C>[]) => void;
}

const untilOf = ({ record: { standing } }: LiveCall): number | null | undefined =>
  standing.kind === 'deciding' ? standing.until : null;

const isTouched = (live: LiveCall): boolean => live.record.standing.kind === 'deciding' && untilOf(live) === null;

/** Opens the clock of one screen. */
export const openTimeOut = <C extends Caller>(edges: TimeOutEdges<C>): TimeOut<C> => {
  const { calls, now } = edges;
  let wakesAt: number | null = null;
  let isEnding = false;

  const clock = (
    live: LiveCall<C>,
    step: { readonly do: 'wait'; readonly until: number } | { readonly do: 'touch' },
  ) => {
    calls.stepUnseen(live, step);
    // In its turn: it may be on its way to be put on record.
    void calls.inTurn(live.id, () => calls.save(live));
  };

  const stop = (lives: readonly LiveCall<C>[]): void => {
    for (const live of lives) {
      if (live.record.standing.kind === 'deciding' && untilOf(live) !== null) clock(live, { do: 'touch' });
    }
  };

  const start = (lives: readonly LiveCall<C>[]): void => {
    if (lives.some(isTouched)) {
      stop(lives);
      return;
    }
    const until = now() + WAITS_MS;
    for (const live of lives) if (untilOf(live) === undefined) clock(live, { do: 'wait', until });
  };

  const wake = (lives: readonly LiveCall<C>[]): void => {
    const ends = lives.map(untilOf).filter((until) => typeof until === 'number');
    const next = ends.length === 0 ? null : Math.min(...ends);
    if (next === wakesAt) return;
    wakesAt = next;
    edges.lookAgainAt(next);
  };

  const end = (overdue: readonly LiveCall<C>[], whole: readonly LiveCall<C>[]): void => {
    const [first] = overdue;
    if (first === undefined) return;
    // What is said of it is looked at once more while it is said.
    isEnding = true;
    if (overdue.length === whole.length) edges.unanswered(first);
    isEnding = false;
    void blockNow(edges, overdue, { do: 'expire', now: now() });
  };

  return {
    touch: (lives) => {
      stop(lives);
      wake(lives);
    },
    look: (lives) => {
      if (isEnding) return false;
      const overdue = lives.filter(({ record }) => isOverdue(record.standing, now()));
      end(overdue, lives);
      if (overdue.length > 0) return true;
      start(lives);
      wake(lives);
      return false;
    },
  };
};
