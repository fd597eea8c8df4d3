/** Where the practice is at a proxy: its page, and below it the simulated providers. */
export const PRACTICE_ROOT = '/_tollgate/practice';
