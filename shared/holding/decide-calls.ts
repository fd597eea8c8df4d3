import { type Asking, scopeOf } from '../gate/asking.ts';
import { blockCalls } from '../gate/block-call.ts';
import { blockedBy, blockedProblem } from '../gate/blocked-problem.ts';
import { type Ceiling, ceilingOf, covers } from '../gate/ceiling.ts';
import { askingFor } from '../gate/choice.ts';
import type { Gate } from '../gate/gate.ts';
import type { FirstAttempt, Judge } from '../gate/way.ts';
import { LedgerError } from '../ledger/store.ts';
import { sentOnly } from '../recognise/choose-items.ts';
import type { Answer } from '../rules/answer.ts';
import type { Quote } from '../rules/quote.ts';
import { quoteDocument } from '../words/quote-document.ts';
import type { Locale } from '../words/views.ts';
import type { AnswersIn } from './answers-in.ts';
import { askingOf } from './kept-call.ts';
import type { CallSteps, LiveCall, Told } from './live-calls.ts';
import { showNow } from './show-quote.ts';
import { judgeUnasked, type Said, unaskedNames } from './unasked.ts';
import { advance, isUndecided, type KeptCall, type WaitingCall } from './waiting-call.ts';

/** What deciding about calls that wait works on. */
export interface DecideEdges {
  readonly gate: Gate;
  readonly calls: CallSteps;
  readonly locale: Locale;
  /** The time zone of the person who is asked. */
  readonly zone: string;
  readonly answers: AnswersIn;
  /** What a person said once, as it stands. */
  readonly said: () => Said;
  readonly now: () => number;
  /** What another call did to the books of a call's account since a moment, in a sentence; null where nothing is known of it. */
  readonly news: (call: KeptCall, since: number) => string | null;
  /** Hears of a call that was blocked, of which no entry says so. */
  readonly turnedAway: (id: string, reason: string) => void;
}

/** What is settled of a call that never left. */
export const NOT_SENT: Answer = { kind: 'none', sent: 'no' };

/** Why a call is blocked: by a person, or because nobody can be asked or it cannot be put on record. */
export type BlockReason =
  | 'blocked'
  | 'closed'
  | 'taken-back'
  | 'page-gone'
  | 'too-many'
  | 'site-blocked'
  | 'could-not-ask'
  | 'policy-blocks'
  | 'books-closed'
  | 'fault';

const byPerson = (reason: string): boolean => reason === 'blocked' || reason === 'closed' || reason === 'site-blocked';

/** The call as it was asked, with all its items. */
export const wholeAsking = ({ gate }: DecideEdges, live: LiveCall): Asking | null =>
  askingOf(live.record.call, gate.packs);

/** What a call that is on record is told: of one of which only some items were allowed, what goes out. */
const passOf = (edges: DecideEdges, live: LiveCall): Told => {
  const { chosen } = live.record;
  if (chosen === undefined) return { kind: 'pass', watch: true };
  const asking = wholeAsking(edges, live);
  const only = asking === null ? null : sentOnly(asking.recognised, live.text, chosen);
  // Its caller never heard that it may leave, or it would not ask again.
  if (only === null) return { kind: 'block', body: problemOf(edges, 'fault', null) };
  return { kind: 'pass', watch: true, only };
};

/** Tells the caller the verdict on a call that has one; who asks again is told again. */
export const tellVerdict = (edges: DecideEdges, live: LiveCall): void => {
  const { standing } = live.record;
  const { id } = live;
  if (standing.kind === 'reserved' || standing.kind === 'lost') {
    live.caller?.tell({ kind: 'verdict', id, verdict: passOf(edges, live) });
  }
  if (standing.kind === 'blocked' && standing.problem !== null) {
    live.caller?.tell({ kind: 'verdict', id, verdict: { kind: 'block', body: standing.problem } });
  }
};

const isOver = (live: LiveCall): boolean => live.takenBack || !isUndecided(live.record);

const RESERVE = { do: 'reserve' } as const;

const attemptIt = async (
  edges: DecideEdges,
  live: LiveCall,
  asking: Asking,
  allowed: Ceiling | null,
): Promise<FirstAttempt> => {
  await edges.answers.all();
  const call = scopeOf(asking);
  const said = edges.said();
  const judge: Judge = (quote, books) =>
    allowed !== null && covers(allowed, ceilingOf(quote))
      ? { kind: 'allow', by: 'person', reason: 'allowed' }
      : judgeUnasked(said, call, quote, books);
  const keep = (): WaitingCall => {
    live.caller?.expect(live.id);
    // The next process must be able to know that it may have left.
    return advance(live.record, RESERVE);
  };
  return edges.gate.attemptFirst(asking, judge, () => isOver(live), unaskedNames(said, call), keep);
};

/** Blocks the call where the ledger cannot be read or written. Null then. */
const orBlock = async <T>(edges: DecideEdges, live: LiveCall, work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    if (isUndecided(live.record)) await block(edges, live, 'books-closed');
    return null;
  }
};

/**
 * Lets a waiting call through if it cannot charge, if `allowed` covers what it may charge now, or if a person said once that it need not be asked about; blocks it where
 * that is what was said. Returns the quote that is to be asked about, else null. It may leave only once it is durably on record, and only if neither its caller nor a
 * person ended it meanwhile. Run it in the call's turn.
 */
