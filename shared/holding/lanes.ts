/** Work that is done a little at a time for each of those who ask for it, so that nobody waits for another who asks for more. */
export interface Lanes {
  /** Runs work once few enough of the same lane are under way, in the order in which it was given. */
  readonly run: <T>(lane: string, work: () => Promise<T>) => Promise<T>;
  /** How much of a lane waits or is under way. */
  readonly sizeOf: (lane: string) => number;
}

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/** Opens lanes in each of which so much runs at a time. */
export const openLanes = (most: number): Lanes => {
  const lanes = new Map<string, Lane>();
  const goOn = (name: string, lane: Lane): void => {
    const next = lane.running < most ? lane.waiting.shift() : undefined;
    if (next !== undefined) {
      lane.running += 1;
      next();
    } else if (lane.running === 0 && lane.waiting.length === 0) lanes.delete(name);
  };
  return {
    run: async (name, work) => {
      const lane = lanes.get(name) ?? { running: 0, waiting: [] };
      lanes.set(name, lane);
      await new Promise<void>((resolve) => {
        lane.waiting.push(resolve);
        goOn(name, lane);
      });
      try {
        return await work();
      } finally {
        lane.running -= 1;
        goOn(name, lane);
      }
    },
    sizeOf: (name) => {
      const lane = lanes.get(name);
      return lane === undefined ? 0 : lane.running + lane.waiting.length;
    },
  };
};
