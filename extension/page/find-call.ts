import { type Address, findRoute, type RouteTable } from '../../shared/recognise/route-table.ts';
import { baseUrl, getter, indexOf, NativeURL, slice, startsWith, upperCase } from './natives.ts';

/** Tells the calls of providers from all others, by address alone. */
export interface Finder {
  /** The same URL as a text that the document's base has no part in, so that no later change of it leads elsewhere. Null where it is no URL now. */
  fix(text: string): string | null;
  /** The absolute URL without fragment when it is on a provider's host, whatever the method; null for all others. */
  urlOf(text: string): string | null;
  /** Null when the method and the URL are no provider's call after all. */
  route(method: string, url: string): { readonly free: boolean } | null;
}

const protocolOf = getter<string>(URL.prototype, 'protocol');
const hostnameOf = getter<string>(URL.prototype, 'hostname');
const pathnameOf = getter<string>(URL.prototype, 'pathname');
const hrefOf = getter<string>(URL.prototype, 'href');

const parse = (text: string): URL | null => {
  try {
    return new NativeURL(text, baseUrl());
  } catch {
    return null;
  }
};

const addressOf = (url: URL): Address => ({
  protocol: protocolOf(url),
  hostname: hostnameOf(url),
  pathname: pathnameOf(url),
});

const withoutFragment = (href: string): string => {
  const hash = indexOf(href, '#');
  return hash === -1 ? href : slice(href, 0, hash);
};

/** The hosts that can carry a provider's call. Without prototype, so that no name of the page's making is found in it. */
const hostsOf = (table: RouteTable): { readonly [host: string]: boolean } => {
  const hosts: { [host: string]: boolean } = Object.create(null);
  for (const loopback of ['127.0.0.1', 'localhost', '[::1]']) hosts[loopback] = true;
  for (const provider of table.providers) {
    for (const host of provider.hosts) {
      hosts[host] = true;
      hosts[`${host}.`] = true;
    }
  }
  return hosts;
};

export const makeFinder = (table: RouteTable): Finder => {
  const hosts = hostsOf(table);
  const find = (method: string, address: Address): { readonly free: boolean } | null => {
    if (hosts[address.hostname] !== true) return null;
    try {
      const found = findRoute(table, method, address);
      // What has no body and is none of the API is no call.
      return found === null || (found.kind === 'elsewhere' && found.free) ? null : { free: found.free };
    } catch {
      // Out of memory or out of stack: what goes to such a host counts as a call that may charge.
      return { free: false };
    }
  };
  return {
    fix,
    urlOf(text) {
      // Long ones are not worth parsing twice.
      const url = startsWith(text, 'data:') || startsWith(text, 'blob:') ? null : parse(text);
      // The method decides which route it is, not whether the path is the provider's.
      if (url === null || find('POST', addressOf(url)) === null) return null;
      return withoutFragment(hrefOf(url));
    },
    route(method, url) {
      const parsed = parse(url);
      return parsed === null ? null : find(upperCase(method), addressOf(parsed));
    },
  };
};

/** Schemes whose URLs mean the same whatever the document's base. */
const FIXED = ['https://', 'http://', 'data:', 'blob:'] as const;

const fix = (text: string): string | null => {
  for (let at = 0; at < FIXED.length; at += 1) if (startsWith(text, FIXED[at] ?? '')) return text;
  const url = parse(text);
  return url === null ? null : hrefOf(url);
};
