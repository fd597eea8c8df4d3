/** What became of a lesson by the time that its answer goes on. */
export type Taken = 'written' | 'waits';

/** What answers teach, on its way into the books. */
export interface Lessons {
  /** Begins to write at once, in the order asked. Resolves when that is done, or as soon as it has to wait for another program. `write` never rejects. */
  readonly take: (write: () => Promise<void>) => Promise<Taken>;
  /** The ledger is held by another program: nobody waits for it here. */
  readonly letGo: () => void;
  /** Resolves when all that was taken is written. */
  readonly written: () => Promise<void>;
}

/** Opens the way of lessons. A client's next call is priced by what its last answer said, so answers wait for the books; but they never wait for a lock. */
export const openLessons = (): Lessons => {
  const writing = new Set<Promise<void>>();
  const waiting = new Set<() => void>();
  return {
    take: (write) =>
      new Promise((resolve) => {
        const letGo = (): void => resolve('waits');
        waiting.add(letGo);
        const done = write().then(() => {
          writing.delete(done);
          waiting.delete(letGo);
          resolve('written');
        });
        writing.add(done);
      }),
    letGo: () => {
      for (const go of waiting) go();
      waiting.clear();
    },
    written: async () => {
      while (writing.size > 0) await Promise.all(writing);
    },
  };
};
