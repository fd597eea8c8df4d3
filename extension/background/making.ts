/** How far books are that are made anew from their ledger: after an update, or where rows were lost. */
export interface Making {
  /** From 0 to 1, each time some more of it is made. */
  readonly progress: (done: number) => void;
  /** What a look comes to; how far the books are instead, where they are being made or begin to be, for then it takes a while. */
  readonly orProgress: <T>(look: () => Promise<T>) => Promise<{ readonly seen: T } | { readonly done: number }>;
}

/** Opens what says how far books are. `changed` hears of every step. */
export const openMaking = (changed: () => void): Making => {
  let done: number | null = null;
  const looking = new Set<(done: number) => void>();
  return {
    progress: (now) => {
      // What is made at once is not worth a word.
      if (now >= 1 && done === null) return;
      done = now < 1 ? now : null;
      for (const tell of looking) tell(now);
      looking.clear();
      changed();
    },
    orProgress: (look) =>
      new Promise((resolve, reject) => {
        if (done !== null) return resolve({ done });
        const tell = (so: number): void => resolve({ done: so });
        looking.add(tell);
        const end = (): void => void looking.delete(tell);
        look()
          .then((seen) => resolve({ seen }), reject)
          .then(end, end);
      }),
  };
};
