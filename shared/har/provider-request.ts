import type { CompiledPack } from '../pack/compiled.ts';
import { behindLike, behindOwnProxy, type UpstreamLike } from '../recognise/own-address.ts';
import type { HttpCall } from '../recognise/recognise.ts';
import { isRedacted } from './redacted.ts';

/** Drops credentials that were hidden before the recording was given away. One beside another that was not may have been any value: both stay to be seen. */
const headersReader = (packs: readonly CompiledPack[]): ((http: HttpCall) => HttpCall['headers']) => {
  const names = new Set(packs.flatMap((pack) => pack.document.credential.map(({ name }) => name.toLowerCase())));
  const isCredential = ([name]: readonly [string, string]): boolean => names.has(name.toLowerCase());
  return ({ headers }) =>
    headers.filter(isCredential).every(([, value]) => isRedacted(value))
      ? headers.filter((pair) => !isCredential(pair))
      : headers;
};

/** Reads a request as the provider saw it, or would: at the provider's own address, wherever it was recorded; without a credential that was hidden or never filled in. */
export const requestReader = (
  packs: readonly CompiledPack[],
  likes: readonly UpstreamLike[] = [],
): ((http: HttpCall) => HttpCall) => {
  const headersOf = headersReader(packs);
  return (http) => ({
    ...http,
    url: behindLike(likes, http.method, http.url) ?? behindOwnProxy(packs, http.url) ?? http.url,
    headers: headersOf(http),
  });
};
