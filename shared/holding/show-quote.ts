import { ceilingOf } from '../gate/ceiling.ts';
import type { Quote } from '../rules/quote.ts';
import { quoteView } from '../words/quote-view.ts';
import { changedSay, withCause } from '../words/waiting-say.ts';
import type { DecideEdges } from './decide-calls.ts';
import type { LiveCall } from './live-calls.ts';
import { worsens } from './worsens.ts';

/** Puts the newest quote of a call on show, with what changed since the one that a person may have seen. */
export const showQuote = async (edges: DecideEdges, live: LiveCall, quote: Quote): Promise<void> => {
  const { calls, locale, zone } = edges;
  const { standing } = live.record;
  const before = 'view' in standing ? standing.view : null;
  const view = quoteView(quote, locale, zone);
  const ceiling = ceilingOf(quote);
  const deciding = standing.kind === 'deciding' ? standing : null;
  const news = before === null || !live.wasShown ? null : changedSay(before, view, locale, deciding?.changed);
  // A cause is told of the change that it made, not of one that was told before.
  const cause = news === null || news === deciding?.changed ? null : edges.news(live.record.call, live.quotedAt);
  const changed = withCause(news, cause, locale);
  live.quotedAt = edges.now();
  const seen = deciding?.seen.at(-1);
  const isWorse = before === null || seen === undefined || worsens({ view: before, ceiling: seen }, { view, ceiling });
  calls.step(live, { do: 'show', ceiling, view, changed, isWorse });
  await calls.save(live);
};
