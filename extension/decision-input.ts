import type { Stance } from '../shared/traffic/stances.ts';
import type { DontAskChoice } from './policy-messages.ts';

/** Which items of the call on show go out. */
export interface ChosenItems {
  readonly call: string;
  /** Their places in the call; absent: all. */
  readonly items?: readonly number[];
}

/** A decision about a quote. An Allow counts only for items whose quote was on show for long enough, and only while nothing has become worse since. None: blocked. */
export interface DecisionInput extends ChosenItems {
  readonly quoteNo: number;
  readonly verdict: 'allow' | 'block';
  /** What such calls are not to be asked about again. It counts only if the call is allowed. */
  readonly again?: DontAskChoice | null;
  /** What becomes of calls to its address from now on, where no rule describes it: `harmless` counts only if the call is allowed, `block` only if it is blocked. */
  readonly stance?: Stance;
}
