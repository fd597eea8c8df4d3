/**
 * What became of a call. `held`: a person was asked. `policy`: a limit decided. `blocked`: nobody could be asked, or it could not be held. `unknown`: no rule describes it.
 * `passed`: all other.
 */
export type Happened = 'held' | 'passed' | 'policy' | 'blocked' | 'unknown';

/** By which of the platform's ways a page made a call. */
export type By = 'fetch' | 'xhr' | 'beacon' | 'form' | 'worker' | 'socket' | 'frame' | 'other';

/** What a call cost, in units of all its meters together. */
export type LineUnits =
  | { readonly kind: 'free' }
  /** Nothing was charged, because nothing was sent or the provider refused. */
  | { readonly kind: 'none' }
  /** Nobody knows yet, or ever. */
  | { readonly kind: 'open' }
  | { readonly kind: 'counted'; readonly charged: number; readonly expected: number };

/** One call in the traffic log. It holds neither headers nor bodies nor values of the query; numbers are tracking numbers only. */
export interface TrafficLine {
  readonly id: string;
  readonly at: number;
  /** The site that made it, as people name it, and the title of its tab: the page's own words. */
  readonly site: string;
  readonly title: string;
  readonly by: By;
  readonly method: string;
  readonly host: string;
  /** What in it looks like a key, and is no tracking number, is an ellipsis. */
  readonly path: string;
  /** What it asks for at an address that many calls share (GraphQL); empty for none. */
  readonly operation: string;
  /** The pack that it is a call of, or on whose site or host it was made; empty for none. */
  readonly provider: string;
  /** What it does; empty for a call that is none of a pack's. */
  readonly action: string;
  readonly carried: number;
  /** The first of them. */
  readonly numbers: readonly string[];
  readonly happened: Happened;
  /** `waiting`: it is still held. */
  readonly ended: 'waiting' | 'sent' | 'stopped';
  /** Who decided about it: a person, a rule of the person's, or none. */
  readonly decided: 'person' | 'policy' | 'rule';
  /** Why it was stopped or passed, as the ledger has it (`closed`, `page-gone`, `too-many`, `address`, …); empty for nothing to say. */
  readonly reason: string;
  readonly units: LineUnits;
}

/** So many lines are kept; the oldest go first. */
export const MOST_LINES = 2000;
/** So many of the numbers of a call are kept beside their count. */
export const MOST_NUMBERS = 40;
