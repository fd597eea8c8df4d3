import type { ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Span } from '../../shared/words/views.ts';
import type { WarningState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';
import { Asked } from './asked.tsx';
import { ManyAsked, type ManyAskedProps } from './many-asked.tsx';
import { News } from './news.tsx';

interface WarningAppProps {
  readonly watched: ReadonlySignal<Watched<WarningState>>;
  readonly refresh: () => void;
  readonly client: ManyAskedProps['client'] &
    Pick<PageClient, 'choose' | 'decide' | 'shown' | 'askProvider' | 'setAccount'>;
  /** Opens the window in which a site is taught. */
  readonly teach: (site: string) => void;
  readonly say: Say;
  readonly close: () => void;
}

/** The warning window: one question, or what came of the last one. */
export function WarningApp({ watched, refresh, client, teach, say, close }: WarningAppProps) {
  const seen = watched.value;
  const title = titleOf(seen, say);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <p class="spoken" role="status">
        {announcement(seen, say)}
      </p>
      <Screen seen={seen} refresh={refresh} client={client} teach={teach} say={say} close={close} />
    </>
  );
}

type ScreenProps = Omit<WarningAppProps, 'watched'> & { readonly seen: Watched<WarningState> };

function Screen({ seen, refresh, client, teach, say, close }: ScreenProps) {
  if (seen.kind === 'loading') return null;
  if (seen.kind === 'not-answering') {
    return (
      <News
        key="not-answering"
        who={null}
        text={say('staysHeld')}
        mark={null}
        note={say('closingBlocks')}
        say={say}
        close={close}
      />
    );
  }
  const { state } = seen;
  switch (state.kind) {
    case 'empty':
      return (
        <News key="empty" who={null} text={say('nothingToDecide')} mark={null} note={null} say={say} close={close} />
      );
    case 'deciding':
      return <Asked key={state.call} state={state} client={client} refresh={refresh} teach={teach} say={say} />;
    case 'many':
      // One for all: what is ticked stays when calls come and go, and when the background begins anew.
      return <ManyAsked key="many" state={state} client={client} refresh={refresh} say={say} />;
    case 'sending':
      return (
        <News
          key={`sending ${state.call}`}
          who={state}
          text={state.say}
          mark="sending"
          note={say('closingStopsNothing')}
          say={say}
          close={close}
        />
      );
    case 'done':
    case 'ended':
      return (
        <News
          key={`${state.kind} ${state.call}`}
          who={state}
          text={state.say}
          mark={state.mark}
          note={state.kind === 'done' ? say('closesItself') : null}
          say={say}
          close={close}
          touch={() => void client.touch({ call: state.call }).catch(refresh)}
        />
      );
  }
}

const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('');

function titleOf(seen: Watched<WarningState>, say: Say): string {
  const name = say('name');
  if (seen.kind !== 'known') return name;
  const { state } = seen;
  switch (state.kind) {
    case 'empty':
      return name;
    case 'many':
      return `${textOf(state.view.headline)} · ${name}`;
    case 'deciding':
      return `${state.view.provider}: ${textOf(state.view.headline)} · ${name}`;
    case 'sending':
    case 'done':
    case 'ended':
      return `${state.say} · ${name}`;
  }
}

/** What a screen reader says when the state changes. The question itself is read with the focus on Block. */
function announcement(seen: Watched<WarningState>, say: Say): string {
  if (seen.kind === 'loading') return '';
  if (seen.kind === 'not-answering') return say('staysHeld');
  const { state } = seen;
  switch (state.kind) {
    case 'empty':
      return say('nothingToDecide');
    case 'deciding':
      return state.changed ?? '';
    case 'many': {
      const headline = textOf(state.view.headline);
      return state.changed === null ? headline : `${state.changed} ${headline}`;
    }
    case 'sending':
    case 'done':
    case 'ended':
      return state.say;
  }
}
