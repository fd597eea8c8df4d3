/** Throws when something that the code itself guarantees does not hold: a bug, never bad input. */
export function invariant(holds: unknown, claim: string): asserts holds {
  if (!holds) throw new Error(`Tollgate has a bug: ${claim}`);
}
