import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { type PlainAddress, readPlainAddress } from '../http/plain-address.ts';
import { UsageError } from '../usage-error.ts';

/** Reads `--upstream PROVIDER=URL`. Throws UsageError. */
export const readUpstreams = (
  texts: readonly string[],
  packs: readonly CompiledPack[],
): ReadonlyMap<string, PlainAddress> => {
  const found = new Map<string, PlainAddress>();
  for (const text of texts) {
    const [, provider = '', address = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    const ids = packs.map((pack) => pack.id);
    if (!ids.includes(provider)) {
      throw new UsageError(`--upstream ${text} names no provider: write PROVIDER=URL, with ${ids.join(' or ')}`);
    }
    const plain = readPlainAddress(address);
    if (plain === null) {
      throw new UsageError(
        `--upstream ${provider}: give an address such as https://host or http://127.0.0.1:9000, without user, query and fragment`,
      );
    }
    found.set(provider, plain);
  }
  return found;
};

/** Where a provider is reached when nothing else is said: its own host. */
export const ownAddress = (pack: CompiledPack): PlainAddress => ({
  origin: `https://${pack.document.hosts[0]}`,
  base: '',
});
