import type { RouteTable } from '../../shared/pack/routes.ts';
import { LIKELY_NUMBER, mayCarry } from '../../shared/recognise/may-carry.ts';
import { isRewriting, isRewritingQuery, METHOD_FIELD } from '../../shared/recognise/rewriting.ts';
import { findHost, findSite, isHarmlessAt } from '../../shared/recognise/route-table.ts';
import { type FullAddress, findRequest } from '../../shared/recognise/wall.ts';
import {
  bare,
  baseUrl,
  execPattern,
  getter,
  indexOf,
  NativeRegExp,
  NativeURL,
  slice,
  startsWith,
  upperCase,
} from './natives.ts';

/**
 * What a call to a provider's host is, as far as nobody has looked into it. `asks`: it may charge. `free`: it cannot. `elsewhere`: no rule describes it, and it is
 * harmless unless it carries numbers. `none`: it cannot carry any, or is known to be harmless.
 */
export type Guess = 'asks' | 'free' | 'elsewhere' | 'none';

/** Tells the calls of providers from all others, by address and headers. */
export interface Finder {
  /** The same URL as a text that the document's base has no part in, so that no later change of it leads elsewhere. Null where it is no URL now. */
  fix(text: string): string | null;
  /** The absolute URL without fragment when it is on a provider's host, whatever the method; null for all others. */
  urlOf(text: string): string | null;
  /** What a call to a provider's host is by its address and headers. */
  guess(method: string, url: string, headers: readonly (readonly [name: string, value: string])[]): Guess;
  /** Whether a call to an address elsewhere may be one of the provider's by what its body says. */
  mayBeCall(url: string, body: string): boolean;
  /** From now on calls to these hosts, and no others before them, are told apart from the rest, too; with `all`, those to any host. Nobody knows here what they cost. */
  watch(hosts: readonly string[], all: boolean): void;
}

const protocolOf = getter<string>(URL.prototype, 'protocol');
const hostnameOf = getter<string>(URL.prototype, 'hostname');
const pathnameOf = getter<string>(URL.prototype, 'pathname');
const searchOf = getter<string>(URL.prototype, 'search');
const hrefOf = getter<string>(URL.prototype, 'href');

const parse = (text: string): URL | null => {
  try {
    return new NativeURL(text, baseUrl());
  } catch {
    return null;
  }
};

const addressOf = (url: URL): FullAddress => ({
  protocol: protocolOf(url),
  hostname: hostnameOf(url),
  pathname: pathnameOf(url),
  search: searchOf(url),
});

const withoutFragment = (href: string): string => {
  const hash = indexOf(href, '#');
  return hash === -1 ? href : slice(href, 0, hash);
};

/** Names of hosts. Without prototype, so that no name of the page's making is found in it. */
interface Names {
  readonly [host: string]: boolean;
}

/** Names of hosts, with the dot that may stand at their end. */
const namesOf = (hosts: readonly string[]): Names => {
  const names: { [host: string]: boolean } = bare({});
  for (let at = 0; at < hosts.length; at += 1) {
    names[hosts[at] ?? ''] = true;
    names[`${hosts[at]}.`] = true;
  }
  return names;
};

/** The hosts that can carry a provider's call. */
const hostsOf = (table: RouteTable): Names => {
  const hosts: { [host: string]: boolean } = bare({});
  for (const loopback of ['127.0.0.1', 'localhost', '[::1]']) hosts[loopback] = true;
  for (const provider of table.providers) {
    for (const host of provider.hosts) {
      hosts[host] = true;
      hosts[`${host}.`] = true;
    }
  }
  return hosts;
};

/** The domains whose hosts are all a provider's. */
const sitesOf = (table: RouteTable): Names => {
  const sites: { [site: string]: boolean } = bare({});
  for (const provider of table.providers) for (const site of provider.sites) sites[site] = true;
  return sites;
};

/** True for a host of one of these domains: of most hosts two look-ups say that they are of none. */
const isOfSites = (sites: Names, hostname: string): boolean => {
  let host = hostname;
  if (host[host.length - 1] === '.') host = slice(host, 0, host.length - 1);
  for (;;) {
    if (sites[host] === true) return true;
    const dot = indexOf(host, '.');
    if (dot === -1) return false;
    host = slice(host, dot + 1);
  }
};

