import type { ReadonlySignal } from '@preact/signals';
import type { GuardedSites } from '../guarded-sites.ts';
import type { ExportedFile, GuardState, PopupState, UnheldView } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import { Mark } from '../views/mark.tsx';
import { Pause } from '../views/pause.tsx';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';
import { Accounts } from './accounts.tsx';
import { BlockedHere } from './blocked-here.tsx';
import { Check } from './check.tsx';
import { ExportFooter } from './export-footer.tsx';
import { FirstRun } from './first-run.tsx';
import { GuardLine } from './guard-line.tsx';
import { LastCalls } from './last-calls.tsx';
import { NotGiven } from './not-given.tsx';
import { Unheld } from './unheld.tsx';

interface PopupAppProps {
  readonly watched: ReadonlySignal<Watched<PopupState>>;
  readonly guard: ReadonlySignal<Watched<GuardState>>;
  readonly unheld: ReadonlySignal<Watched<readonly UnheldView[]>>;
  readonly here: Pick<Parameters<typeof BlockedHere>[0], 'look' | 'guardSite'>;
  readonly refresh: () => void;
  readonly client: Pick<
    PageClient,
    'allowNext' | 'check' | 'exportUsage' | 'guardAgain' | 'openPractice' | 'pause' | 'askProvider' | 'setAccount'
  >;
  readonly save: (file: ExportedFile) => void;
  readonly handFile: (file: File) => void;
  readonly giveBack: GuardedSites['giveBack'];
  readonly say: Say;
}

/** The popup: what is left, what a list of numbers would cost, what was called last. */
export function PopupApp(props: PopupAppProps) {
  const { watched, guard, unheld, here, refresh, client, save, handFile, giveBack, say } = props;
  const seen = watched.value;
  const state = seen.kind === 'known' ? seen.state : null;
  return (
    <div class="page">
      <header class="top">
        <Mark />
        <h1>{say('name')}</h1>
        <Pause guard={guard} client={client} locale={say.locale} />
        <GuardLine guard={guard} say={say} />
      </header>
      <main aria-busy={seen.kind === 'loading'}>
        <NotGiven guard={guard} giveBack={giveBack} say={say} />
        {seen.kind === 'loading' ? <p class="card muted loading">{say('loading')}</p> : null}
        {seen.kind === 'not-answering' ? (
          <Trouble head={say('notAnswering')} text={say('askedAgain')} refresh={refresh} say={say} />
        ) : null}
        {state?.kind === 'making' ? (
          <section class="card making" role="status">
            <h2>{say('makingHead')}</h2>
            <progress value={state.done} max={1} aria-label={say('makingHead')} />
            <p class="muted">{state.say}</p>
          </section>
        ) : null}
        {state?.kind === 'broken' ? (
          <Trouble head={say('brokenHead')} text={state.say} refresh={refresh} say={say} />
        ) : null}
        {state?.kind === 'first-run' ? <FirstRun openPractice={client.openPractice} say={say} /> : null}
        {state?.kind === 'ready' ? (
          <>
            {state.notices.map((notice) => (
              <p key={notice} class="card notice" role="status">
                {notice}
              </p>
            ))}
            <BlockedHere {...here} say={say} />
            <Unheld watched={unheld} client={client} locale={say.locale} />
            <Accounts accounts={state.accounts} client={client} refresh={refresh} say={say} />
            {state.checkable.length === 0 ? null : (
              <Check checkable={state.checkable} check={client.check} handFile={handFile} say={say} />
            )}
            <LastCalls calls={state.calls} free={state.free} say={say} />
          </>
        ) : null}
      </main>
      {state?.kind === 'ready' ? <ExportFooter exportUsage={client.exportUsage} save={save} say={say} /> : null}
    </div>
  );
}

interface TroubleProps {
  readonly head: string;
  readonly text: string;
  readonly refresh: () => void;
  readonly say: Say;
}

function Trouble({ head, text, refresh, say }: TroubleProps) {
  return (
    <section class="card" role="alert">
      <h2>{head}</h2>
      <p class="muted">{text}</p>
      <button type="button" class="button" onClick={refresh}>
        {say('tryAgain')}
      </button>
    </section>
  );
}
