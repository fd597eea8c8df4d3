/** A clock that goes on while workers come and go: their timers end with them, an alarm does not. */
export interface FakeClock {
  readonly now: () => number;
  readonly later: (afterMs: number, act: () => void) => void;
  readonly alarmAt: (at: number | null) => void;
  /** Time goes by, and nothing happens. */
  readonly sleep: (ms: number) => void;
  /** What is due by now happens; `woken` is what an alarm calls. */
  readonly ring: (woken: () => void) => void;
  /** A worker ended. */
  readonly endTimers: () => void;
}

/** Opens it at noon. */
export function openFakeClock(): FakeClock {
  let now = Date.UTC(2026, 10, 24, 12);
  let timers: { readonly due: number; readonly act: () => void }[] = [];
  let alarm: number | null = null;
  return {
    now: () => now,
    later: (afterMs, act) => {
      timers.push({ due: now + afterMs, act });
    },
    alarmAt: (at) => {
      alarm = at;
    },
    sleep: (ms) => {
      now += ms;
    },
    ring: (woken) => {
      const due = timers.filter((timer) => timer.due <= now);
      timers = timers.filter((timer) => timer.due > now);
      for (const { act } of due) act();
      if (alarm === null || alarm > now) return;
      alarm = null;
      woken();
    },
    endTimers: () => {
      timers = [];
    },
  };
}
