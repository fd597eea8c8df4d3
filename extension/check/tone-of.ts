import type { QuoteView, Span } from '../../shared/words/views.ts';

/** The colour of an answer is that of the headline's number; what has nothing to say of it is free. */
export const toneOf = ({ headline, groups }: QuoteView): Span['tone'] => {
  const strong = headline.find(({ tone }) => tone !== 'plain');
  if (strong !== undefined) return strong.tone;
  return groups.length === 0 || groups.some(({ kind }) => kind === 'free') ? 'free' : 'plain';
};

const WORST_FIRST = ['again', 'charge', 'plain', 'free'] as const;

/** The colour of several answers in one line. */
export const worstTone = (tones: readonly Span['tone'][]): Span['tone'] =>
  WORST_FIRST.find((tone) => tones.includes(tone)) ?? 'plain';
