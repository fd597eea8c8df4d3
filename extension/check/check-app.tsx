import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ExportedFile, GuardState } from '../messages.ts';
import type { PageClient } from '../page-client.ts';
import { Pause } from '../views/pause.tsx';
import { TopBar } from '../views/top-bar.tsx';
import type { Watched } from '../watch-state.ts';
import type { Say } from '../words.ts';
import type { SayCheck } from './check-words.ts';
import { openListDesk } from './list-desk.ts';
import { ListInput } from './list-input.tsx';
import { ListResult } from './list-result.tsx';

interface CheckAppProps {
  readonly guard: ReadonlySignal<Watched<GuardState>>;
  readonly client: Pick<PageClient, 'checkList' | 'guardAgain' | 'openPractice' | 'pause'>;
  readonly save: (file: ExportedFile) => void;
  /** Takes the file that the page was opened on. */
  readonly takeHanded: (take: (file: File) => void) => void;
  readonly say: Say;
  readonly sayCheck: SayCheck;
}

/** The Check page: a list, what it would cost, and which of its numbers to send. */
export function CheckApp(props: CheckAppProps) {
  const { guard, client, say } = props;
  const seen = guard.value;
  return (
    <div class="page">
      <TopBar here="check" guard={guard} openPractice={client.openPractice} say={say}>
        <Pause guard={guard} client={client} locale={say.locale} />
      </TopBar>
      {seen.kind === 'known' ? <CheckBody {...props} checkable={seen.state.checkable} /> : <main aria-busy />}
    </div>
  );
}

interface CheckBodyProps extends CheckAppProps {
  readonly checkable: GuardState['checkable'];
}

function CheckBody({ client, checkable, save, takeHanded, say, sayCheck }: CheckBodyProps) {
  // The desk lives as long as the page: what the books say may change, the list stays.
  const desk = useMemo(() => openListDesk(checkable[0]?.provider ?? '', client.checkList, say, sayCheck), []);
  useEffect(() => takeHanded((file) => void desk.takeFile(file)), []);
  const isEmpty = desk.shown.value.kind === 'none';
  return (
    <main class={isEmpty ? 'beside check-empty' : 'beside'}>
      <ListInput desk={desk} checkable={checkable} say={say} sayCheck={sayCheck} />
      {isEmpty ? null : <ListResult desk={desk} save={save} say={say} sayCheck={sayCheck} />}
    </main>
  );
}
