import { defineConfig } from 'vitest/config';

/** Pages that are compared with themselves, with the hook and without: two browsers side by side disturb nothing. */
const besideEachOther = ['test/extension/page/**/*.test.ts'];
/** Tests of the whole extension, its windows and screens. */
const oneByOne = ['test/browser/**/*.test.ts', 'test/coverage/**/*.test.ts', 'test/screens/**/*.test.ts'];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Nothing here is about speed: a limit only ends what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...besideEachOther, ...oneByOne],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          include: besideEachOther,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: oneByOne,
          // One browser at a time, after all else: several at once starve each other on a small machine.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
