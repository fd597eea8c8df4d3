import type { Ask } from '../model/posting.ts';
import type { CallInput } from '../pack/ask-input.ts';
import type { CompiledCall, CompiledPack } from '../pack/compiled.ts';
import { compileTemplate } from '../pack/path-template.ts';
import { carriedNumbers } from './carried-numbers.ts';
import { operationOf } from './operation.ts';
import { readAccount } from './read-account.ts';
import { addressReaderOf, type PathSaid, paramsOf, pathReaderOf } from './read-address.ts';
import { readBody } from './read-body.ts';
import { isRewriting, isRewritingQuery, METHOD_FIELD } from './rewriting.ts';
import type { HostFound, PathFound } from './route-table.ts';

/** The body of a call or an answer as an edge could read it. */
export type Body =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  /** `why` completes the sentence "the body …": "is longer than 8 MB", "is not there". `isTooLarge`: it is not to be read at all. */
  | { readonly kind: 'unreadable'; readonly why: string; readonly isTooLarge?: true };

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
  /** How many items it names, also where they are too many to be looked at. */
  readonly items: number;
  /** Why the items, or what the call does, cannot be told; null when they can. */
  readonly unreadable: string | null;
  /** What it touches cannot be told: served, it leaves in doubt what it may have touched. */
  readonly unread: boolean;
  /** The body is JSON to lenient readers only. They all read these items. */
  readonly isLenient: boolean;
  /** More than any call needs (contract §2: 5,000 items, 16 MB): it is refused unread. */
  readonly isTooLarge: boolean;
  /** It is unknown because no rule describes its address, and for no other reason: a person may say what becomes of such. */
  readonly isUndescribed?: true;
}

const NO_QUERY: CallInput['query'] = new Map();

const queryOf = (url: URL): CallInput['query'] => {
  if (url.search === '') return NO_QUERY;
  const values = new Map<string, string[]>();
  for (const [name, value] of url.searchParams) values.set(name, [...(values.get(name) ?? []), value]);
  return values;
};

/** True for a body with a field by which some servers take another method. The search before the pattern is for its speed. */
const namesMethod = (text: string): boolean =>
  ['_method', '_METHOD', '_Method'].some((name) => text.includes(name)) && METHOD_FIELD.test(text);

/** What makes another call of this one to some servers, in words; null when nothing does. */
const rewriteOf = (http: HttpCall, url: URL): string | null => {
  const header = http.headers.find(([name]) => isRewriting(name));
  if (header !== undefined) return `the header ${header[0]} may make another call of it`;
  return isRewritingQuery(url.search) || (http.body.kind === 'text' && namesMethod(http.body.text))
    ? '_method may make another call of it'
    : null;
};

/** True when the body carries tracking numbers, by the names that the provider's calls give them. */
const carriesNumbers = (pack: CompiledPack, { url, body }: HttpCall): boolean => {
  const text = body.kind === 'text' ? body.text : null;
  // What a portal calls a number may be anybody's name for anything.
  if (pack.document.partial) return carriedNumbers(url, text).length > 0;
  return text !== null && pack.numberField.test(text);
};

const undescribed = (
  pack: CompiledPack,
  found: Extract<PathFound, { kind: 'undescribed' }>,
  method: string,
): string => {
  const methods = pack.document.calls
    .filter(({ match }) => match.paths.some((template) => compileTemplate(template)(found.path) !== null))
    .flatMap(({ match }) => match.methods)
    .join(' or ');
  const reason = 'no rule describes this call';
  return methods === '' ? reason : `${reason}: ${pack.document.title} expects ${methods} here, not ${method}`;
};

/** Why nobody knows what such a call does. */
export const CARRIES_NUMBERS = 'it carries tracking numbers to an address that no rule describes';

/** Why nobody knows what a call does; null where a route says it. */
const whyUnknown = (pack: CompiledPack, http: HttpCall, found: PathFound, rewrite: string | null): string | null => {
  if (rewrite !== null) return `the call can be read in two ways: ${rewrite}`;
  switch (found.kind) {
    case 'odd':
      return 'the address can be read in two ways';
    case 'elsewhere':
      return CARRIES_NUMBERS;
    case 'undescribed':
      return found.free ? null : undescribed(pack, found, http.method);
    case 'route':
      return null;
  }
};

