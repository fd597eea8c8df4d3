import type { Address, Route, RouteTable } from '../../shared/recognise/route-table.ts';
import {
  bare,
  decodePercent,
  endsWith,
  execPattern,
  indexOf,
  lowerCase,
  NativeRegExp,
  slice,
  startsWith,
} from './natives.ts';

/** Finds whether an address is a provider's, and whether the call can charge. Null when it is none. The method is upper case. */
export type Matcher = (method: string, url: Address) => { readonly free: boolean } | null;

interface Pattern {
  readonly methods: readonly string[];
  readonly path: RegExp;
  readonly free: boolean;
}

interface Provider {
  readonly roots: readonly string[];
  readonly routes: readonly Pattern[];
}

const PRACTICE = '/_tollgate/practice/';

/** What is found here, the table's own findRoute finds; only that this one calls nothing that a page can replace. */
export const makeMatcher = (table: RouteTable): Matcher => {
  const byHost: { [host: string]: Provider } = bare({});
  const byId: { [id: string]: Provider } = bare({});
  for (const { id, hosts, roots, routes } of table.providers) {
    const provider = { roots: [...roots], routes: routes.map(compile) };
    byId[id] ??= provider;
    for (const host of hosts) byHost[host] ??= provider;
  }
  return (method, { protocol, hostname, pathname }) => {
    if (protocol !== 'https:' && protocol !== 'http:') return null;
    if (hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]') {
      if (!startsWith(pathname, PRACTICE)) return null;
      const rest = slice(pathname, PRACTICE.length);
      const slash = indexOf(rest, '/');
      return match(byId[slice(rest, 0, slash)], method, slice(rest, slash));
    }
    const host = lowerCase(hostname);
    return match(byHost[endsWith(host, '.') ? slice(host, 0, -1) : host], method, pathname);
  };
};

const compile = ({ methods, path, free }: Route): Pattern => ({
  methods: [...methods],
  path: new NativeRegExp(`^(?:${path})$`, 'i'),
  free,
});

const match = (provider: Provider | undefined, method: string, pathname: string): { readonly free: boolean } | null => {
  if (provider === undefined) return null;
  const path = plainPath(pathname);
  if (!isUnder(provider.roots, `${lowerCase(path)}/`)) return null;
  if (method === 'OPTIONS' || method === 'HEAD') return { free: true };
  for (let at = 0; at < provider.routes.length; at += 1) {
    const route = provider.routes[at];
    if (route !== undefined && holds(route.methods, method) && execPattern(route.path, path) !== null)
      return { free: route.free };
  }
  return { free: false };
};

const isUnder = (roots: readonly string[], path: string): boolean => {
  for (let at = 0; at < roots.length; at += 1) if (startsWith(path, roots[at] ?? '')) return true;
  return false;
};

const holds = (methods: readonly string[], method: string): boolean => {
  for (let at = 0; at < methods.length; at += 1) if (methods[at] === method) return true;
  return false;
};

/** Slashes doubled or escaped reach many servers as single ones; what may be a charging call is matched as the server may read it. */
const plainPath = (pathname: string): string => {
  const decoded = decode(pathname);
  let path = '';
  for (let at = 0; at < decoded.length; at += 1) {
    const letter = decoded[at] ?? '';
    if (letter !== '/' || decoded[at - 1] !== '/') path += letter;
  }
  return path.length > 1 && endsWith(path, '/') ? slice(path, 0, -1) : path;
};

const decode = (pathname: string): string => {
  if (indexOf(pathname, '%') === -1) return pathname;
  try {
    return decodePercent(pathname);
  } catch {
    return decodeAscii(pathname);
  }
};

const HEX = '0123456789abcdef';
/** Letters and signs of ASCII, from the blank on; the last of them, DEL, is as good as any. */
const ASCII = ' !"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\x7f';

/** One escape is not valid: letters and signs are decoded all the same. */
const decodeAscii = (pathname: string): string => {
  let path = '';
  for (let at = 0; at < pathname.length; at += 1) {
    const high = pathname[at] === '%' ? indexOf(HEX, lowerCase(pathname[at + 1] ?? '?')) : -1;
    const low = high < 2 || high > 7 ? -1 : indexOf(HEX, lowerCase(pathname[at + 2] ?? '?'));
    path += low === -1 ? (pathname[at] ?? '') : (ASCII[high * 16 + low - 32] ?? '');
    if (low !== -1) at += 2;
  }
  return path;
};
