import { plainText } from '../../shared/words/plain-text.ts';
import type { Span } from '../../shared/words/views.ts';

/** A sentence in pieces, each in the colour of what it says. A number in it is the page's word, so it is shown plain. */
export function Spans({ spans }: { readonly spans: readonly Span[] }) {
  return (
    <>
      {spans.map(({ text, tone }, index) =>
        tone === 'plain' ? (
          plainText(text)
        ) : (
          <span key={index} class={`figures tone-${tone}`}>
            {plainText(text)}
          </span>
        ),
      )}
    </>
  );
}
