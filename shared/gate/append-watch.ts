import type { GatePorts } from './ports.ts';

/** What is durably appended through one gate, told to those who watch and counted for those who wait. */
export interface AppendWatch {
  /** How many times something was appended. Read inside a step, it says what that step may not have seen. */
  readonly count: () => number;
  readonly note: () => void;
  /** Calls `changed` at every change from now on. Returns how to stop. */
  readonly watch: (changed: () => void) => () => void;
  /** Waits until something was appended after `seen` changes, at most so many milliseconds. False when the time is over. */
  readonly after: (seen: number, ms: number, sleep: GatePorts['sleep']) => Promise<boolean>;
}

/** Opens the count of a gate's changes, at none. */
export const openAppendWatch = (): AppendWatch => {
  const watchers = new Set<() => void>();
  let count = 0;
  const watch: AppendWatch['watch'] = (changed) => {
    watchers.add(changed);
    return () => watchers.delete(changed);
  };
  return {
    count: () => count,
    note: () => {
      count += 1;
      for (const changed of [...watchers]) changed();
    },
    watch,
    after: async (seen, ms, sleep) => {
      if (ms <= 0) return false;
      // What was written in one batch with the step that decided to wait was told before anybody could watch.
      if (count !== seen) return true;
      const sleeping = sleep(ms);
      const stop = watch(sleeping.cancel);
      await sleeping.done;
      stop();
      return count !== seen;
    },
  };
};
