import type { Lasts } from '../shared/policies/lasts.ts';

/** What may be said of calls, in units; `lasts` null: until it is ended, `as-before`: as long as the policy that is changed. */
export interface PolicyInput {
  /** The policy that is changed; null for a new one. */
  readonly id: string | null;
  readonly provider: string | null;
  readonly account: string | null;
  readonly site: string | null;
  readonly action: string | null;
  readonly does: 'ask' | 'pass' | 'observe' | 'block';
  /** Of a policy that passes calls: the most of a call and of a day, and what is to stay. Null: no bound. */
  readonly call: number | null;
  readonly day: number | null;
  readonly keep: number | null;
  readonly lasts: Lasts | 'as-before' | null;
}

/** A policy, as it is listed and as it is changed. */
export interface PolicyView {
  readonly id: string;
  /** "shop.example registers numbers" */
  readonly when: string;
  /** "17TRACK, Main account"; "" where it is of every account. */
  readonly who: string;
  /** "Passes unasked: up to 5 units a call." */
  readonly does: string;
  /** "until tonight, 24:00" */
  readonly until: string;
  readonly input: PolicyInput;
}

/** All policies, and of what they can be. */
export interface PoliciesState {
  readonly policies: readonly PolicyView[];
  /** Those that cannot be read, with what is wrong: their calls are asked about. */
  readonly broken: readonly { readonly id: string; readonly say: string }[];
  readonly accounts: readonly { readonly provider: string; readonly account: string; readonly name: string }[];
  /** Sites that calls came from lately, or that policies name. */
  readonly sites: readonly string[];
}

/** The guard is paused. */
export interface PauseView {
  /** "until 21:15" */
  readonly until: string;
}

/** How many units at most "don't ask again" may stand for, and how many of the last calls of the kind it would have let pass. */
export interface DontAskUnits {
  readonly units: number;
  /** "5 units" */
  readonly text: string;
  /** "8 of the last 9 such calls would have passed, this one included." */
  readonly passed: string;
}

/** "Don't ask again", as the warning offers it. */
export interface DontAsk {
  /** "shop.example registers numbers" */
  readonly when: string;
  /** What was seen is the first. */
  readonly units: readonly DontAskUnits[];
  readonly lasts: readonly { readonly lasts: Lasts; readonly text: string }[];
}

/** What a person chose of it. It counts only with the Allow that it comes with. */
export interface DontAskChoice {
  readonly units: number;
  readonly lasts: Lasts;
}

/** The same of calls that are asked about together: of those that do what this one does. */
export interface DontAskMany extends DontAsk {
  /** The call, by its id. */
  readonly like: string;
}

/** What a person chose of it, for calls like that one. */
export interface DontAskManyChoice extends DontAskChoice {
  readonly like: string;
}

/** What pages may ask of the background about what is not to be asked about. */
export interface PolicyCalls {
  policies(): Promise<PoliciesState>;
  /** Says something of calls; what was said of the very same calls goes. */
  setPolicy(input: PolicyInput): Promise<void>;
  endPolicy(input: { readonly id: string }): Promise<void>;
  /** Lets all calls pass for a while, counted. */
  pause(input: { readonly lasts: Lasts }): Promise<void>;
  guardAgain(): Promise<void>;
}
