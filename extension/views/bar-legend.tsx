import type { BarView } from '../../shared/words/views.ts';
import { barParts } from './bar-parts.ts';
import { FigureText } from './figure-text.tsx';

/** What the bar shows, in words; and where what is left comes from. */
export function BarLegend({ bar }: { readonly bar: BarView }) {
  const kinds = barParts(bar).map(({ kind }) => kind);
  const now = !kinds.includes('maybe') ? 'bar-sure' : kinds.includes('sure') ? 'bar-both' : 'bar-maybe';
  return (
    <ul class="legend small">
      <li>
        <span class="swatch bar-used" />
        <span>
          <FigureText text={bar.usedText} />
        </span>
      </li>
      <li>
        <span class={`swatch ${now}`} />
        <span>
          <FigureText text={bar.nowText} />
        </span>
      </li>
      <li>
        <span class="swatch bar-left" />
        <span>
          <FigureText text={bar.leftText} />
        </span>
      </li>
      {bar.back === null || bar.left === null ? null : <li class="muted legend-hint">{bar.back}</li>}
    </ul>
  );
}
