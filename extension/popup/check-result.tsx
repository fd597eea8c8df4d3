import type { QuoteView } from '../../shared/words/views.ts';
import type { CheckAnswer } from '../messages.ts';
import { Bar } from '../views/bar.tsx';
import { BarLegend } from '../views/bar-legend.tsx';
import { Groups } from '../views/groups.tsx';
import type { Say } from '../words.ts';

export type CheckShown = { readonly kind: 'none' } | { readonly kind: 'checking' } | CheckAnswer;

/** The answer in one line; what it is made of folds out. */
export function CheckResult({ shown, say }: { readonly shown: CheckShown; readonly say: Say }) {
  return (
    <>
      <p role="status" class={`answer ${shown.kind === 'none' ? 'answer-none' : ''}`}>
        <AnswerLine shown={shown} say={say} />
      </p>
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

function AnswerLine({ shown, say }: { readonly shown: CheckShown; readonly say: Say }) {
  switch (shown.kind) {
    case 'none':
      return null;
    case 'checking':
      return <span class="muted">{say('checking')}</span>;
    case 'trouble':
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
