import { useSignal } from '@preact/signals';
import { sayNumber } from '../../shared/words/locale.ts';
import type { ListAnswer, ListChecked } from '../check-messages.ts';
import type { ExportedFile } from '../messages.ts';
import { Bar } from '../views/bar.tsx';
import { BarLegend } from '../views/bar-legend.tsx';
import { Spans } from '../views/spans.tsx';
import type { Say } from '../words.ts';
import type { CheckShown } from './check-desk.ts';
import type { SayCheck } from './check-words.ts';
import { CheckedCalls } from './checked-calls.tsx';
import type { ListDesk, Side } from './list-desk.ts';
import { ListLines } from './list-lines.tsx';
import { toneOf, worstTone } from './tone-of.ts';

export interface ListResultProps {
  readonly desk: ListDesk;
  readonly save: (file: ExportedFile) => void;
  readonly say: Say;
  readonly sayCheck: SayCheck;
}

/** What a list would cost, and which of its numbers to send. */
export function ListResult({ desk, save, say, sayCheck }: ListResultProps) {
  const shown = desk.shown.value;
  return (
    <section class="check-result" aria-label={sayCheck('result')} aria-busy={shown.kind === 'checking'}>
      <div class="content">
        <div role="status" class="check-answer">
          <Answer shown={shown} desk={desk} say={say} sayCheck={sayCheck} />
        </div>
        {shown.kind === 'answer' ? <Numbers checked={shown} desk={desk} sayCheck={sayCheck} say={say} /> : null}
        {shown.kind === 'calls' ? <CheckedCalls calls={shown.calls} say={say} /> : null}
      </div>
      {shown.kind === 'answer' ? (
        <SaveFooter checked={shown} desk={desk} save={save} say={say} sayCheck={sayCheck} />
      ) : null}
    </section>
  );
}

interface AnswerProps extends Pick<ListResultProps, 'desk' | 'say' | 'sayCheck'> {
  readonly shown: CheckShown<ListAnswer>;
}

function Answer({ shown, desk, say, sayCheck }: AnswerProps) {
  switch (shown.kind) {
    case 'none':
      return null;
    case 'checking':
      return <p class="muted">{say('checking')}</p>;
    case 'trouble':
      return <h2 class="check-headline">{shown.say}</h2>;
    case 'choose':
    case 'choose-account':
      return (
        <>
          <h2 class="check-headline">{shown.say}</h2>
          <p class="muted">{sayCheck(shown.kind === 'choose' ? 'pressColumn' : 'pressAccount')}</p>
        </>
      );
    case 'calls':
      return (
        <>
          <h2 class="check-headline">
            <span class={`figures tone-${worstTone(shown.calls.map(({ view }) => toneOf(view)))}`}>{shown.units}</span>
            {shown.say}
          </h2>
          {shown.read === null ? null : <p class="muted">{shown.read}</p>}
        </>
      );
    case 'answer':
      return <Headline checked={shown} dropped={desk.without.value.size + shown.unread.length} sayCheck={sayCheck} />;
  }
}

interface HeadlineProps {
  readonly checked: ListChecked;
  readonly dropped: number;
  readonly sayCheck: SayCheck;
}

function Headline({ checked: { first, view, kept, keptUnits, read }, dropped, sayCheck }: HeadlineProps) {
  return (
    <>
      {first === null ? null : <p class="answer-first">{first}</p>}
      <h2 class="check-headline">
        <span class="small muted">{sayCheck('wholeList')}</span>
        <span>
          <Spans spans={view.headline} />
        </span>
      </h2>
      {dropped === 0 ? null : (
        <p>
          {sayCheck.count('without', dropped)}
          {kept === null ? sayCheck('nothingLeft') : <b class={`figures tone-${toneOf(kept)}`}>{keptUnits}</b>}
        </p>
      )}
      {read === null ? null : <p class="small muted">{read}</p>}
    </>
  );
}

interface NumbersProps extends Pick<ListResultProps, 'desk' | 'say' | 'sayCheck'> {
  readonly checked: ListChecked;
}

const TABS = [
  { side: null, word: 'all' },
  { side: 'send', word: 'send' },
  { side: 'drop', word: 'drop' },
] as const;

function Numbers({ checked, desk, say, sayCheck }: NumbersProps) {
  const only = useSignal<Side | null>(null);
  const bar = (checked.kept ?? checked.view).bar;
  const { size } = desk.without.value;
  const drop = size + checked.unread.length;
  const counts = { all: checked.lines.length + checked.unread.length, send: checked.lines.length - size, drop };
  return (
    <>
      {bar === null ? null : (
        <>
          <Bar bar={bar} />
          <BarLegend bar={bar} />
        </>
      )}
      <div class="check-tabs">
        {TABS.map(({ side, word }) => (
          <button
            key={word}
            type="button"
            class="plain-button"
            aria-pressed={only.value === side}
            onClick={() => {
              only.value = side;
            }}
          >
            {sayCheck(word)} <b class="figures">{sayNumber(counts[word], say.locale)}</b>
          </button>
        ))}
      </div>
      <ListLines desk={desk} checked={checked} only={only.value} sayCheck={sayCheck} />
    </>
  );
}

interface SaveFooterProps extends ListResultProps {
  readonly checked: ListChecked;
}

function SaveFooter({ checked, desk, save, say, sayCheck }: SaveFooterProps) {
  const saved = useSignal<string | null>(null);
  const { size } = desk.without.value;
  const counts = { send: checked.lines.length - size, drop: size + checked.unread.length };
  const run = (side: Side): void => {
    const file = desk.fileOf(side);
    if (file === null) return;
    save(file);
    saved.value = say('exported', { name: file.name });
  };
  return (
    <footer class="check-foot">
      <p class="small muted" role="status">
        {saved.value ?? sayCheck('columnsStay')}
      </p>
      {counts.drop === 0 ? null : (
        <button type="button" class="button" onClick={() => run('drop')}>
          {sayCheck.count('saveDrop', counts.drop)}
        </button>
      )}
      {counts.send === 0 ? null : (
        <button type="button" class="button primary" onClick={() => run('send')}>
          {sayCheck.count('saveSend', counts.send)}
        </button>
      )}
    </footer>
  );
}
