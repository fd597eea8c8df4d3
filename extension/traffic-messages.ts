import type { TrafficLine } from '../shared/traffic/line.ts';
import type { Stance } from '../shared/traffic/stances.ts';
import type { TeachCalls } from './teach-messages.ts';

/** What changed in the traffic log since a page looked at it. */
export interface TrafficNews {
  /** Names the life of the log's keeper: after another, all of it is new. */
  readonly life: number;
  /** To be named the next time. */
  readonly upTo: number;
  /** In the order in which they were first seen. */
  readonly lines: readonly TrafficLine[];
}

/** What the traffic page may ask of the background, and the window that it opens. */
export interface TrafficCalls extends TeachCalls {
  /** What the traffic log has seen since a page looked at it; all of it for null. */
  traffic(input: { readonly seen: Pick<TrafficNews, 'life' | 'upTo'> | null }): Promise<TrafficNews>;
  /** What a person said of addresses that no rule describes, by their names. */
  stances(): Promise<Readonly<Record<string, Stance>>>;
  /** The sites that a person switched off, and a switch of one. */
  sitesOff(): Promise<readonly string[]>;
  switchSite(input: { readonly site: string; readonly to: 'on' | 'off' }): Promise<void>;
  /** What becomes of calls to such an address from now on. */
  setStance(input: { readonly address: string; readonly stance: Stance }): Promise<void>;
}
