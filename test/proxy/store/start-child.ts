import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Child = {
  /** The next thing it says. Rejects, with what it wrote to standard error, when it ends without a word. */
  next(): Promise<unknown>;
  /** All it has said by its end. */
  readonly all: Promise<readonly unknown[]>;
  /** What it wrote to standard error by its end. */
  readonly errors: Promise<string>;
  go(): void;
  /** As `kill -9` does. */
  kill(): Promise<void>;
};

const script = fileURLToPath(new URL('child.ts', import.meta.url));

/** Starts child.ts with these arguments; its files may not grow past `fileKiB`, where that is given. */
export function startChild(args: readonly string[], { fileKiB }: { readonly fileKiB?: number } = {}): Child {
  const command = [process.execPath, script, ...args];
  const limited = ['-c', `ulimit -f ${fileKiB}; exec "$@"`, 'bash', ...command];
  return listen(fileKiB === undefined ? spawn(process.execPath, [script, ...args]) : spawn('bash', limited));
}

function listen(child: ChildProcessWithoutNullStreams): Child {
  const said: unknown[] = [];
  const lines = createInterface({ input: child.stdout });
  let taken = 0;
  let errors = '';
  lines.on('line', (line) => said.push(JSON.parse(line)));
  child.stderr.on('data', (data) => {
    errors += String(data);
  });
  const ended = once(child, 'close');
  const next = async (): Promise<unknown> => {
    while (said.length === taken) {
      const [reason] = await Promise.race([once(lines, 'line').then(() => ['line']), ended.then(() => ['end'])]);
      if (reason === 'end' && said.length === taken) throw new Error(`the child ended: ${errors}`);
    }
    taken += 1;
    return said[taken - 1];
  };
  return {
    next,
    all: ended.then(() => said),
    errors: ended.then(() => errors),
    go: () => child.stdin.write('\n'),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
