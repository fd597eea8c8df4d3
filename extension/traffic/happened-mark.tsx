import type { Filter } from './traffic-view.ts';

const SHAPES: Readonly<Record<Exclude<Filter, 'all'>, string>> = {
  held: 'M6 3.5v9M10 3.5v9',
  passed: 'M2.5 8h10M8.5 4l4 4-4 4',
  blocked: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M3.7 3.7l8.6 8.6',
  unknown: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8M6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.2M8 11.4v.1',
};

/** The shape of what happened to a call; the word stands beside it. */
export function HappenedMark({ of }: { readonly of: Exclude<Filter, 'all'> }) {
  return (
    <svg class="happened" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={SHAPES[of]} />
    </svg>
  );
}
