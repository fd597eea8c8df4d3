import { createServer, type RequestListener, type Server } from 'node:http';
import { onTestFinished } from 'vitest';
import { type DeskOptions, openProxyDesk, type ProxyDesk } from './proxy-desk.ts';

/** A proxy desk that closes when the test is over. */
export const openedDesk = async (options: DeskOptions = {}): Promise<ProxyDesk> => {
  const desk = await openProxyDesk(options);
  onTestFinished(desk.close);
  return desk;
};

/** Listens on a free port until the test is over. */
export const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** A proxy before a provider that does exactly what is written, for both providers. */
export const deskBefore = async (provider: RequestListener, options: DeskOptions = {}): Promise<ProxyDesk> => {
  const way = { origin: `http://127.0.0.1:${await listening(createServer(provider))}`, base: '' };
  const upstreams = new Map([
    ['17track', way],
    ['safecube', way],
  ]);
  return openedDesk({ upstreams, ...options });
};
