import { spawnSync } from 'node:child_process';

// Long proofs: the laws that `npm test` tries on hundreds of histories, on tens of thousands.
const runs = process.env['TOLLGATE_RUNS'] ?? '20000';
console.log(`the laws, on ${runs} random histories each`);
const { status } = spawnSync(
  'vitest',
  ['run', 'test/laws', 'test/rules/ledger-laws.test.ts', 'test/extension/background/hold-laws.test.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, TOLLGATE_RUNS: runs },
  },
);
process.exitCode = status ?? 1;
