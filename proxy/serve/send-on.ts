import { headersToProvider } from '../http/forward-headers.ts';
import type { UpstreamCall, UpstreamExchange } from '../http/upstream-exchange.ts';
import type { Passage } from './call-ports.ts';

/** Sends a client's call on to its provider, once. */
export const sendOn = (
  { client, upstream, target }: Passage,
  body: UpstreamCall['body'],
  limit: UpstreamCall['limit'],
): UpstreamExchange =>
  upstream.send({ method: client.method, target, headers: headersToProvider(client.headers), body, limit });
