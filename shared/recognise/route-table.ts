import type { ProviderRoutes, Route, RouteTable } from '../pack/routes.ts';
import { lowerAscii, readPath } from './read-path.ts';

/** The part of a URL that routes are found by. A URL object will do. */
export interface Address {
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
}

/** What an address on a provider's host is. */
export type PathFound =
  /** A call that a route describes. `path` is the path as the provider sees it. */
  | { readonly kind: 'route'; readonly route: number; readonly free: boolean; readonly path: string }
  /** Under the provider's API, and no route describes it. */
  | { readonly kind: 'undescribed'; readonly free: boolean; readonly path: string }
  /** Servers may read it in different ways, one of them under the provider's API. */
  | { readonly kind: 'odd'; readonly free: false }
  /** A document or another path of the host: no call of the provider's, unless its body carries numbers. `free`: it has no body. */
  | { readonly kind: 'elsewhere'; readonly free: boolean };

// From here on everything works by index and operators alone: the page hook runs it in pages that may have replaced the methods of texts and lists.

/** Where the practice portal's providers are, on the local proxy. */
export const PRACTICE = '/_tollgate/practice/';
/** How files end that lie beside an API: its description, its pages and what they load. */
export const DOCUMENTS = [
  ...['yaml', 'yml', 'json', 'html', 'htm', 'md', 'txt', 'pdf', 'xml', 'css', 'js', 'mjs', 'map'],
  ...['png', 'jpg', 'jpeg', 'gif', 'svg', 'ico', 'webp', 'woff', 'woff2', 'ttf'],
] as const;

const cut = (text: string, from: number, to: number): string => {
  let part = '';
  for (let at = from; at < to; at += 1) part += text[at] ?? '';
  return part;
};

const holds = (list: readonly string[], text: string): boolean => {
  for (let at = 0; at < list.length; at += 1) if (list[at] === text) return true;
  return false;
};

/** True when a path in lower case is of this form: a part in braces stands for one segment, whatever it is. */
const fits = (template: string, path: string): boolean => {
  let at = 0;
  for (let place = 0; place < template.length; place += 1) {
    if (template[place] !== '{') {
      if (path[at] !== template[place]) return false;
      at += 1;
      continue;
    }
    while (place < template.length && template[place] !== '}') place += 1;
    const from = at;
    while (at < path.length && path[at] !== '/') at += 1;
    if (at === from) return false;
  }
  return at === path.length;
};

const isOfRoute = ({ paths }: Route, lower: string): boolean => {
  for (let at = 0; at < paths.length; at += 1) if (fits(paths[at] ?? '', lower)) return true;
  return false;
};

/** The first route of a path in lower case, for this method or, without one, for any; -1 when there is none. */
const routeOf = (routes: readonly Route[], lower: string, method: string | null): number => {
  for (let at = 0; at < routes.length; at += 1) {
    const route = routes[at];
    if (route !== undefined && (method === null || holds(route.methods, method)) && isOfRoute(route, lower)) return at;
  }
  return -1;
};

/** True for a file beside the API. A call with an ending of its own (`shipment.json`) is none: some servers take that for the call. */
const isDocument = (routes: readonly Route[], lower: string): boolean => {
  let dot = lower.length - 1;
  while (dot >= 0 && lower[dot] !== '.' && lower[dot] !== '/') dot -= 1;
  if (dot < 0 || lower[dot] === '/' || !holds(DOCUMENTS, cut(lower, dot + 1, lower.length))) return false;
  return routeOf(routes, cut(lower, 0, dot), null) < 0;
};

/** Whether a call that a route describes may charge by this method and, where a path is given, at that plain path. */
export const mayChargeBy = ({ routes }: ProviderRoutes, method: string, pathname: string | null = null): boolean => {
  for (let at = 0; at < routes.length; at += 1) {
    const route = routes[at];
    if (route === undefined || route.free || !holds(route.methods, method)) continue;
    if (pathname === null || isOfRoute(route, lowerAscii(pathname))) return true;
  }
  return false;
};

const isHarmless = (method: string): boolean => method === 'OPTIONS' || method === 'HEAD';
const hasNoBody = (method: string): boolean => method === 'GET' || isHarmless(method);

