/** Whether what a person may allow has been before their eyes for long enough: nobody reads faster, and a page chooses when its question changes. */
export interface Arming {
  /** For so long. */
  readonly afterMs: number;
  /** What is said under this number is on show. How long until an allow may name it, in milliseconds. */
  readonly show: (id: string, quoteNo: number) => number;
  /** How long until this has been on show for long enough. Infinity for what nobody said is on show. */
  readonly armsIn: (id: string, quoteNo: number) => number;
  /** Anything of it was on show. */
  readonly wasSeen: (id: string) => boolean;
}

const ARMS_AFTER_MS = 500;
/** More questions than this nobody has on show at a time. */
const MOST_KEPT = 1000;

/** Opens it with nothing on show: a worker that begins has seen nothing. */
export const openArming = (now: () => number): Arming => {
  const shownAt = new Map<string, Map<number, number>>();

  const armsIn = (id: string, quoteNo: number): number => {
    const at = shownAt.get(id)?.get(quoteNo);
    return at === undefined ? Number.POSITIVE_INFINITY : Math.max(0, at + ARMS_AFTER_MS - now());
  };

  return {
    afterMs: ARMS_AFTER_MS,
    show: (id, quoteNo) => {
      const ofId = shownAt.get(id) ?? new Map<number, number>();
      shownAt.set(id, ofId);
      for (const oldest of shownAt.keys()) {
        if (shownAt.size <= MOST_KEPT) break;
        shownAt.delete(oldest);
      }
      const at = ofId.get(quoteNo);
      // The clock was put back: what it said before means nothing.
      if (at === undefined || at > now()) ofId.set(quoteNo, now());
      return armsIn(id, quoteNo);
    },
    armsIn,
    wasSeen: (id) => shownAt.has(id),
  };
};
