import { type Hold, isUndecided } from '../../shared/gate/hold.ts';
import type { LiveHold } from './live-holds.ts';

/** Who waits for a person, kept up at every step: looking at it costs the same however many wait. */
export interface WaitingLine {
  /** A hold stands as it does now, or, with null, is no longer there. */
  readonly note: (live: LiveHold, hold: Hold | null) => void;
  /** The hold whose question is on show: of those that wait, the one asked first. Null when none waits. */
  readonly head: () => LiveHold | null;
  /** How many questions wait, the one on show included. */
  readonly count: () => number;
  /** How many calls of a document nobody has decided about yet, those that are being priced included. */
  readonly undecidedOf: (page: string) => number;
}

/** Opens an empty line. */
export const openWaitingLine = (): WaitingLine => {
  const waiting = new Set<LiveHold>();
  const undecided = new Map<string, Set<LiveHold>>();
  /** Null when none waits, or when it has to be looked for. */
  let first: LiveHold | null = null;

  const isBefore = (a: LiveHold, b: LiveHold): boolean => a.hold.call.place < b.hold.call.place;

  const noteWaiting = (live: LiveHold, isWaiting: boolean): void => {
    if (isWaiting === waiting.has(live)) return;
    if (isWaiting) {
      if (waiting.size === 0 || (first !== null && isBefore(live, first))) first = live;
      waiting.add(live);
    } else {
      waiting.delete(live);
      if (first === live) first = null;
    }
  };

  const noteUndecided = (live: LiveHold, isOpen: boolean): void => {
    const { page } = live.hold.call;
    const ofPage = undecided.get(page) ?? new Set();
    if (isOpen) undecided.set(page, ofPage.add(live));
    else if (ofPage.delete(live) && ofPage.size === 0) undecided.delete(page);
  };

  return {
    note: (live, hold) => {
      noteWaiting(live, hold?.standing.kind === 'deciding');
      noteUndecided(live, hold !== null && isUndecided(hold));
    },
    head: () => {
      if (first === null) for (const live of waiting) if (first === null || isBefore(live, first)) first = live;
      return first;
    },
    count: () => waiting.size,
    undecidedOf: (page) => undecided.get(page)?.size ?? 0,
  };
};
