import { type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { tryTaught } from '../../shared/har/try-taught.ts';
import { readPack } from '../../shared/pack/read-pack.ts';
import type { PackDocument } from '../../shared/pack/schema.ts';
import { findCalls } from '../../shared/teach/find-calls.ts';
import type { Recorded } from '../../shared/teach/recorded.ts';
import type { NotAdded } from '../guarded-sites.ts';
import type { PageClient } from '../page-client.ts';
import { packFrom, packText } from '../rule-file.ts';
import type { Recording } from '../teach-messages.ts';
import { Mark } from '../views/mark.tsx';
import type { Watched } from '../watch-state.ts';
import { wordsIn } from '../words.ts';
import { DoItOnce } from './do-it-once.tsx';
import { type Chosen, firstChoice, packOf } from './lesson.ts';
import { type Step, Steps } from './steps.tsx';
import { onwards, TeachFooter, type TeachFooterProps } from './teach-footer.tsx';
import type { SayTeach } from './teach-words.ts';
import { TheRule } from './the-rule.tsx';
import { WhatWasFound } from './what-was-found.tsx';

export interface TeachAppProps {
  readonly site: string;
  readonly recording: ReadonlySignal<Watched<Recording | null>>;
  readonly client: Pick<PageClient, 'startRecording' | 'stopRecording' | 'taughtPack' | 'savePack'>;
  readonly clock: (at: number) => string;
  readonly now: () => number;
  /** Has the browser ask for the site of a host, where it did not give it yet: to be called while a press is being heard. */
  readonly guard: (host: string) => Promise<NotAdded | null>;
  readonly save: (name: string, text: string) => void;
  readonly close: () => void;
  readonly say: SayTeach;
}

const NONE: readonly Recorded[] = [];
const STAGES = { 1: 'doing', 2: 'found', 3: 'rule' } as const;

/** Three steps: a person does a thing once, sees what was found, and says what it costs. */
export function TeachApp({ site, recording, client, clock, now, guard, save, close, say }: TeachAppProps) {
  const notAnswering = wordsIn(say.locale)('notAnswering');
  const step = useSignal<Step>(1);
  const number = useSignal('');
  const said = useSignal('');
  const isSaved = useSignal(false);
  /** The rule as the person wrote it; null while it is what was chosen. */
  const written = useSignal<string | null>(null);
  const before = useSignal<PackDocument | null>(null);
  const chosen = useSignal<Chosen>({
    call: 0,
    place: null,
    word: 0,
    cost: { kind: 'units', units: 1, once: 'period' },
    title: site,
  });
  const watched = recording.value;
  const seen = watched.kind === 'known' ? watched.state : null;
  const calls = seen?.calls ?? NONE;
  const found = useComputed(() => {
    const { value } = recording;
    return value.kind === 'known' && value.state !== null ? findCalls(value.state.calls, number.value) : [];
  });
  const choose = (change: Partial<Chosen>): void => {
    chosen.value = { ...chosen.value, ...change };
  };
  const one = found.value[chosen.value.call];
  const proposed = packOf(found.value, chosen.value, before.value, now());
  const read = written.value === null ? null : packFrom(written.value);
  const document = read === null ? proposed : 'document' in read ? read.document : null;

  const record = (): void => {
    step.value = 1;
    void client.startRecording({ site });
  };
  const stop = (): void => void client.stopRecording().finally(close);
  const look = async (): Promise<void> => {
    const [likeliest] = found.value;
    choose(firstChoice(found.value, 0));
    written.value = null;
    before.value = likeliest === undefined ? null : await client.taughtPack({ host: likeliest.host }).catch(() => null);
    step.value = 2;
  };
  const keep = async (): Promise<void> => {
    const host = document?.hosts[0] ?? '';
    if ((await guard(host)) === 'not-given') {
      said.value = say('notGiven', { host });
      return;
    }
    const problem = await client.savePack({ document }).catch(() => notAnswering);
    isSaved.value = problem === null;
    said.value = problem === null ? say('saved') : say('wrong', { problem });
    if (problem === null) await client.stopRecording().catch(() => undefined);
  };

  const back = (): void => {
    step.value = step.value === 3 ? 2 : 1;
  };
  const next = (): void => {
    step.value = 3;
  };
  const stepShown = () => {
    if (step.value === 1)
      return (
        <DoItOnce
          site={site}
          number={number.value}
          setNumber={(text) => {
            number.value = text;
          }}
          calls={seen === null ? null : calls}
          clock={clock}
          say={say}
        />
      );
    const shared = { chosen: chosen.value, choose, say };
    if (step.value === 2 || one === undefined)
      return (
        <WhatWasFound {...shared} found={found.value} recorded={calls.length} number={number.value} clock={clock} />
      );
    const pack = document === null ? null : readPack(document);
    const would = pack === null || typeof pack === 'string' ? [] : tryTaught(pack, calls);
    const exportRule = (): void => {
      if (document !== null) save(`${document.id}.json`, packText(document));
    };
    const json = {
      written: written.value,
      problem: read !== null && 'problem' in read ? read.problem : null,
      write: (text: string | null): void => {
        written.value = text;
      },
      begin: (): void => {
        written.value = proposed === null ? '' : packText(proposed);
      },
    };
    return <TheRule {...shared} of={one} would={would} exportRule={exportRule} json={json} />;
  };
  const foot: TeachFooterProps = {
    stage: isSaved.value ? 'saved' : STAGES[step.value],
    isRecording: seen !== null,
    isReady: number.value.trim().length >= 4,
    isFound: found.value.length > 0,
    canSave: document !== null,
    acts: { close, stop, record, look, back, next, keep },
    say,
  };
  return (
    <form
      class="teach"
      onSubmit={(event) => {
        event.preventDefault();
        const way = onwards(foot);
        if (way.isOpen) void way.go();
      }}
    >
      <header>
        <Mark />
        <div>
          <strong>{say('title')}</strong>
          <p class="small muted">{site}</p>
        </div>
      </header>
      <Steps step={step.value} say={say} />
      <main>
        {watched.kind === 'not-answering' ? <p role="status">{notAnswering}</p> : null}
        {isSaved.value ? null : stepShown()}
        <p role="status">{said.value}</p>
      </main>
      <TeachFooter {...foot} />
    </form>
  );
}