/** Finds what a path of a provider's host is. The method is upper case. */
export const findPath = (provider: ProviderRoutes, method: string, pathname: string): PathFound => {
  const read = readPath(pathname, provider.roots);
  // Of a portal only what a person taught is known: by another method no reading of the path is a call of that.
  const isOdd = read.kind === 'odd' && (!provider.partial || mayChargeBy(provider, method));
  if (isOdd) return { kind: 'odd', free: false };
  if (read.kind !== 'plain' || !read.isUnder) return { kind: 'elsewhere', free: hasNoBody(method) };
  const lower = lowerAscii(read.path);
  const route = method === 'OPTIONS' ? -1 : routeOf(provider.routes, lower, method);
  if (route >= 0) return { kind: 'route', route, free: provider.routes[route]?.free ?? false, path: read.path };
  if (routeOf(provider.routes, lower, null) < 0 && isDocument(provider.routes, lower))
    return { kind: 'elsewhere', free: hasNoBody(method) };
  if (provider.partial) return { kind: 'elsewhere', free: hasNoBody(method) };
  return { kind: 'undescribed', free: isHarmless(method), path: read.path };
};

/** True for a path of a provider's API, or one that may be read as such; where a pack describes only some, for those. */
const findAny = (provider: ProviderRoutes, pathname: string): boolean => {
  const read = readPath(pathname, provider.roots);
  if (read.kind !== 'plain') return read.kind === 'odd';
  return read.isUnder && (!provider.partial || routeOf(provider.routes, lowerAscii(read.path), null) >= 0);
};

/** A host in lower case, without the dot that may stand at its end. */
const plainHost = (hostname: string): string => {
  const host = lowerAscii(hostname);
  return host[host.length - 1] === '.' ? cut(host, 0, host.length - 1) : host;
};

/** The provider of a host. Of several it is the first that describes the path: what a person taught of a portal may lie beside an API. */
const providerAt = (table: RouteTable, host: string, pathname: string): ProviderRoutes | null => {
  const name = plainHost(host);
  let first: ProviderRoutes | null = null;
  for (let at = 0; at < table.providers.length; at += 1) {
    const provider = table.providers[at];
    if (provider === undefined || !holds(provider.hosts, name)) continue;
    if (first === null) first = provider;
    if (findAny(provider, pathname)) return provider;
  }
  return first;
};

const providerNamed = (table: RouteTable, id: string): ProviderRoutes | null => {
  for (let at = 0; at < table.providers.length; at += 1)
    if (table.providers[at]?.id === id) return table.providers[at] ?? null;
  return null;
};

const isLoopback = (host: string): boolean => host === '127.0.0.1' || host === 'localhost' || host === '[::1]';

/** The provider that a host belongs to, and the path as the provider sees it. */
export interface HostFound {
  readonly provider: ProviderRoutes;
  readonly pathname: string;
  readonly practice: boolean;
}

/** Whose host an address is on. Null when it is no provider's. */
export const findHost = (table: RouteTable, url: Address): HostFound | null => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const host = lowerAscii(url.hostname);
  const { pathname } = url;
  if (!isLoopback(host)) {
    const provider = providerAt(table, host, pathname);
    return provider === null ? null : { provider, pathname, practice: false };
  }
  if (cut(pathname, 0, PRACTICE.length) !== PRACTICE) return null;
  let slash = PRACTICE.length;
  while (slash < pathname.length && pathname[slash] !== '/') slash += 1;
  const provider = providerNamed(table, cut(pathname, PRACTICE.length, slash));
  return provider === null ? null : { provider, pathname: cut(pathname, slash, pathname.length), practice: true };
};

const endsWith = (text: string, end: string): boolean => {
  const from = text.length - end.length;
  if (from < 0) return false;
  for (let at = 0; at < end.length; at += 1) if (text[from + at] !== end[at]) return false;
  return true;
};

const isOfSite = (host: string, site: string): boolean =>
  endsWith(host, site) && (host.length === site.length || host[host.length - site.length - 1] === '.');

/** The provider whose own site a host is of, whatever it is for. Null when it is of none. */
export const findSite = (table: RouteTable, url: Pick<Address, 'protocol' | 'hostname'>): ProviderRoutes | null => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const host = plainHost(url.hostname);
  for (let at = 0; at < table.providers.length; at += 1) {
    const provider = table.providers[at];
    if (provider === undefined) continue;
    for (let nth = 0; nth < provider.sites.length; nth += 1)
      if (isOfSite(host, provider.sites[nth] ?? '')) return provider;
  }
  return null;
};

/** True for an address of which the provider's pack says that it costs nothing. Written in another way it is another address. */
export const isHarmlessAt = ({ harmless }: ProviderRoutes, url: Address): boolean => {
  const host = plainHost(url.hostname);
  const path = lowerAscii(url.pathname);
  for (let at = 0; at < harmless.length; at += 1)
    if (harmless[at]?.host === host && harmless[at]?.path === path) return true;
  return false;
};
