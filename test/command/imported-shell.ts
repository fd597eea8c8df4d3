import { listing, registering } from '../har/build-har.ts';
import { openShell, type Shell } from './run-tollgate.ts';

/** A shell whose ledger holds a registration of October, a lost one of November, and a shipment on a list. */
export const importedShell = async (): Promise<Shell> => {
  const shell = openShell();
  await shell.run(
    'import',
    shell.har('a.har', [
      registering('RR100000001CN', '2026-10-31T23:30:00Z'),
      registering('RR100000002CN', '2026-11-01T00:30:00Z', { status: 0, answer: undefined }),
      listing('POST', ['MSCU1234567'], '2026-11-02T00:00:00Z'),
    ]),
  );
  return shell;
};

/** The lines of NDJSON, each parsed. */
export const linesOf = (text: string): readonly Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
