import { useSignal } from '@preact/signals';
import type { QuoteView } from '../../shared/words/views.ts';
import { Bar } from '../views/bar.tsx';
import { BarLegend } from '../views/bar-legend.tsx';
import { Groups } from '../views/groups.tsx';
import type { Say } from '../words.ts';
import type { CheckDesk, CheckShown } from './check-desk.ts';
import { Columns } from './columns.tsx';

interface CheckResultProps {
  readonly desk: CheckDesk;
  readonly say: Say;
}

/** The answer in one line, how the list was read in another; what it is made of folds out. */
export function CheckResult({ desk, say }: CheckResultProps) {
  const shown = desk.shown.value;
  return (
    <>
      <p role="status" class={`answer ${shown.kind === 'none' ? 'answer-none' : ''}`}>
        <AnswerLine shown={shown} say={say} />
      </p>
      {shown.kind === 'none' ? null : <HowRead desk={desk} say={say} />}
      {shown.kind === 'answer' && shown.view.groups.length > 0 ? (
        <details>
          <summary>{say('details')}</summary>
          {shown.view.doubt === null ? null : <p class="muted">{shown.view.doubt}</p>}
          {shown.view.bar === null ? null : (
            <>
              <Bar bar={shown.view.bar} />
              <BarLegend bar={shown.view.bar} />
            </>
          )}
          <Groups groups={shown.view.groups} say={say} />
        </details>
      ) : null}
    </>
  );
}

/** What was read, and the columns: folded, unless it was asked which one to read. */
function HowRead({ desk, say }: CheckResultProps) {
  const isOpen = useSignal(false);
  const shown = desk.shown.value;
  const columns = desk.columns.value;
  const read = [desk.note.value, shown.kind === 'answer' ? shown.read : null].filter((one) => one !== null).join(' ');
  const isFolded = columns.length > 0 && !desk.isAsked.value;
  return (
    <>
      {read === '' && !isFolded ? null : (
        <p class="small muted">
          {read}{' '}
          {isFolded ? (
            <button
              type="button"
              class="plain-button link"
              aria-expanded={isOpen.value}
              onClick={() => {
                isOpen.value = !isOpen.value;
              }}
            >
              {say('otherColumn')}
            </button>
          ) : null}
        </p>
      )}
      {columns.length > 0 && (desk.isAsked.value || isOpen.value) ? (
        <Columns columns={columns} choose={desk.choose} say={say} />
      ) : null}
    </>
  );
}

function AnswerLine({ shown, say }: { readonly shown: CheckShown; readonly say: Say }) {
  switch (shown.kind) {
    case 'none':
      return null;
    case 'checking':
      return <span class="muted">{say('checking')}</span>;
    case 'trouble':
    case 'choose':
      return <>{shown.say}</>;
    case 'answer':
      return (
        <>
          <b class={`figures tone-${toneOf(shown.view)}`}>{shown.units}</b>
          {shown.say}
        </>
      );
  }
}

/** The colour of the answer is that of the headline's number. */
function toneOf({ headline, groups }: QuoteView): string {
  const strong = headline.find(({ tone }) => tone !== 'plain');
  if (strong !== undefined) return strong.tone;
  return groups.some(({ kind }) => kind === 'free') ? 'free' : 'plain';
}
