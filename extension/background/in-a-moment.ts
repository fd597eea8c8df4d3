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
