import { placesChosen } from '../../../shared/holding/choose-calls.ts';
import type { DecideEdges } from '../../../shared/holding/decide-calls.ts';
import type { LiveCall, LiveCalls } from '../../../shared/holding/live-calls.ts';
import { quoteAnew } from '../../../shared/holding/quote-anew.ts';
import type { ChosenItems } from '../../decision-input.ts';
import type { Bridge } from '../bridges/bridge.ts';

export interface ChooseEdges extends DecideEdges {
  readonly calls: LiveCalls<Bridge>;
}

/** True when what a decision names is what is chosen of a call: an Allow counts for the items that were on show, and for no others. */
export const isChosen = ({ record }: LiveCall, items: readonly number[] | undefined): boolean => {
  const named = placesChosen(items, record.call);
  return named !== null && JSON.stringify(named) === JSON.stringify(record.chosen);
};

/** A person chooses among the items of the call on show. Nothing counts for it until its quote was on show. Resolves once that is made. */
export const chooseItems = async (edges: ChooseEdges, { call: id, items }: ChosenItems): Promise<void> => {
  const { calls } = edges;
  const live = calls.get(id);
  if (live?.record.standing.kind !== 'deciding' || live.record.call.choosing !== 'items') return;
  const chosen = placesChosen(items, live.record.call);
  if (chosen === null || isChosen(live, items)) return;
  calls.step(live, { do: 'choose', chosen });
  await calls.inTurn(id, () => quoteAnew(edges, live));
};
