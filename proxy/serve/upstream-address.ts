import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { UsageError } from '../command/usage-error.ts';

/** Where a provider's calls go. */
export interface UpstreamAddress {
  readonly origin: string;
  /** The path below which the provider answers, without a slash at its end. */
  readonly base: string;
}

/** Reads `--upstream PROVIDER=URL`. Throws UsageError. */
export const readUpstreams = (
  texts: readonly string[],
  packs: readonly CompiledPack[],
): ReadonlyMap<string, UpstreamAddress> => {
  const found = new Map<string, UpstreamAddress>();
  for (const text of texts) {
    const [, provider = '', address = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    const ids = packs.map((pack) => pack.id);
    if (!ids.includes(provider)) {
      throw new UsageError(`--upstream ${text} names no provider: write PROVIDER=URL, with ${ids.join(' or ')}`);
    }
    const url = URL.canParse(address) ? new URL(address) : null;
    if (
      url === null ||
      !/^https?:$/.test(url.protocol) ||
      url.username !== '' ||
      url.password !== '' ||
      url.search !== '' ||
      url.hash !== ''
    ) {
      throw new UsageError(
        `--upstream ${provider}: give an address such as https://host or http://127.0.0.1:9000, without user, query and fragment`,
      );
    }
    found.set(provider, { origin: url.origin, base: url.pathname.replace(/\/+$/, '') });
  }
  return found;
};

/** Where a provider is reached when nothing else is said: its own host. */
export const ownAddress = (pack: CompiledPack): UpstreamAddress => ({
  origin: `https://${pack.document.hosts[0]}`,
  base: '',
});
