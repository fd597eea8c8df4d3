import type { ProviderRoutes, RouteTable } from '../pack/routes.ts';
import { isPlain, letterEscapedAt, PLAIN, readPath } from './read-path.ts';
import { has } from './rewriting.ts';
import { type Address, findHost, findPath, mayChargeBy, type PathFound } from './route-table.ts';

/**
 * What the network rules of `wall-rules.ts` let pass that nobody approved. The page hook lets go unasked only what passes here, so a free call that is spelled oddly
 * asks like any other. Works by index and operators alone, as `route-table.ts` does.
 */

/** How many segments at the beginning of a path its root may need: in these nothing may be escaped. */
export const leadOf = ({ roots }: Pick<ProviderRoutes, 'roots'>): number => {
  let most = 0;
  for (let at = 0; at < roots.length; at += 1) {
    let slashes = 0;
    for (let place = 0; place < (roots[at]?.length ?? 0); place += 1) if (roots[at]?.[place] === '/') slashes += 1;
    if (slashes - 1 > most) most = slashes - 1;
  }
  return most;
};

const HEX = '0123456789abcdefABCDEF';
/** First digits of the bytes that letters beyond ASCII are made of. */
const BEYOND = '89abcdefABCDEF';

const isBeyondAscii = (path: string, at: number): boolean =>
  path[at] === '%' && has(BEYOND, path[at + 1]) && has(HEX, path[at + 2]);

/** True for the path of a document: plain, but for slashes that follow each other or end it, and for letters beyond ASCII after the first `lead` segments. */
const isOfDocument = (path: string, lead: number): boolean => {
  let segments = 0;
  for (let at = 0; at < path.length; at += 1) {
    const letter = path[at] ?? '';
    const isEnd = at + 1 === path.length || path[at + 1] === '/';
    if (letter === '/') {
      if (!isEnd) segments += 1;
    } else if (PLAIN[letter] === undefined) {
      if (segments <= lead || !isBeyondAscii(path, at)) return false;
      at += 2;
    } else if (letter === '.' && isEnd) return false;
  }
  return true;
};

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_';

/** True for a query with an escaped letter that needs no escape: it may be part of a field's name that some servers act on. */
const hasEscapedLetter = (search: string): boolean => {
  for (let at = 0; at < search.length; at += 1) {
    if (search[at] === '%' && has(LETTERS, letterEscapedAt(search, at))) return true;
  }
  return false;
};

const isUnderRoot = ({ roots }: ProviderRoutes, pathname: string): boolean => {
  const read = readPath(pathname, roots);
  return read.kind === 'plain' && read.isUnder;
};

/**
 * True for a path in which something is escaped, a dot ends a segment, or a parameter stands where a root would: nothing that a portal's own pages write where they
 * send anything.
 */
const isTwisted = (path: string, lead: number): boolean => {
  let segments = 0;
  for (let at = 0; at < path.length; at += 1) {
    const letter = path[at];
    const next = path[at + 1];
    if (letter === '%' || (letter === '.' && (next === undefined || next === '/' || next === ';'))) return true;
    if (letter === ';' && (segments === 0 || segments < lead)) return true;
    if (letter !== '/' && (at === 0 || path[at - 1] === '/')) segments += 1;
  }
  return false;
};

/** At a portal all passes but what was taught, and what may be that by another spelling. */
const isLetPastAtPortal = (
  provider: ProviderRoutes,
  method: string,
  { pathname, search }: FullAddress,
  found: PathFound,
): boolean => {
  if (!found.free || hasEscapedLetter(search)) return false;
  return (
    !mayChargeBy(provider, method) ||
    !(isTwisted(pathname, leadOf(provider)) || mayChargeBy(provider, method, pathname))
  );
};

const isLetPast = (provider: ProviderRoutes, method: string, url: FullAddress, found: PathFound): boolean => {
  if (provider.partial) return isLetPastAtPortal(provider, method, url, found);
  const { hostname, pathname, search } = url;
  if (!found.free || hostname[hostname.length - 1] === '.' || hasEscapedLetter(search)) return false;
  if (found.kind !== 'route' && found.kind !== 'elsewhere') return false;
  return isPlain(pathname) || (!isUnderRoot(provider, pathname) && isOfDocument(pathname, leadOf(provider)));
};

/** An address with its query, which begins with a question mark or is empty. */
export interface FullAddress extends Address {
  readonly search: string;
}

/** What a request to a provider's host is by its address, and whether it passes the wall without approval, should its query and headers rewrite nothing. */
export interface RequestFound {
  readonly found: PathFound;
  readonly passes: boolean;
}

/** Null when the address is on no provider's host. The method is upper case. */
export const findRequest = (table: RouteTable, method: string, url: FullAddress): RequestFound | null => {
  const host = findHost(table, url);
  if (host === null) return null;
  const { provider, pathname, practice } = host;
  const found = findPath(provider, method, pathname);
  // Nothing is real on the practice portal, and preflights charge nothing: no rule stops them.
  const isOpen = practice || method === 'OPTIONS';
  return { found, passes: found.free && (isOpen || isLetPast(provider, method, url, found)) };
};
