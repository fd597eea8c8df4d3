/** Answers that have come in and are being put into the books. */
export interface AnswersIn {
  readonly add: (settling: Promise<unknown>) => void;
  /** Resolves once all that have come in by now are in the books, or cannot be. */
  readonly all: () => Promise<void>;
}

/** Nothing is priced before what is known already is in the books: a number that was just deleted is charged when it is registered again. */
export const openAnswersIn = (): AnswersIn => {
  const settling = new Set<Promise<unknown>>();
  return {
    add: (one) => {
      const done = one.then(
        () => undefined,
        () => undefined,
      );
      settling.add(done);
      void done.then(() => settling.delete(done));
    },
    all: async () => {
      await Promise.all(settling);
    },
  };
};
