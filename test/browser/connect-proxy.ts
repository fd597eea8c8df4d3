import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

export type ConnectProxy = { readonly port: number; close(): Promise<void> };

/** The port that a host is mapped to: by its name, or by the first pattern (`*.17track.net`) that it matches. */
function portOf(hostMap: Readonly<Record<string, number>>, host: string): number | undefined {
  const pattern = Object.keys(hostMap).find((name) => name.startsWith('*.') && host.endsWith(name.slice(1)));
  return hostMap[host] ?? (pattern === undefined ? undefined : hostMap[pattern]);
}

/** A proxy that takes tunnels to the hosts of the map to ports of 127.0.0.1, and knows no others: Firefox cannot be told of hosts in another way. */
export async function startConnectProxy(hostMap: Readonly<Record<string, number>>): Promise<ConnectProxy> {
  const open = new Set<Duplex>();
  const track = (socket: Duplex): void => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer((_request, response) => {
    response.writeHead(502).end();
  });
  server.on('connect', (request, client, head) => {
    track(client);
    const port = portOf(hostMap, new URL(`https://${request.url}`).hostname);
    if (port === undefined) {
      client.end('HTTP/1.1 502 Not Found\r\n\r\n');
      return;
    }
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connected\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    track(upstream);
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy listens on no port');
  return {
    port: address.port,
    async close() {
      for (const socket of open) socket.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
