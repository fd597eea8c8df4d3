/** Nobody looks so closely, and by then most calls have their answers. */
export const MOMENT_MS = 100;

/** Puts off what can wait while a call is on its way, and does it once for all that asked for it meanwhile. What a worker that ended put off the next one does at its start. */
export const inAMoment = (later: (afterMs: number, act: () => void) => void, act: () => void): (() => void) => {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    later(MOMENT_MS, () => {
      isDue = false;
      act();
    });
  };
};

/** By then most calls that left unasked have their answers. */
export const LULL_MS = 15;

/** While a call is on its way that left unasked, what is to be found out about it leaves the processors to it, unless somebody waits. */
export interface Lull {
  /** Resolves in a moment, or when it is ended. */
  readonly over: () => Promise<void>;
  /** Somebody waits: it is over for all. */
  readonly end: () => void;
}

export const openLull = (later: (afterMs: number, act: () => void) => void): Lull => {
  let wakes: (() => void)[] = [];
  const end = (): void => {
    const waiting = wakes;
    wakes = [];
    for (const wake of waiting) wake();
  };
  return {
    over: () =>
      new Promise((resolve) => {
        if (wakes.push(resolve) === 1) later(LULL_MS, end);
      }),
    end,
  };
};
