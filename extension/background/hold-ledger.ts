import type { Asking } from '../../shared/gate/asking.ts';
import { blockCalls } from '../../shared/gate/block-call.ts';
import { type Ceiling, ceilingOf, covers } from '../../shared/gate/ceiling.ts';
import type { Gate } from '../../shared/gate/gate.ts';
import { askingOf } from '../../shared/gate/held-call.ts';
import { isUndecided } from '../../shared/gate/hold.ts';
import { cannotCharge } from '../../shared/gate/judge.ts';
import { blockedProblem } from '../../shared/gate/problem.ts';
import type { Judge } from '../../shared/gate/way.ts';
import { worsens } from '../../shared/gate/worsens.ts';
import { LedgerError } from '../../shared/ledger/store.ts';
import type { Answer } from '../../shared/rules/answer.ts';
import type { Quote } from '../../shared/rules/quote.ts';
import { quoteDocument } from '../../shared/rules/quote-document.ts';
import { changedSay } from '../../shared/words/hold-say.ts';
import { quoteView } from '../../shared/words/quote-view.ts';
import type { Locale } from '../../shared/words/views.ts';
import type { AnswersIn } from './answers-in.ts';
import type { LiveHold, LiveHolds } from './live-holds.ts';

export interface HoldEdges {
  readonly gate: Gate;
  readonly holds: LiveHolds;
  /** Names this ledger's writer in its entries. */
  readonly origin: string;
  readonly locale: Locale;
  readonly answers: AnswersIn;
}

/** What is settled of a call that never left. */
export const NOT_SENT: Answer = { kind: 'none', sent: 'no' };

/** Waits for what goes into the ledger. When that fails the bridge gets no acknowledgement, and says it again on its next connection. */
export const recorded = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
  }
};

/** Why a call is blocked: by a person, or because nobody can be asked or it cannot be put on record. */
export type BlockReason =
  | 'blocked'
  | 'closed'
  | 'taken-back'
  | 'page-gone'
  | 'too-many'
  | 'could-not-ask'
  | 'books-closed';

const byPerson = (reason: string): boolean => reason === 'blocked' || reason === 'closed';

const askingFor = ({ gate }: HoldEdges, live: LiveHold): Asking | null => askingOf(live.hold.call, gate.packs);

/** Puts the newest quote of a hold on show, with what changed since the one that a person may have seen. */
const show = async ({ holds, locale }: HoldEdges, live: LiveHold, quote: Quote): Promise<void> => {
  const { standing } = live.hold;
  const before = 'view' in standing ? standing.view : null;
  const view = quoteView(quote, locale);
  const ceiling = ceilingOf(quote);
  const changed = before === null || !live.wasShown ? null : changedSay(before, view, locale);
  const seen = standing.kind === 'deciding' ? standing.seen.at(-1) : undefined;
  const isWorse = before === null || seen === undefined || worsens({ view: before, ceiling: seen }, { view, ceiling });
  holds.step(live, { do: 'show', ceiling, view, changed, isWorse });
  await holds.save(live);
};

/** Tells the page the verdict on a hold that has one; a document that asks again is told again. */
export const tellVerdict = (live: LiveHold): void => {
  const { standing } = live.hold;
  const { id } = live;
  if (standing.kind === 'reserved' || standing.kind === 'lost') {
    live.bridge?.tell({ kind: 'verdict', id, verdict: { kind: 'pass', watch: true } });
  }
  if (standing.kind === 'blocked' && standing.problem !== null) {
    live.bridge?.tell({ kind: 'verdict', id, verdict: { kind: 'block', body: standing.problem } });
  }
};

/**
 * Lets a hold through if it cannot charge, or if `allowed` covers what it may charge now; else its quote goes on show. It may leave only once it is durably
 * on record, and only if neither its page nor a person ended it meanwhile. Run it in the hold's turn.
 */
export const tryToOpen = async (edges: HoldEdges, live: LiveHold, allowed: Ceiling | null): Promise<void> => {
  const { gate, holds } = edges;
  const asking = askingFor(edges, live);
  if (asking === null) return void (await holds.forget(live));
  const judge: Judge = (quote) =>
    allowed !== null && covers(allowed, ceilingOf(quote))
      ? { kind: 'allow', by: 'person', reason: 'allowed' }
      : { kind: 'ask' };
  await edges.answers.all();
  const isOver = (): boolean => live.takenBack || !isUndecided(live.hold);
  try {
    const attempted = await gate.attempt(asking, judge, isOver);
    if (attempted.kind === 'allowed') await letThrough(edges, live);
    else if (attempted.kind === 'ask' && !isOver()) await show(edges, live, attempted.quote);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    if (isUndecided(live.hold)) await block(edges, live, 'books-closed');
  }
};

