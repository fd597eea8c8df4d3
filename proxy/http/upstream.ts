import { buildConnector, Pool } from 'undici';
import { beginExchange, type UpstreamCall, type UpstreamExchange } from './upstream-exchange.ts';

/** The way to one provider. Sends every call once. */
export interface Upstream {
  readonly send: (call: UpstreamCall) => UpstreamExchange;
  readonly close: () => Promise<void>;
}

export interface UpstreamOptions {
  readonly origin: string;
  /** True for the proxy's own listener, which it never calls. */
  readonly isSelf: (address: string, port: number) => boolean;
  readonly connectMs: number;
}

const MAX_HEADER_BYTES = 64 * 1024;

const connectorOf = ({ isSelf, connectMs }: UpstreamOptions): buildConnector.connector => {
  const connect = buildConnector({ allowH2: false, timeout: connectMs, rejectUnauthorized: true });
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error !== null) {
        callback(error, null);
        return;
      }
      if (!isSelf(socket.remoteAddress ?? '', socket.remotePort ?? 0)) {
        callback(null, socket);
        return;
      }
      socket.destroy();
      callback(new Error('the address leads back to this proxy'), null);
    });
};

/** Opens the way to a provider: HTTP/1.1 with connections kept alive, TLS verified whatever the environment says. */
export const openUpstream = (options: UpstreamOptions): Upstream => {
  const pool = new Pool(options.origin, {
    connect: connectorOf(options),
    allowH2: false,
    pipelining: 1,
    maxHeaderSize: MAX_HEADER_BYTES,
    // Waiting is counted here, to the millisecond and by what the contract calls an answer.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  return { send: (call) => beginExchange(pool, call), close: () => pool.destroy() };
};
