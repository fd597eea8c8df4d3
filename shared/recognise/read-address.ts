import { routeTableOf } from '../pack/compile.ts';
import type { CompiledCall, CompiledPack } from '../pack/compiled.ts';
import type { RouteTable } from '../pack/routes.ts';
import { remember } from './remember.ts';
import { findHost, findPath, type HostFound, type PathFound } from './route-table.ts';

// What addresses say by themselves, whatever is sent to them: read once, for programs send their calls to the same few.

/** What a path says by itself. */
export interface PathSaid {
  readonly found: PathFound;
  readonly call: CompiledCall | null;
  readonly params: Readonly<Record<string, string>>;
}

/** What stands in a path where a call's template has braces; null for a path that is not of the call. */
export const paramsOf = (call: CompiledCall, path: string): PathSaid['params'] | null => {
  for (const readParams of call.templates) {
    const params = readParams(path);
    if (params !== null) return params;
  }
  return null;
};

const saidBy = (pack: CompiledPack, method: string, pathname: string): PathSaid => {
  const found = findPath(pack.routes, method, pathname);
  if (found.kind !== 'route') return { found, call: null, params: {} };
  const call = pack.calls[found.route] ?? null;
  return { found, call, params: (call === null ? null : paramsOf(call, found.path)) ?? {} };
};

type PathReader = (method: string) => (pathname: string) => PathSaid;

const pathReaders = new WeakMap<CompiledPack, PathReader>();

/** Reads the paths of a provider's API, by the method of the call. */
export const pathReaderOf = (pack: CompiledPack): PathReader => {
  let reader = pathReaders.get(pack);
  if (reader === undefined) {
    reader = remember((method) => remember((pathname) => saidBy(pack, method, pathname)));
    pathReaders.set(pack, reader);
  }
  return reader;
};

/** Null for what is no address. */
export const parseUrl = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

/** The path as it is written: a URL object has resolved its dots already, which not every client and server does. */
const pathIn = (text: string): string => {
  const path = /^[^:/?#]*:[\\/]*[^\\/?#]*([^?#]*)/.exec(text.trim())?.[1] ?? '';
  return path === '' ? '/' : path;
};

/** Whose an address is. */
export interface AddressSaid {
  readonly url: URL;
  readonly pack: CompiledPack;
  readonly found: HostFound;
}

const addressIn = (packs: ReadonlyMap<string, CompiledPack>, table: RouteTable, text: string): AddressSaid | null => {
  const url = parseUrl(text);
  if (url === null) return null;
  const { protocol, hostname } = url;
  const found = findHost(table, { protocol, hostname, pathname: pathIn(text) });
  const pack = found === null ? undefined : packs.get(found.provider.id);
  return found === null || pack === undefined ? null : { url, pack, found };
};

/** Null for an address that is no provider's, or none. */
type AddressReader = (text: string) => AddressSaid | null;

const addressReaders = new WeakMap<ReadonlyMap<string, CompiledPack>, AddressReader>();
const tables = new WeakMap<ReadonlyMap<string, CompiledPack>, RouteTable>();

/** The route table of packs, made once. */
export const tableOf = (packs: ReadonlyMap<string, CompiledPack>): RouteTable => {
  const known = tables.get(packs);
  if (known !== undefined) return known;
  const table = routeTableOf([...packs.values()]);
  tables.set(packs, table);
  return table;
};

/** Packs have come or changed: what was read of addresses by those that there were is forgotten. */
export const forgetAddresses = (packs: ReadonlyMap<string, CompiledPack>): void => {
  tables.delete(packs);
  addressReaders.delete(packs);
};

/** Addresses with more than a host and a path are read each time: they may carry a secret, and most differ. */
const MORE = /[?#@]/;

/** Reads the addresses of calls. */
export const addressReaderOf = (packs: ReadonlyMap<string, CompiledPack>): AddressReader => {
  const known = addressReaders.get(packs);
  if (known !== undefined) return known;
  const table = tableOf(packs);
  const read: AddressReader = (text) => addressIn(packs, table, text);
  const remembered = remember(read);
  const reader: AddressReader = (text) => (MORE.test(text) ? read(text) : remembered(text));
  addressReaders.set(packs, reader);
  return reader;
};
