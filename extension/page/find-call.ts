import type { RouteTable } from '../../shared/pack/routes.ts';
import { isRewriting, isRewritingQuery, METHOD_FIELD } from '../../shared/recognise/rewriting.ts';
import { findHost } from '../../shared/recognise/route-table.ts';
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
 * What a call to a provider's host is, as far as nobody has looked into it. `asks`: it may charge. `free`: it cannot. `elsewhere`: it is none of the
 * provider's unless its body carries numbers. `none`: it has no body, and is none of the provider's.
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

/** The hosts that can carry a provider's call. Without prototype, so that no name of the page's making is found in it. */
const hostsOf = (table: RouteTable): { readonly [host: string]: boolean } => {
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
  const numberFields = numberFieldsOf(table);
  const isOnHost = (url: URL): boolean => {
    if (hosts[hostnameOf(url)] !== true) return false;
    try {
      return findHost(table, addressOf(url)) !== null;
    } catch {
      // Out of memory or out of stack: it may be.
      return true;
    }
  };
  const guessOf: Finder['guess'] = (method, text, headers) => {
    const url = parse(text);
    const request = url === null ? null : findRequest(table, upperCase(method), addressOf(url));
    if (url === null || request === null) return 'none';
    if (isRewritten(url, headers)) return 'asks';
    // What the wall would stop needs a pass, however free it is.
    if (request.found.kind === 'elsewhere') return request.passes ? 'none' : 'elsewhere';
    return request.passes ? 'free' : 'asks';
  };

  return {
    fix,
    urlOf(text) {
      // Long ones are not worth parsing twice.
      const url = startsWith(text, 'data:') || startsWith(text, 'blob:') ? null : parse(text);
      return url === null || !isOnHost(url) ? null : withoutFragment(hrefOf(url));
    },
    guess(method, url, headers) {
      try {
        return guessOf(method, url, headers);
      } catch {
        // Out of memory or out of stack: what goes to such a host counts as a call that may charge.
        return 'asks';
      }
    },
    mayBeCall(text, body) {
      const url = parse(text);
      const found = url === null ? null : findHost(table, addressOf(url));
      const numberField = found === null ? undefined : numberFields[found.provider.id];
      if (numberField === undefined) return true;
      return execPattern(numberField, body) !== null || execPattern(METHOD_FIELD, body) !== null;
    },
  };
};
