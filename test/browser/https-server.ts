import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { fileURLToPath } from 'node:url';

export type HttpsServer = {
  readonly port: number;
  /** Ends open connections, too, so that a held or hanging answer does not keep the test waiting. */
  close(): Promise<void>;
};

/** A key and a certificate for tests only (localhost, 127.0.0.1 and the providers' names), no secret; good until 2120. */
export const testKey = await readFile(fileURLToPath(new URL('./key.pem', import.meta.url)), 'utf8');
export const testCertificate = await readFile(fileURLToPath(new URL('./certificate.pem', import.meta.url)), 'utf8');

/** Starts an HTTPS server on a free port of 127.0.0.1. A client that verifies gives `testCertificate` as its `ca`. */
export async function startHttpsServer(listener: RequestListener): Promise<HttpsServer> {
  const server = createServer({ key: testKey, cert: testCertificate }, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server listens on no port');
  return {
    port: address.port,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
