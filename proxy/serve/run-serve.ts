import { type ServeOptions, type Serving, startServe } from './serve.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the proxy until the process is told to stop (Ctrl+C, SIGTERM): then what is in flight ends first, which takes a bounded time. `started` is called once
 * calls are accepted. Rejects as `startServe`.
 */
export const runServe = async (options: ServeOptions, started: (serving: Serving) => void): Promise<void> => {
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => {
    stop = () => resolve();
  });
  // Heard to the very end: npx hands a Ctrl+C on to a process that the terminal has told already, and a second one must not cut the end short.
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    const serving = await startServe(options);
    started(serving);
    await stopped;
    await serving.close();
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
};