export const tryUnasked = async (
  edges: DecideEdges,
  live: LiveCall,
  allowed: Ceiling | null,
): Promise<Quote | null> => {
  const whole = wholeAsking(edges, live);
  if (whole === null) {
    await edges.calls.forget(live);
    return null;
  }
  const { chosen } = live.record;
  // What a person chose waits for that person, whatever it costs by now.
  if (chosen !== undefined && allowed === null) return null;
  // What is to go out must be known for certain before it is on record.
  if (chosen !== undefined && sentOnly(whole.recognised, live.text, chosen) === null) {
    await block(edges, live, 'fault');
    return null;
  }
  return orBlock(edges, live, async () => {
    const attempted = await attemptIt(edges, live, askingFor(whole, chosen), allowed);
    if (attempted.kind === 'spent') await turnAway(edges, live, attempted);
    else if (attempted.kind === 'allowed') await letThrough(edges, live);
    else if (attempted.kind === 'blocked' && isUndecided(live.record)) await block(edges, live, 'policy-blocks');
    return attempted.kind === 'ask' && !isOver(live) ? attempted.quote : null;
  });
};

/** The same, and what is to be asked about goes on show. Run it in the call's turn. */
export const tryToOpen = async (edges: DecideEdges, live: LiveCall, allowed: Ceiling | null): Promise<void> => {
  const asking = wholeAsking(edges, live);
  const priced = await tryUnasked(edges, live, allowed);
  if (priced !== null && asking !== null) await orBlock(edges, live, () => showNow(edges, live, asking, priced));
};

/** It is on record, and kept so. */
const letThrough = async (edges: DecideEdges, live: LiveCall): Promise<void> => {
  if (isOver(live)) {
    // It was ended while it was being put on record. Nothing was sent, so nothing is held for it.
    await edges.gate.settle(live.id, NOT_SENT);
    return;
  }
  edges.calls.step(live, RESERVE);
  tellVerdict(edges, live);
};

/** Its id is spent. No call that waits has it, so nobody was told that it may leave: what is held under it was never sent, or is given up. */
const turnAway = async (edges: DecideEdges, live: LiveCall, spent: { readonly isHeld: boolean }): Promise<void> => {
  const { id, caller } = live;
  edges.turnedAway(id, 'another-call');
  caller?.tell({ kind: 'verdict', id, verdict: { kind: 'block', body: problemOf(edges, 'another-call', null) } });
  await edges.calls.forget(live);
  if (spent.isHeld) await edges.gate.settle(id, NOT_SENT);
};

/** Blocks undecided calls: at once for those who look at them, then in the ledger in one step, then for their callers. Run it in their turn. */
export const blockAll = async (edges: DecideEdges, lives: readonly LiveCall[], reason: BlockReason): Promise<void> => {
  const open = lives.filter(({ record }) => isUndecided(record));
  edges.calls.stepAll(open, { do: 'block', reason });
  await finishBlocks(edges, open);
};

/** The same for one call. Run it in its turn. */
export const block = (edges: DecideEdges, live: LiveCall, reason: BlockReason): Promise<void> =>
  blockAll(edges, [live], reason);

/** The 402 of a blocked call. */
export const problemOf = ({ locale }: DecideEdges, reason: string, quote: Quote | null): string =>
  JSON.stringify(
    blockedProblem({
      decision: blockedBy(reason),
      reason,
      quote: quote === null ? null : quoteDocument(quote, locale),
    }),
  );

/** Puts blocks on record and tells the callers. Run it in the turn of the calls; a second time it changes nothing. */
export const finishBlocks = async (edges: DecideEdges, lives: readonly LiveCall[]): Promise<void> => {
  const { calls } = edges;
  const blocked = lives.flatMap((live) => {
    const { standing } = live.record;
    return standing.kind === 'blocked' ? [{ live, reason: standing.reason, asking: wholeAsking(edges, live) }] : [];
  });
  const recordable = blocked.flatMap(({ asking, reason }) => (asking === null ? [] : [{ asking, reason }]));
  const recordedQuotes = await recordBlocks(edges, recordable);
  const quotes = new Map(recordable.map(({ asking }, at) => [asking.id, recordedQuotes[at] ?? null]));
  for (const { live, reason } of blocked) {
    calls.stepUnseen(live, { do: 'explain', problem: problemOf(edges, reason, quotes.get(live.id) ?? null) });
  }
  await Promise.all(
    blocked.map(async ({ live }) => {
      await calls.save(live);
      tellVerdict(edges, live);
    }),
  );
};

/** Puts on record, in one step, that calls were not let through, as far as there are books. Null where there is nothing to quote. */
export const recordBlocks = async (
  { gate, turnedAway }: DecideEdges,
  calls: readonly { readonly asking: Asking; readonly reason: string }[],
): Promise<readonly (Quote | null)[]> => {
  if (calls.length === 0) return [];
  const judged = calls.map(({ asking, reason }) => {
    const by = byPerson(reason) ? 'person' : 'rule';
    return { asking, decision: { by, verdict: 'block', reason } } as const;
  });
  try {
    const quotes: (Quote | null)[] = [];
    for (const [at, blocked] of (await blockCalls(gate, judged)).entries()) {
      const id = calls[at]?.asking.id;
      if (blocked.kind === 'reserved' && id !== undefined) await gate.settle(id, NOT_SENT);
      quotes.push(blocked.kind === 'blocked' ? blocked.quote : null);
    }
    return quotes;
  } catch (error) {
    // Blocked all the same: what cannot be recorded is not sent.
    if (!(error instanceof LedgerError)) throw error;
    for (const { asking, reason } of calls) turnedAway(asking.id, reason);
    return [];
  }
};

/** Puts on record that a waiting call was not let through. Run it in its turn. */
export const recordBlock = async (edges: DecideEdges, live: LiveCall, reason: string): Promise<void> => {
  const asking = wholeAsking(edges, live);
  if (asking !== null) await recordBlocks(edges, [{ asking, reason }]);
};
