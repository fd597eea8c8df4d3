import { isUndecided, type WaitingCall } from './waiting-call.ts';

/** What stands in a line: a call that waits, in somebody's hands. */
export interface InLine {
  readonly record: WaitingCall;
}

/** Who waits for a person, kept up at every step: looking at it costs the same however many wait. */
export interface WaitingLine<T extends InLine> {
  /** A call stands as it does now, or, with null, is no longer there. */
  readonly note: (live: T, record: WaitingCall | null) => void;
  /** The call whose question is on show: of those that wait, the one asked first. Null when none waits. */
  readonly head: () => T | null;
  /** How many questions wait, the one on show included. */
  readonly count: () => number;
  /** How many calls of a page nobody has decided about yet, those that are being priced included. */
  readonly undecidedOf: (page: string) => number;
}

/** Opens an empty line. */
export const openWaitingLine = <T extends InLine>(): WaitingLine<T> => {
  const waiting = new Set<T>();
  const undecided = new Map<string, Set<T>>();
  /** Null when none waits, or when it has to be looked for. */
  let first: T | null = null;

  const isBefore = (a: T, b: T): boolean => a.record.call.place < b.record.call.place;

  const enter = (live: T): void => {
    if (waiting.has(live)) return;
    if (waiting.size === 0 || (first !== null && isBefore(live, first))) first = live;
    waiting.add(live);
  };
  const leave = (live: T): void => {
    if (waiting.delete(live) && first === live) first = null;
  };

  const open = (live: T): void => {
    const { page } = live.record.call;
    const ofPage = undecided.get(page) ?? new Set();
    undecided.set(page, ofPage.add(live));
  };
  const close = (live: T): void => {
    const { page } = live.record.call;
    const ofPage = undecided.get(page);
    if (ofPage?.delete(live) === true && ofPage.size === 0) undecided.delete(page);
  };

  return {
    note: (live, record) => {
      if (record?.standing.kind === 'deciding') enter(live);
      else leave(live);
      if (record !== null && isUndecided(record)) open(live);
      else close(live);
    },
    head: () => {
      if (first === null) for (const live of waiting) if (first === null || isBefore(live, first)) first = live;
      return first;
    },
    count: () => waiting.size,
    undecidedOf: (page) => undecided.get(page)?.size ?? 0,
  };
};
