import { plainText } from '../../shared/words/plain-text.ts';
import type { CheckedCall } from '../check-messages.ts';
import type { Say } from '../words.ts';
import { QuoteDetails } from './quote-details.tsx';
import { toneOf } from './tone-of.ts';

/** The calls of a text or a file, a line for those that are priced as one; each folds out what it is made of. */
export function CheckedCalls({ calls, say }: { readonly calls: readonly CheckedCall[]; readonly say: Say }) {
  return (
    <ul class="checked folds">
      {calls.map((call, index) => (
        <li key={index}>
          {call.view.groups.every(({ kind }) => kind === 'unknown') ? (
            <Line call={call} />
          ) : (
            <details>
              <summary>
                <Line call={call} />
              </summary>
              <QuoteDetails view={call.view} say={say} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Line({ call: { what, units, say, view } }: { readonly call: CheckedCall }) {
  return (
    <span class="checked-line">
      <span>{plainText(what)}</span>
      <b class={`figures tone-${toneOf(view)}`}>{units}</b>
      {say === '' ? null : <span class="small muted">{plainText(say)}</span>}
    </span>
  );
}
