import type { CompiledPack } from '../pack/compiled.ts';
import { carriedNumbers } from './carried-numbers.ts';
import { readAccount } from './read-account.ts';
import { parseUrl, tableOf } from './read-address.ts';
import { CARRIES_NUMBERS, type HttpCall, type Recognised } from './recognise.ts';
import { findSite, isHarmlessAt } from './route-table.ts';

/** Whose site an address is of, and whether its pack says that it is harmless; null for an address of no provider's site. */
export const siteOf = (
  packs: ReadonlyMap<string, CompiledPack>,
  url: string,
): { readonly provider: string; readonly isHarmless: boolean } | null => {
  const parsed = parseUrl(url);
  const found = parsed === null ? null : findSite(tableOf(packs), parsed);
  return parsed === null || found === null ? null : { provider: found.id, isHarmless: isHarmlessAt(found, parsed) };
};

/**
 * Recognises what a provider's own pages call and no document names: a call with tracking numbers to any of the provider's hosts. It is unknown, unless the pack says
 * that its address is harmless. Null for all other. Only where such pages are guarded is it asked: what other programs send to such hosts is none of theirs.
 */
export const recogniseOnSite = (packs: ReadonlyMap<string, CompiledPack>, http: HttpCall): Recognised | null => {
  const url = parseUrl(http.url);
  const found = url === null ? null : findSite(tableOf(packs), url);
  const pack = found === null ? undefined : packs.get(found.id);
  if (url === null || found === null || pack === undefined) return null;
  if (http.method === 'OPTIONS' || http.fromCache === true || isHarmlessAt(found, url)) return null;
  const body = http.body.kind === 'text' ? http.body.text : null;
  if (carriedNumbers(http.url, body).length === 0) return null;
  const named = readAccount(pack.credentials, http.headers, new Map());
  return {
    pack,
    call: null,
    action: 'unknown',
    practice: false,
    credential: named.kind === 'named' ? named.credential : null,
    params: {},
    asks: [],
    items: 0,
    unreadable: CARRIES_NUMBERS,
    unread: false,
    isLenient: false,
    isTooLarge: false,
    isUndescribed: true,
  };
};
