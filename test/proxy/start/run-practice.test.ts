import { expect, test } from 'vitest';
import { runPractice } from '../../../proxy/start/run-practice.ts';

test('runs the proxy on without a display, says so, and ends it when told to stop', async () => {
  const lines: string[] = [];
  const stopping = new AbortController();
  let closed = false;

  await runPractice({
    startProxy: async () => ({
      url: 'http://127.0.0.1:8717',
      close: async () => {
        closed = true;
      },
    }),
    machine: { platform: 'linux', env: {}, sandbox: 'on' },
    extensionDir: '/extension',
    say(line) {
      lines.push(line);
      expect(closed).toBe(false);
      if (line.endsWith('Ctrl+C stops it.')) queueMicrotask(() => stopping.abort());
    },
    stop: stopping.signal,
  });

  expect(lines).toEqual([
    'The proxy listens on http://127.0.0.1:8717; the practice portal is http://127.0.0.1:8717/_tollgate/practice/',
    expect.stringContaining('No display for a browser here'),
    'The proxy runs on; Ctrl+C stops it.',
  ]);
  expect(closed).toBe(true);
});
