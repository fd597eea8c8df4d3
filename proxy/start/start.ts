import { fileURLToPath } from 'node:url';
import { LedgerError } from '../../shared/ledger/store.ts';
import { portalDir } from '../serve/practice/portal-dir.ts';
import { startServe } from '../serve/serve.ts';
import { UsageError } from '../usage-error.ts';
import { thisMachine } from './machine.ts';
import { runPractice } from './run-practice.ts';

// What `npm start` runs, built as dist/proxy/start.js: the extension is built beside its folder.
const extensionDir = fileURLToPath(new URL('../chromium', import.meta.url));

const stopping = new AbortController();
// Not once: npm hands a Ctrl+C on to a process that the terminal has told already, and a second one must not cut the end short.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());

try {
  await runPractice({
    startProxy: () => startServe({ portalDir: portalDir() }),
    machine: thisMachine(),
    extensionDir,
    say: (line) => console.log(line),
    stop: stopping.signal,
  });
} catch (error) {
  if (!(error instanceof UsageError || error instanceof LedgerError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
