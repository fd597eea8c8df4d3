/** The pack says something that cannot be: a rule, slot or fact that it does not have. The message names the place. */
export class PackError extends Error {
  override readonly name = 'PackError';
}

/** Names the place in the pack where something was found to be wrong. */
export const within = <T>(place: string, work: () => T): T => {
  try {
    return work();
  } catch (cause) {
    throw new PackError(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
};
