import type { Ceiling } from '../gate/ceiling.ts';
import type { Ask } from '../model/posting.ts';
import type { Choosing } from '../recognise/choose-items.ts';
import type { Undescribed } from '../traffic/address.ts';
import type { ChoiceView } from '../words/choice-view.ts';
import type { QuoteView } from '../words/views.ts';

/** A call that waits for a decision, as it is kept: what the gate needs to price and record it, and neither headers nor body. */
export interface KeptCall {
  /** Made before the call leaves; the same call asked again has the same id. */
  readonly id: string;
  readonly provider: string;
  /** `id@version` of the pack that recognised it. */
  readonly pack: string;
  readonly route: string;
  readonly action: string;
  readonly practice: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly asks: readonly Ask[];
  readonly items: number;
  readonly unreadable: string | null;
  readonly unread: boolean;
  readonly isLenient: boolean;
  readonly account: string;
  readonly site: string;
  /** Title of the tab that asks. */
  readonly title: string;
  /** Where it was made, as people tell them apart: a tab, a program. Nobody gets ahead of another of these by asking more. */
  readonly tab: string;
  /** The document that made the call, so that it is known again. */
  readonly page: string;
  /** Goes up from call to call: who asked first is shown first. Never before the time it was asked, in milliseconds. */
  readonly place: number;
  /** Names the very bytes that were asked about, and says nothing of them: a verdict is for this call and no other. */
  readonly print: string;
  /** Whether a person may choose among its items; absent where there is nothing to choose. */
  readonly choosing?: Choosing;
  /** Of a call that no rule describes: where it goes, as a person may say what becomes of calls there. */
  readonly undescribed?: Undescribed;
}

export type Standing =
  | { readonly kind: 'asked' }
  /**
   * On show, or waiting to be. `seen` holds the ceiling of every quote that was shown; the quote's number is its place in it, from 1. `since` is the number
   * of the first quote that none after it is worse than: an allow for one before it counts nothing any more. It is past all of them while a new choice among
   * the items has no quote yet.
   */
  | {
      readonly kind: 'deciding';
      readonly seen: readonly Ceiling[];
      readonly since: number;
      readonly view: QuoteView;
      readonly changed: string | null;
      /** What may be chosen among the items; absent where there is nothing to choose. */
      readonly choice?: ChoiceView;
      /** When it is blocked if nobody answered; null once a person touched its window; absent until its question is on show. */
      readonly until?: number | null;
    }
  /** A person allowed what `allowed` covers; it is not on record yet. */
  | {
      readonly kind: 'allowed';
      readonly allowed: Ceiling;
      readonly seen: readonly Ceiling[];
      readonly view: QuoteView;
    }
  /** `problem`: the 402 that the page gets, or null until the ledger knows of the block. */
  | { readonly kind: 'blocked'; readonly reason: string; readonly problem: string | null }
  /** On record: it may leave, or has left. The view is null when it passed without a question. */
  | { readonly kind: 'reserved'; readonly view: QuoteView | null }
  | { readonly kind: 'settled' }
  /** It left, and no answer will come from the page; should one come all the same, it settles. */
  | { readonly kind: 'lost' }
  /** The page took it back. Nothing was sent. */
  | { readonly kind: 'gone' };

/** A call that waits for a person is a record with states, not a promise: it outlives the process that holds it. */
export interface WaitingCall {
  readonly call: KeptCall;
  readonly standing: Standing;
  /** The places of the items that a person lets out; absent: all of them. */
  readonly chosen?: readonly number[];
}

export type WaitingStep =
  | { readonly do: 'choose'; readonly chosen: readonly number[] | undefined }
  | {
      readonly do: 'show';
      readonly ceiling: Ceiling;
      readonly view: QuoteView;
      readonly changed: string | null;
      /** Whether it is worse in anything than the one before it. */
      readonly isWorse: boolean;
      readonly choice?: ChoiceView;
    }
  /** Its question is on show: from now on it waits for an answer, and no longer than this. */
  | { readonly do: 'wait'; readonly until: number }
  /** A person touched the window of its question: it waits for as long as they like. */
  | { readonly do: 'touch' }
  /** Nobody answered in time, by the clock. */
  | { readonly do: 'expire'; readonly now: number }
  | { readonly do: 'allow'; readonly allowed: Ceiling }
  | { readonly do: 'block'; readonly reason: string }
  | { readonly do: 'explain'; readonly problem: string }
  | { readonly do: 'reserve' | 'settle' | 'lose' | 'leave' };

/** A step that the call's state does not allow: a bug in who asked for it. The message says which and why not. */
export class WaitingError extends Error {
  override readonly name = 'WaitingError';
}

