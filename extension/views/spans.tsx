import type { Span } from '../../shared/words/views.ts';

/** A sentence in pieces, each in the colour of what it says. */
export function Spans({ spans }: { readonly spans: readonly Span[] }) {
  return (
    <>
      {spans.map(({ text, tone }, index) =>
        tone === 'plain' ? (
          text
        ) : (
          <span key={index} class={`figures tone-${tone}`}>
            {text}
          </span>
        ),
      )}
    </>
  );
}
