/** The command was called wrongly, or what it was given cannot be used. The message says what, where and what to do, in one line. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