const IS: Readonly<Record<Standing['kind'], string>> = {
  asked: 'has been asked about and is not on show yet',
  deciding: 'waits for a decision',
  allowed: 'was allowed and is not on record yet',
  blocked: 'was blocked, and a blocked call stays blocked',
  reserved: 'is on record and may have left',
  settled: 'was settled, and a call is settled once',
  lost: 'left and got no answer',
  gone: 'was taken back by its page, and nothing of it was sent',
};

const CANNOT: Readonly<Record<WaitingStep['do'], string>> = {
  choose: 'be cut down to some of its items',
  show: 'be shown',
  wait: 'be given a time to wait',
  touch: 'be given more time',
  expire: 'be blocked because nobody answered',
  allow: 'be allowed',
  block: 'be blocked',
  explain: 'be given a problem document',
  reserve: 'be put on record',
  settle: 'be settled',
  lose: 'be given up as lost',
  leave: 'be taken back',
};

const OPEN = ['asked', 'deciding', 'allowed'] as const;

/** In which states each step may be taken. */
const FROM: Readonly<Record<WaitingStep['do'], readonly Standing['kind'][]>> = {
  choose: ['deciding'],
  show: OPEN,
  wait: ['deciding'],
  touch: ['deciding'],
  expire: ['deciding'],
  allow: ['deciding'],
  block: OPEN,
  explain: ['blocked'],
  reserve: OPEN,
  settle: ['reserved', 'lost'],
  lose: ['reserved'],
  leave: [...OPEN, 'reserved'],
};

const seenIn = (standing: Standing): readonly Ceiling[] => ('seen' in standing ? standing.seen : []);

/** How long it waits does not change with its quote. Who allowed it once is there, and is asked again. */
const clockOf = (standing: Standing): { readonly until?: number | null } => {
  if (standing.kind === 'allowed') return { until: null };
  return standing.kind === 'deciding' && standing.until !== undefined ? { until: standing.until } : {};
};

/** The same with a clock that did not run before, or was stopped; null where that is too late. */
const clocked = (
  standing: Standing,
  step: Extract<WaitingStep, { readonly do: 'wait' | 'touch' | 'expire' }>,
): Standing | null => {
  if (standing.kind !== 'deciding') return null;
  switch (step.do) {
    case 'wait':
      return standing.until === undefined ? { ...standing, until: step.until } : null;
    case 'touch':
      return { ...standing, until: null };
    case 'expire':
      return isOverdue(standing, step.now) ? { kind: 'blocked', reason: 'timed-out', problem: null } : null;
  }
};

const after = (standing: Standing, step: WaitingStep): Standing | null => {
  switch (step.do) {
    case 'choose':
      return standing.kind === 'deciding' ? { ...standing, since: standing.seen.length + 1, changed: null } : null;
    case 'show': {
      const { ceiling, view, changed, choice } = step;
      const seen = [...seenIn(standing), ceiling];
      const since = standing.kind === 'deciding' && !step.isWorse ? standing.since : seen.length;
      const more = { ...(choice === undefined ? {} : { choice }), ...clockOf(standing) };
      return { kind: 'deciding', seen, since, view, changed, ...more };
    }
    case 'wait':
    case 'touch':
    case 'expire':
      return clocked(standing, step);
    case 'allow':
      if (standing.kind !== 'deciding') return null;
      return { kind: 'allowed', allowed: step.allowed, seen: standing.seen, view: standing.view };
    case 'block':
      return { kind: 'blocked', reason: step.reason, problem: null };
    case 'explain':
      return standing.kind === 'blocked' ? { ...standing, problem: step.problem } : null;
    case 'reserve':
      return { kind: 'reserved', view: standing.kind === 'allowed' ? standing.view : null };
    case 'settle':
      return { kind: 'settled' };
    case 'lose':
      return { kind: 'lost' };
    case 'leave':
      return { kind: 'gone' };
  }
};

/** The call after a step. Throws WaitingError, with a full sentence, for a step that its state does not allow. */
export const advance = (waiting: WaitingCall, step: WaitingStep): WaitingCall => {
  const standing = FROM[step.do].includes(waiting.standing.kind) ? after(waiting.standing, step) : null;
  if (standing === null) {
    throw new WaitingError(`The call ${waiting.call.id} ${IS[waiting.standing.kind]}: it cannot ${CANNOT[step.do]}.`);
  }
  const chosen = step.do === 'choose' ? step.chosen : waiting.chosen;
  return { call: waiting.call, standing, ...(chosen === undefined ? {} : { chosen }) };
};

/** True when nobody answered in the time there was. */
export const isOverdue = (standing: Standing, now: number): boolean =>
  standing.kind === 'deciding' && typeof standing.until === 'number' && standing.until <= now;

/** True while nothing of the call has left and nobody has blocked it. */
export const isUndecided = ({ standing }: WaitingCall): boolean => OPEN.some((kind) => kind === standing.kind);
