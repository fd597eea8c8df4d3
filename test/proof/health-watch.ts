import { Agent, get } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';

// Asks a proxy for its health every five milliseconds, in a thread of its own, and tells the longest time that one question waited.

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const url = String(workerData);
let longest = 0;

const ask = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const before = performance.now();
    get(`${url}/_tollgate/health`, { agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(performance.now() - before));
    }).on('error', reject);
  });

parentPort?.on('message', () => {
  parentPort?.postMessage(longest);
  longest = 0;
});

for (;;) {
  longest = Math.max(longest, await ask());
  await wait(5);
}
