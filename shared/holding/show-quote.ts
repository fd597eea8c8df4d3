import type { Asking } from '../gate/asking.ts';
import { ceilingOf } from '../gate/ceiling.ts';
import type { Quote } from '../rules/quote.ts';
import { quoteView } from '../words/quote-view.ts';
import { changedSay, withCause } from '../words/waiting-say.ts';
import { type Chosen, quoteChosen } from './choose-calls.ts';
import type { DecideEdges } from './decide-calls.ts';
import type { LiveCall } from './live-calls.ts';
import { isUndecided } from './waiting-call.ts';
import { worsens } from './worsens.ts';

/** Puts the newest quote of a call on show, with what changed since the one that a person may have seen. */
export const showQuote = async (edges: DecideEdges, live: LiveCall, { quote, choice }: Chosen): Promise<void> => {
  const { calls, locale, zone } = edges;
  const { standing } = live.record;
  const deciding = standing.kind === 'deciding' ? standing : null;
  // What a person chose anew is no change of the books.
  const isNew = deciding !== null && deciding.since > deciding.seen.length;
  const before = 'view' in standing && !isNew ? standing.view : null;
  const view = quoteView(quote, locale, zone);
  const ceiling = ceilingOf(quote);
  const news = before === null || !live.wasShown ? null : changedSay(before, view, locale, deciding?.changed);
  // A cause is told of the change that it made, not of one that was told before.
  const cause = news === null || news === deciding?.changed ? null : edges.news(live.record.call, live.quotedAt);
  const changed = withCause(news, cause, locale);
  live.quotedAt = edges.now();
  const seen = deciding?.seen.at(-1);
  const isWorse = before === null || seen === undefined || worsens({ view: before, ceiling: seen }, { view, ceiling });
  calls.step(live, { do: 'show', ceiling, view, changed, isWorse, ...(choice === undefined ? {} : { choice }) });
  await calls.save(live);
};

/** Puts on show what is chosen of a call that was priced just now, unless it ended meanwhile, or something else was chosen: that is quoted next. */
export const showNow = async (edges: DecideEdges, live: LiveCall, asking: Asking, priced: Quote): Promise<void> => {
  const { chosen } = live.record;
  const made = await quoteChosen(edges.gate, live, asking, edges.locale, priced);
  if (isUndecided(live.record) && !live.takenBack && live.record.chosen === chosen) await showQuote(edges, live, made);
};

/** True when a person sees no difference to what is on show. */
export const isOnShow = (edges: DecideEdges, { record: { standing } }: LiveCall, { quote, choice }: Chosen): boolean =>
  standing.kind === 'deciding' &&
  standing.since <= standing.seen.length &&
  changedSay(standing.view, quoteView(quote, edges.locale, edges.zone), edges.locale) === null &&
  JSON.stringify(standing.choice) === JSON.stringify(choice);