const numberFieldsOf = (table: RouteTable): { readonly [provider: string]: RegExp } => {
  const fields: { [provider: string]: RegExp } = bare({});
  for (const { id, numberField } of table.providers) fields[id] = new NativeRegExp(numberField, 'i');
  return fields;
};

/** Schemes whose URLs mean the same whatever the document's base. */
const FIXED = ['https://', 'http://', 'data:', 'blob:'] as const;

const fix = (text: string): string | null => {
  for (let at = 0; at < FIXED.length; at += 1) if (startsWith(text, FIXED[at] ?? '')) return text;
  const url = parse(text);
  return url === null ? null : hrefOf(url);
};

const isRewritten = (url: URL, headers: readonly (readonly [name: string, value: string])[]): boolean => {
  for (let at = 0; at < headers.length; at += 1) if (isRewriting(headers[at]?.[0] ?? '')) return true;
  return isRewritingQuery(searchOf(url));
};

export const makeFinder = (table: RouteTable): Finder => {
  const hosts = hostsOf(table);
  const sites = sitesOf(table);
  const numberFields = numberFieldsOf(table);
  let watched = namesOf([]);
  let watchesAll = false;
  const isWatched = (url: URL): boolean => {
    const protocol = protocolOf(url);
    return (protocol === 'https:' || protocol === 'http:') && (watchesAll || watched[hostnameOf(url)] === true);
  };
  const likelyNumber = new NativeRegExp(LIKELY_NUMBER, 'i');
  const isOnHost = (url: URL): boolean => {
    const isOnSite = isOfSites(sites, hostnameOf(url));
    if (hosts[hostnameOf(url)] !== true && !isOnSite) return false;
    try {
      const address = addressOf(url);
      return findHost(table, address) !== null || (isOnSite && findSite(table, address) !== null);
    } catch {
      // Out of memory or out of stack: it may be.
      return true;
    }
  };
  /** On a provider's site, beside its API: what may carry a number asks, for nobody knows what it costs. */
  const guessOnSite = (method: string, url: URL): Guess => {
    const address = addressOf(url);
    const provider = findSite(table, address);
    if (provider === null || method === 'OPTIONS' || isHarmlessAt(provider, address)) return 'none';
    const hasBody = method !== 'GET' && method !== 'HEAD';
    return hasBody || mayCarry(pathnameOf(url)) || mayCarry(searchOf(url)) ? 'elsewhere' : 'none';
  };
  const isLikely = (text: string): boolean => execPattern(likelyNumber, text) !== null;
  const guessOf: Finder['guess'] = (given, text, headers) => {
    const url = parse(text);
    if (url === null) return 'none';
    const method = upperCase(given);
    const request = findRequest(table, method, addressOf(url));
    if (request === null) return isWatched(url) && method !== 'OPTIONS' ? 'elsewhere' : guessOnSite(method, url);
    if (isRewritten(url, headers)) return 'asks';
    // What the wall would stop needs a pass, however free it is.
    if (request.found.kind === 'elsewhere')
      return request.passes && !isWatched(url) ? guessOnSite(method, url) : 'elsewhere';
    return request.passes ? 'free' : 'asks';
  };

  return {
    fix,
    urlOf(text) {
      // Long ones are not worth parsing twice.
      const url = startsWith(text, 'data:') || startsWith(text, 'blob:') ? null : parse(text);
      return url === null || !(isOnHost(url) || isWatched(url)) ? null : withoutFragment(hrefOf(url));
    },
    guess(method, url, headers) {
      try {
        return guessOf(method, url, headers);
      } catch {
        // Out of memory or out of stack: what goes to such a host counts as a call that may charge.
        return 'asks';
      }
    },
    watch(hosts, all) {
      watched = namesOf(hosts);
      watchesAll = all;
    },
    mayBeCall(text, body) {
      const url = parse(text);
      const found = url === null ? null : findHost(table, addressOf(url));
      if (url === null) return true;
      if (isLikely(pathnameOf(url)) || isLikely(searchOf(url))) return true;
      if (found === null) return isLikely(body);
      const numberField = numberFields[found.provider.id];
      if (numberField === undefined) return true;
      return execPattern(numberField, body) !== null || execPattern(METHOD_FIELD, body) !== null;
    },
  };
};
