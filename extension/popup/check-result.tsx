import type { QuoteView } from '../../shared/words/views.ts';
import { CheckAccounts } from '../check/check-accounts.tsx';
import type { CheckDesk, CheckShown } from '../check/check-desk.ts';
import { CheckedCalls } from '../check/checked-calls.tsx';
import { HowRead } from '../check/how-read.tsx';
import { QuoteDetails } from '../check/quote-details.tsx';
import { toneOf, worstTone } from '../check/tone-of.ts';
import type { Say } from '../words.ts';

interface CheckResultProps {
  readonly desk: CheckDesk;
  readonly say: Say;
}

/** The answer in one line, how it was read in another; what it is made of folds out. */
export function CheckResult({ desk, say }: CheckResultProps) {
  const shown = desk.shown.value;
  return (
    <>
      <p role="status" class={`answer ${shown.kind === 'none' ? 'answer-none' : ''}`}>
        <AnswerLine shown={shown} say={say} />
      </p>
      <CheckAccounts desk={desk} say={say} />
      {shown.kind === 'none' ? null : <HowRead desk={desk} say={say} />}
      {shown.kind === 'answer' ? <Details view={shown.view} say={say} /> : null}
      {shown.kind === 'calls' ? <CheckedCalls calls={shown.calls} say={say} /> : null}
    </>
  );
}

function Details({ view, say }: { readonly view: QuoteView; readonly say: Say }) {
  if (view.groups.length === 0) return null;
  return (
    <details>
      <summary>{say('details')}</summary>
      <QuoteDetails view={view} say={say} />
    </details>
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
    case 'choose-account':
      return <>{shown.say}</>;
    case 'answer':
      return (
        <>
          {shown.first === null ? null : <span class="answer-first">{shown.first}</span>}
          <b class={`figures tone-${toneOf(shown.view)}`}>{shown.units}</b>
          {shown.say}
        </>
      );
    case 'calls':
      return (
        <>
          <b class={`figures tone-${worstTone(shown.calls.map(({ view }) => toneOf(view)))}`}>{shown.units}</b>
          {shown.say}
        </>
      );
  }
}
