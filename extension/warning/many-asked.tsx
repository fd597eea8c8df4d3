import { signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { WarningState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import { Spans } from '../views/spans.tsx';
import type { Say } from '../words.ts';
import { Changed } from './changed.tsx';
import { DontAsk } from './dont-ask.tsx';
import { ManyDecision } from './many-decision.tsx';
import { ManySites } from './many-sites.tsx';
import { ManyTotals } from './many-totals.tsx';
import { choiceOf, useDontAsk } from './use-dont-ask.tsx';
import { useStay } from './use-touches.tsx';
import { WhoAsks } from './who-asks.tsx';

export interface ManyAskedProps {
  readonly state: Extract<WarningState, { readonly kind: 'many' }>;
  readonly client: Pick<PageClient, 'shownMany' | 'decideMany' | 'tick' | 'touch' | 'turn' | 'blockSite'>;
  readonly refresh: () => void;
  readonly say: Say;
}

const untickedIn = ({ view }: ManyAskedProps['state']): ReadonlySet<string> =>
  new Set(
    view.sites.flatMap(({ groups }) =>
      groups.flatMap(({ calls }) => calls.filter(({ isTicked }) => !isTicked).map(({ call }) => call)),
    ),
  );

/** The question about several calls: what they come to, and which they are. What is ticked lives here, and is said again to a background that begins anew. */
export function ManyAsked({ state, client, refresh, say }: ManyAskedProps) {
  const { view, question, life } = state;
  const dontAsk = useDontAsk(state.again);
  useStay(question, client.touch);
  // A page that comes later than the question goes on with what was ticked before.
  const unticked = useMemo(() => signal<ReadonlySet<string>>(untickedIn(state)), []);
  const tell = (next: ReadonlySet<string>): void => {
    unticked.value = next;
    void client.tick({ question, unticked: [...next] }).then(refresh, refresh);
  };
  useEffect(() => {
    if (unticked.peek().size > 0) tell(unticked.peek());
  }, [question, life]);
  const tick = (calls: readonly string[], to: 'goes' | 'stays'): void => {
    const next = new Set(unticked.peek());
    for (const call of calls) {
      if (to === 'goes') next.delete(call);
      else next.add(call);
    }
    tell(next);
  };
  return (
    <div class="page">
      <WhoAsks provider={view.provider || say('name')} account={view.account || null}>
        <p class="who-site small muted">
          <span class="site">{view.waits}</span>
          <span>{view.first}</span>
        </p>
      </WhoAsks>
      <main>
        <h1 id="headline">
          <Spans spans={view.headline} />
        </h1>
        {view.doubt === null ? null : <p class="doubt muted">{view.doubt}</p>}
        {state.changed === null ? null : <Changed text={state.changed} />}
        <ManyTotals totals={view.totals} />
        <ManySites
          sites={view.sites}
          unticked={unticked.value}
          tick={tick}
          block={(site) => void client.blockSite({ site }).then(refresh, refresh)}
          say={say}
        />
        {state.again === null || dontAsk === null ? null : (
          <DontAsk again={state.again} set={dontAsk} locale={say.locale} />
        )}
      </main>
      <ManyDecision
        again={choiceOf(dontAsk)}
        state={state}
        unticked={unticked.value}
        client={client}
        refresh={refresh}
        say={say}
      />
    </div>
  );
}
