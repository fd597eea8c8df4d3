import type { GatePorts } from '../../shared/gate/ports.ts';

/** Waiting that can be ended for all at once. */
export interface Sleepers {
  readonly sleep: GatePorts['sleep'];
  /** Ends all waiting, and what would begin after it. */
  readonly wakeAll: () => void;
}

export const newSleepers = (): Sleepers => {
  const asleep = new Set<() => void>();
  let isDay = false;
  return {
    sleep: (ms) => {
      let cancel = (): void => {};
      const done = new Promise<void>((resolve) => {
        const timer = setTimeout(() => cancel(), ms);
        cancel = () => {
          clearTimeout(timer);
          asleep.delete(cancel);
          resolve();
        };
        asleep.add(cancel);
        if (isDay) cancel();
      });
      return { done, cancel: () => cancel() };
    },
    wakeAll: () => {
      isDay = true;
      for (const cancel of [...asleep]) cancel();
    },
  };
};
