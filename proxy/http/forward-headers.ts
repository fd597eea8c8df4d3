import { type HeaderList, tokensOf, without } from './header-list.ts';

/** Meant for the next hop only (RFC 9110 §7.6.1), beside what a Connection header names. */
const HOP_BY_HOP = new Set([
  'connection',
  'http2-settings',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'transfer-encoding',
  'upgrade',
]);

/** The proxy speaks to the provider for itself: its own host, no expectation (it was met here), no trailers announced (none are sent). */
const OURS_TO_SAY = new Set(['host', 'expect', 'trailer']);

const isTollgate = (name: string): boolean => name.startsWith('tollgate-');

/** What of a client's headers goes to the provider. What Tollgate is told stays here. */
export const headersToProvider = (list: HeaderList): string[] => {
  const named = new Set(tokensOf(list, 'connection'));
  return without(list, (name) => HOP_BY_HOP.has(name) || OURS_TO_SAY.has(name) || named.has(name) || isTollgate(name));
};

/**
 * What of a provider's headers goes to the client. Permissions for pages of other origins stay out: those pages may not call the proxy, whatever the
 * provider allows them.
 */
export const headersToClient = (list: HeaderList): string[] => {
  const named = new Set(tokensOf(list, 'connection'));
  return without(
    list,
    (name) => HOP_BY_HOP.has(name) || named.has(name) || isTollgate(name) || name.startsWith('access-control-'),
  );
};