const RESERVE = { do: 'reserve' } as const;

/** It is on record. Before its page hears so, the next worker must be able to know that it may have left; else nothing leaves. */
const letThrough = async ({ gate, holds }: HoldEdges, live: LiveHold): Promise<void> => {
  const isOpen = (): boolean => isUndecided(live.hold) && !live.takenBack;
  try {
    if (isOpen()) await holds.saveAs(live, RESERVE);
  } catch (error) {
    await gate.settle(live.id, NOT_SENT);
    throw error;
  }
  if (isOpen()) {
    holds.step(live, RESERVE);
    tellVerdict(live);
  } else {
    // It was ended while it was being put on record. Nothing was sent, so nothing is held for it.
    await gate.settle(live.id, NOT_SENT);
  }
};

/** Blocks undecided holds: at once for those who look at them, then in the ledger in one step, then in their pages. Run it in their turn. */
export const blockAll = async (edges: HoldEdges, lives: readonly LiveHold[], reason: BlockReason): Promise<void> => {
  const open = lives.filter(({ hold }) => isUndecided(hold));
  edges.holds.stepAll(open, { do: 'block', reason });
  await finishBlocks(edges, open);
};

/** The same for one hold. Run it in its turn. */
export const block = (edges: HoldEdges, live: LiveHold, reason: BlockReason): Promise<void> =>
  blockAll(edges, [live], reason);

/** The 402 of a blocked call. */
export const problemOf = ({ locale }: HoldEdges, reason: string, quote: Quote | null): string =>
  JSON.stringify(
    blockedProblem({ decision: 'blocked', reason, quote: quote === null ? null : quoteDocument(quote, locale) }),
  );

/** Puts blocks on record and tells the pages. Run it in the turn of the holds; a second time it changes nothing. */
export const finishBlocks = async (edges: HoldEdges, lives: readonly LiveHold[]): Promise<void> => {
  const { holds } = edges;
  const blocked = lives.flatMap((live) => {
    const { standing } = live.hold;
    return standing.kind === 'blocked' ? [{ live, reason: standing.reason, asking: askingFor(edges, live) }] : [];
  });
  const recordable = blocked.flatMap(({ asking, reason }) => (asking === null ? [] : [{ asking, reason }]));
  const recordedQuotes = await recordBlocks(edges, recordable);
  const quotes = new Map(recordable.map(({ asking }, at) => [asking.id, recordedQuotes[at] ?? null]));
  for (const { live, reason } of blocked) {
    holds.explain(live, problemOf(edges, reason, quotes.get(live.id) ?? null));
  }
  await Promise.all(
    blocked.map(async ({ live }) => {
      await holds.save(live);
      tellVerdict(live);
    }),
  );
};

/** Puts on record, in one step, that calls were not let through, as far as there are books. Null where there is nothing to quote. */
export const recordBlocks = async (
  { gate }: HoldEdges,
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
    return [];
  }
};

/** Puts on record that a hold was not let through. Run it in its turn. */
export const recordBlock = async (edges: HoldEdges, live: LiveHold, reason: string): Promise<void> => {
  const asking = askingFor(edges, live);
  if (asking !== null) await recordBlocks(edges, [{ asking, reason }]);
};

/** Makes the quote of a hold that waits anew, because the books changed or its turn came. What cannot charge any more passes. Run it in the hold's turn. */
export const quoteAnew = async (edges: HoldEdges, live: LiveHold): Promise<void> => {
  const asking = askingFor(edges, live);
  if (asking === null || live.hold.standing.kind !== 'deciding') return;
  let quote: Quote;
  try {
    quote = await edges.gate.quote(asking.recognised, asking.account);
  } catch (error) {
    // What is on show stays: an allow for it is held against the books once more.
    if (error instanceof LedgerError) return;
    throw error;
  }
  const { standing } = live.hold;
  if (standing.kind !== 'deciding' || live.takenBack) return;
  if (cannotCharge(quote)) await tryToOpen(edges, live, null);
  else if (changedSay(standing.view, quoteView(quote, edges.locale), edges.locale) !== null)
    await show(edges, live, quote);
};