/** What a path says, together with what the body asks for where several calls share it. What no call asks for is elsewhere. */
const saidWith = (pack: CompiledPack, { method, body }: HttpCall, said: PathSaid): PathSaid => {
  const { found } = said;
  if (!pack.hasOperations || found.kind !== 'route') return said;
  const asked = operationOf(body.kind === 'text' ? body.text : null);
  for (const call of pack.calls) {
    const { match } = call.document;
    if (!match.methods.some((one) => one === method) || (match.operation ?? asked) !== asked) continue;
    const params = paramsOf(call, found.path);
    if (params !== null) return { found, call, params };
  }
  return { found: { kind: 'elsewhere', free: false }, call: null, params: {} };
};

/** Reads what a call of a provider does, given the path as the provider sees it. Null when it is no call of the provider's API. */
export const recogniseFor = (
  pack: CompiledPack,
  http: HttpCall,
  url: URL,
  { pathname, practice }: Pick<HostFound, 'pathname' | 'practice'>,
): Recognised | null => {
  const { found, call, params } = saidWith(pack, http, pathReaderOf(pack)(http.method)(pathname));
  const query = queryOf(url);
  const rewrite = rewriteOf(http, url);
  if (found.kind === 'elsewhere' && rewrite === null && !carriesNumbers(pack, http)) return null;
  const named = readAccount(pack.credentials, http.headers, query);
  const base = {
    pack,
    call: null,
    practice,
    credential: named.kind === 'named' ? named.credential : null,
    params: {},
    asks: [],
    items: 0,
    unreadable: null,
    unread: false,
    isLenient: false,
    isTooLarge: false,
  } as const;
  const twoWays = named.kind === 'unclear' ? `the call can be read in two ways: ${named.why}` : null;
  const unknown = whyUnknown(pack, http, found, rewrite) ?? twoWays;
  if (http.fromCache === true || (unknown === twoWays && http.method === 'OPTIONS')) return { ...base, action: 'read' };
  // Nobody knows whose items it ends or moves.
  const isAnyones = named.kind === 'unclear' && call?.unsettles === true;
  const unread = rewrite !== null || found.kind === 'odd' || isAnyones;
  if (unknown !== null) {
    const isUndescribed = rewrite === null && (found.kind === 'undescribed' || found.kind === 'elsewhere');
    const asUnknown = { ...base, action: 'unknown', unreadable: unknown, unread } as const;
    return isUndescribed ? { ...asUnknown, isUndescribed } : asUnknown;
  }
  if (found.kind !== 'route') return { ...base, action: 'read' };
  if (call === null) return { ...base, action: 'unknown' };
  const known = { ...base, call, action: call.action, params };
  if (call.readAsks === null) return known;
  const { body, isLenient, isTooLarge } = readBody(http.body, http.headers);
  const text = http.body.kind === 'text' ? http.body.text : null;
  const read = call.readAsks({ query, body, params, text });
  switch (read.kind) {
    case 'asks':
      return { ...known, asks: read.asks, items: read.asks.length, isLenient };
    case 'unreadable':
      return { ...known, unreadable: read.why, unread: true, isTooLarge };
    case 'too-many':
      return {
        ...known,
        items: read.items,
        unreadable: `the call names ${read.items} items, more than Tollgate reads of one call`,
        unread: true,
        isTooLarge: true,
      };
  }
};

/** Whose call this is and what it does, or null when it is no call of any provider that a pack describes. */
export const recognise = (packs: ReadonlyMap<string, CompiledPack>, http: HttpCall): Recognised | null => {
  const address = addressReaderOf(packs)(http.url);
  return address === null ? null : recogniseFor(address.pack, http, address.url, address.found);
};

/** True when a call must not leave without a decision: it may charge, or nobody knows what it does. */
export const mayCharge = (call: Recognised): boolean =>
  call.action === 'unknown' || (call.call?.charges.length ?? 0) > 0;
