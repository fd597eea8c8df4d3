import { useSignal } from '@preact/signals';
import type { Stance } from '../../shared/traffic/stances.ts';
import type { WarningState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import { Bar } from '../views/bar.tsx';
import { BarLegend } from '../views/bar-legend.tsx';
import { Groups } from '../views/groups.tsx';
import { NotKnownBox } from '../views/not-known-box.tsx';
import { Spans } from '../views/spans.tsx';
import type { Say } from '../words.ts';
import { Changed } from './changed.tsx';
import { Choose } from './choose.tsx';
import { Counts } from './counts.tsx';
import { Decision } from './decision.tsx';
import { DontAsk } from './dont-ask.tsx';
import { OneByOne } from './one-by-one.tsx';
import { UnknownAddress } from './unknown-address.tsx';
import { useChoice } from './use-choice.tsx';
import { choiceOf, useDontAsk } from './use-dont-ask.tsx';
import { useStay } from './use-touches.tsx';
import { OnSite, WhoAsks } from './who-asks.tsx';

interface AskedProps {
  readonly state: Extract<WarningState, { readonly kind: 'deciding' }>;
  readonly client: Pick<PageClient, 'choose' | 'decide' | 'shown' | 'touch' | 'turn' | 'askProvider' | 'setAccount'>;
  readonly refresh: () => void;
  /** Opens the window in which a site is taught. */
  readonly teach: (site: string) => void;
  readonly say: Say;
}

/** The question about one held call. */
export function Asked({ state, client, refresh, teach, say }: AskedProps) {
  const { view, site, title } = state;
  const { again } = state;
  const dontAsk = useDontAsk(again);
  const stance = useSignal<Stance>('ask');
  useStay(state.call, client.touch);
  const told = state.choice ?? null;
  const choice = useChoice(state.call, told, client.choose, refresh);
  return (
    <div class="page">
      <WhoAsks provider={view.provider} account={view.account}>
        <OnSite site={site} title={title} say={say} />
      </WhoAsks>
      {state.among === null ? null : <OneByOne among={state.among} client={client} refresh={refresh} say={say} />}
      <main>
        {/* What a person ticks changes it: the one thing that is read out then. */}
        <h1 id="headline" aria-live={choice === null ? undefined : 'polite'}>
          <Spans spans={view.headline} />
        </h1>
        {view.doubt === null ? null : <p class="doubt muted">{view.doubt}</p>}
        {state.changed === null ? null : <Changed text={state.changed} />}
        {view.bar === null ? null : (
          <div class="balance">
            <Bar bar={view.bar} />
            <BarLegend bar={view.bar} />
          </div>
        )}
        {view.counts === undefined ? null : <Counts counts={view.counts} />}
        {state.notKnown === undefined ? null : (
          <NotKnownBox notKnown={state.notKnown} client={client} refresh={refresh} say={say} />
        )}
        {told?.kind === 'whole' ? <p class="small muted choose-whole">{told.say}</p> : null}
        {state.undescribed !== undefined ? (
          <UnknownAddress
            undescribed={state.undescribed}
            stance={stance.value}
            setStance={(next) => {
              stance.value = next;
            }}
            teach={() => teach(site)}
            locale={say.locale}
          />
        ) : choice === null ? (
          <Groups groups={view.groups} say={say} />
        ) : (
          <Choose choice={choice} say={say} />
        )}
        {again === null || dontAsk === null ? null : <DontAsk again={again} set={dontAsk} locale={say.locale} />}
      </main>
      <Decision
        state={state}
        choice={choice}
        again={choiceOf(dontAsk)}
        stance={stance.value}
        client={client}
        refresh={refresh}
        say={say}
      />
    </div>
  );
}
