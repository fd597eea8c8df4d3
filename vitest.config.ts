import { defineConfig } from 'vitest/config';

/** Tests that start browsers. */
const inBrowser = [
  'test/browser/**/*.test.ts',
  'test/coverage/**/*.test.ts',
  'test/extension/page/**/*.test.ts',
  'test/screens/**/*.test.ts',
];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Nothing here is about speed: a limit only ends what hangs.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...inBrowser],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: [...inBrowser],
          // One browser at a time, after all else: several at once starve each other on a small machine.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
