import type { Decider, Verdict } from './ports.ts';

/** What was decided already, whatever the quote: nobody is asked, and nothing is waited for. */
export const decided = (verdict: Verdict): Decider => ({
  judge: () => verdict,
  ask: async () => verdict,
  waitMs: 0,
});
