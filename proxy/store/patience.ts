import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from './sqlite.ts';

const PAUSE_MS = 10;

/** How long a lock is waited for. */
export interface Patience {
  readonly forMs: number;
  /** Called before each pause. */
  readonly onPause?: () => void;
}

/**
 * Tries until no other program holds the lock, or the patience is over (then it throws SQLite's error); other work goes on in the pauses. `attempt`
 * must have done nothing when it throws that the lock is held. What `andThen` does follows in the same turn, and is never tried again.
 */
export async function patiently<A, R>(
  { forMs, onPause }: Patience,
  attempt: () => A,
  andThen: (value: A) => R,
): Promise<R> {
  const until = performance.now() + forMs;
  for (;;) {
    const tried = tryOnce(attempt);
    if (tried.kind === 'done') return andThen(tried.value);
    if (performance.now() >= until) throw tried.error;
    onPause?.();
    await wait(PAUSE_MS);
  }
}

type Tried<A> = { readonly kind: 'done'; readonly value: A } | { readonly kind: 'busy'; readonly error: unknown };

function tryOnce<A>(attempt: () => A): Tried<A> {
  try {
    return { kind: 'done', value: attempt() };
  } catch (error) {
    if (!isBusy(error)) throw error;
    return { kind: 'busy', error };
  }
}
