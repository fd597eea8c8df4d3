import { spawnSync } from 'node:child_process';

// Long proofs: the laws and grammars that `npm test` tries on hundreds of inputs, on many thousands, and what only a clock can tell.

const runs = process.env['TOLLGATE_RUNS'] ?? '20000';
const fuzzRuns = process.env['TOLLGATE_RUNS'] ?? '4000';

const isWell = (
  say: string,
  command: string,
  args: readonly string[],
  more: Readonly<Record<string, string>>,
): boolean => {
  console.log(say);
  return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...more } }).status === 0;
};

/** As many inputs take their time: no limit ends a law that is being tried. */
const PATIENT = ['--testTimeout=0'];

const proofs = [
  isWell(
    `the laws, on ${runs} random histories each`,
    'vitest',
    [
      'run',
      'test/laws',
      'test/rules/ledger-laws.test.ts',
      'test/rules/in-flight.test.ts',
      'test/gate/in-flight-laws.test.ts',
      'test/extension/background/waiting-laws.test.ts',
      ...PATIENT,
    ],
    { TOLLGATE_RUNS: runs },
  ),
  isWell(`inputs by grammar, ${fuzzRuns} of each kind`, 'vitest', ['run', 'test/fuzz', ...PATIENT], {
    TOLLGATE_RUNS: fuzzRuns,
  }),
  isWell(
    'the background of the extension, ended at 200 random moments',
    'vitest',
    ['run', 'test/browser/background/killed-at-any-moment.test.ts', ...PATIENT],
    { TOLLGATE_RUNS: '200' },
  ),
  isWell('how long reading takes, per megabyte', process.execPath, ['test/proof/reading.ts'], {}),
  isWell('no call of any shape holds up a proxy', process.execPath, ['test/proof/stall.ts'], {}),
];
process.exitCode = proofs.every((well) => well) ? 0 : 1;
