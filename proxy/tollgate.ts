import { runCommand } from './command/run-command.ts';
import { thisTerminal } from './command/terminal.ts';

// A reader that has seen enough (`tollgate ledger | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

try {
  process.exitCode = await runCommand(process.argv.slice(2), thisTerminal());
} catch (error) {
  process.stderr.write(`tollgate: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}
