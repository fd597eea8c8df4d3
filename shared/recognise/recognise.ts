import type { Ask } from '../ledger/posting.ts';
import type { CallInput } from '../pack/asks.ts';
import { routeTableOf } from '../pack/compile.ts';
import type { CompiledCall, CompiledPack } from '../pack/compiled.ts';
import { findRoute, findRouteOf, type RouteTable } from './route-table.ts';

/** The body of a call or an answer as an edge could read it. */
export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  /** `why` completes the sentence "the body …": "is longer than 8 MB", "is not there". */
  | { readonly kind: 'unreadable'; readonly why: string };

/** Names and values as they were sent, repetitions and all. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** One HTTP request to a provider, as any road sees it. */
export interface HttpCall {
  /** Upper case. */
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderPairs;
  readonly body: Body;
  /** Answered from the browser's cache: nothing reached the provider. */
  readonly fromCache?: boolean;
}

/** A call that a pack knows: whose it is, what it does, and for which items. */
export interface Recognised {
  readonly pack: CompiledPack;
  /** Null for reads that no pack describes and for unknown calls. */
  readonly call: CompiledCall | null;
  readonly action: string;
  readonly practice: boolean;
  /** The credential's value, to be fingerprinted at once and forgotten. */
  readonly credential: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly asks: readonly Ask[];
  /** Why the items cannot be told, or null. */
  readonly unreadable: string | null;
}

const parse = (text: string): CallInput['body'] => {
  try {
    return { kind: 'json', value: JSON.parse(text), text };
  } catch {
    return { kind: 'unreadable', why: 'the body is not JSON' };
  }
};

const NO_QUERY: CallInput['query'] = new Map();

const valuesOf = (url: URL): CallInput['query'] => {
  const values = new Map<string, string[]>();
  for (const [name, value] of url.searchParams) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
};

const inputOf = (body: Body, url: URL): CallInput => ({
  query: url.search === '' ? NO_QUERY : valuesOf(url),
  body:
    body.kind === 'text'
      ? body.text.trim() === ''
        ? { kind: 'none' }
        : parse(body.text.charCodeAt(0) === 0xfeff ? body.text.slice(1) : body.text)
      : body.kind === 'none'
        ? body
        : { kind: 'unreadable', why: `the body ${body.why}` },
});

const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'];

const valuesOfHeader = (headers: HeaderPairs, name: string): readonly string[] =>
  headers.flatMap(([one, value]) => (one.toLowerCase() === name.toLowerCase() ? [value] : []));

const credentialOf = (pack: CompiledPack, headers: HeaderPairs): string | null => {
  for (const { name } of pack.document.credential) {
    const value = valuesOfHeader(headers, name).find((one) => one !== '');
    if (value !== undefined) return value;
  }
  return null;
};

/** Reads what a call of a provider does, given the path as the provider sees it. Null when the path is none of the provider's API. */
export const recogniseFor = (
  pack: CompiledPack,
  http: HttpCall,
  url: URL,
  pathname: string,
  practice: boolean,
): Recognised | null => {
  const route = findRouteOf(pack.routes, http.method, pathname);
  if (route === null) return null;
  const call = pack.calls[route.route] ?? null;
  const base = { pack, practice, credential: credentialOf(pack, http.headers), params: {}, asks: [], unreadable: null };
  // Some servers take the method from a header: nobody knows which one this call will be.
  if (OVERRIDES.some((name) => valuesOfHeader(http.headers, name).length > 0))
    return { ...base, call: null, action: 'unknown' };
  if (http.fromCache === true || http.method === 'OPTIONS' || http.method === 'HEAD')
    return { ...base, call: null, action: 'read' };
  if (call === null) return { ...base, call: null, action: 'unknown' };
  const params: Record<string, string> = {};
  for (const path of pack.paths) {
    if (path.call !== call) continue;
    const match = path.pattern.exec(route.path);
    if (match !== null) {
      for (const [at, name] of path.params.entries()) params[name] = match[at + 1] ?? '';
      break;
    }
  }
  const read = call.readAsks?.(inputOf(http.body, url)) ?? { kind: 'asks', asks: [] };
  return {
    ...base,
    call,
    action: call.action,
    params,
    asks: read.kind === 'asks' ? read.asks : [],
    unreadable: read.kind === 'asks' ? null : read.why,
  };
};

const parseUrl = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

const tables = new WeakMap<ReadonlyMap<string, CompiledPack>, RouteTable>();

const tableOf = (packs: ReadonlyMap<string, CompiledPack>): RouteTable => {
  let table = tables.get(packs);
  if (table === undefined) {
    table = routeTableOf([...packs.values()]);
    tables.set(packs, table);
  }
  return table;
};

/** Whose call this is and what it does, or null when it is no call of any provider that a pack describes. */
export const recognise = (packs: ReadonlyMap<string, CompiledPack>, http: HttpCall): Recognised | null => {
  const url = parseUrl(http.url);
  if (url === null) return null;
  const found = findRoute(tableOf(packs), http.method, url);
  const pack = found === null ? undefined : packs.get(found.provider);
  if (found === null || pack === undefined) return null;
  return recogniseFor(pack, http, url, found.path, found.practice);
};

/** True when a call must not leave without a decision: it may charge, or nobody knows what it does. */
export const mayCharge = (call: Recognised): boolean =>
  call.action === 'unknown' || (call.call?.charges.length ?? 0) > 0;
