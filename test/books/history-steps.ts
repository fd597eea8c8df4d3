import type { LedgerDesk } from '../rules/ledger-desk.ts';

/** One step of a history; returns when the next is taken. */
export type Step = (desk: LedgerDesk, now: number) => number;

/** A step that takes no time: the next comes a second later. */
export const atOnce =
  (take: (desk: LedgerDesk, now: number) => unknown): Step =>
  (desk, now) => {
    take(desk, now);
    return now + 1000;
  };
