/** What the page hook, the network rules and the proxy need to know of a provider's calls before anything is priced. */
export interface Route {
  readonly methods: readonly string[];
  /** A regular expression, matched without regard to case against the whole path. */
  readonly path: string;
  /** True when no call of this route can ever charge. */
  readonly free: boolean;
}

export interface RouteTable {
  readonly providers: readonly {
    readonly id: string;
    readonly hosts: readonly string[];
    readonly roots: readonly string[];
    readonly routes: readonly Route[];
  }[];
}

/** The part of a URL that routes are found by. A URL object will do. */
export interface Address {
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
}

export interface RouteFound {
  readonly provider: string;
  readonly free: boolean;
  /** True for the practice portal, whose calls are priced like the provider's and kept out of every total. */
  readonly practice: boolean;
  /** Which route of the provider, or -1 for a call under the provider's roots that no route describes. */
  readonly route: number;
  /** The path as the provider sees it. */
  readonly path: string;
}

const PRACTICE = '/_tollgate/practice/';
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

const patterns = new Map<string, RegExp>();
const patternOf = (source: string): RegExp => {
  let pattern = patterns.get(source);
  if (pattern === undefined) {
    pattern = new RegExp(`^(?:${source})$`, 'i');
    patterns.set(source, pattern);
  }
  return pattern;
};

const harmless = (method: string): boolean => method === 'OPTIONS' || method === 'HEAD';

/** Slashes doubled or escaped reach many servers as single ones; what may be a charging call is matched as the server may read it. */
const plainPath = (pathname: string): string => {
  let path = pathname;
  if (path.includes('%')) {
    try {
      path = decodeURIComponent(path);
    } catch {
      // One escape is not valid: letters and signs are decoded all the same.
      path = path.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    }
  }
  if (path.includes('//')) path = path.replace(/\/{2,}/g, '/');
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
};

/** Finds the route of one provider. Null when the path is not under the provider's API. */
export const findRouteOf = (
  provider: RouteTable['providers'][number],
  method: string,
  pathname: string,
): Omit<RouteFound, 'provider' | 'practice'> | null => {
  const path = plainPath(pathname);
  const lower = `${path.toLowerCase()}/`;
  if (!provider.roots.some((root) => lower.startsWith(root))) return null;
  if (harmless(method)) return { free: true, route: -1, path };
  const route = provider.routes.findIndex((one) => one.methods.includes(method) && patternOf(one.path).test(path));
  return { free: provider.routes[route]?.free ?? false, route, path };
};

/** Which provider's call a request is, by its address alone. Null when it is none. The method is upper case. */
export const findRoute = (table: RouteTable, method: string, url: Address): RouteFound | null => {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (LOOPBACK.has(url.hostname)) {
    if (!url.pathname.startsWith(PRACTICE)) return null;
    const rest = url.pathname.slice(PRACTICE.length);
    const slash = rest.indexOf('/');
    const provider = table.providers.find((one) => one.id === rest.slice(0, slash));
    const found = provider === undefined ? null : findRouteOf(provider, method, rest.slice(slash));
    return provider === undefined || found === null ? null : { ...found, provider: provider.id, practice: true };
  }
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  const provider = table.providers.find((one) => one.hosts.includes(host));
  const found = provider === undefined ? null : findRouteOf(provider, method, url.pathname);
  return provider === undefined || found === null ? null : { ...found, provider: provider.id, practice: false };
};
