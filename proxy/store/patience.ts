import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from './sqlite.ts';

const PAUSE_MS = 10;

/**
 * Tries until no other program holds the lock, or `patienceMs` are over (then it throws SQLite's error); other work goes on in the pauses. `attempt`
 * must have done nothing when it throws that the lock is held. What `andThen` does follows in the same turn, and is never tried again.
 */
export async function patiently<A, R>(patienceMs: number, attempt: () => A, andThen: (value: A) => R): Promise<R> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const tried = tryOnce(attempt);
    if (tried.kind === 'done') return andThen(tried.value);
    if (performance.now() >= until) throw tried.error;
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
