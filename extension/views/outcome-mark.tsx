import type { OutcomeMark as Outcome } from '../messages.ts';

/** A tick, a cross, a barred circle, a clock, a question mark: told apart by their shape alone. */
const SHAPES: Readonly<Record<Outcome, string>> = {
  settled: 'M6.5 12.5l3.5 3.5 7.5-8',
  gone: 'M7.5 7.5l9 9M16.5 7.5l-9 9',
  blocked: 'M12 5.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M7.5 7.5l9 9',
  late: 'M12 5.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M12 8.5v3.8l2.6 1.5',
  doubt: 'M9 9.5a3 3 0 1 1 4.4 2.6c-.9.5-1.4 1-1.4 2.1M12 17.2v.1',
};

/** How a call came out, beside the sentence that says so: it is not read out. */
export function OutcomeMark({ outcome }: { readonly outcome: Outcome }) {
  return (
    <svg class={`outcome outcome-${outcome}`} viewBox="0 0 24 24" width="40" height="40" aria-hidden="true">
      <path d={SHAPES[outcome]} fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" />
    </svg>
  );
}
