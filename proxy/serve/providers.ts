import type { CompiledPack } from '../../shared/pack/compiled.ts';
import type { PlainAddress } from '../http/plain-address.ts';
import { openUpstream, type UpstreamOptions } from '../http/upstream.ts';
import type { Provider } from './handle-request.ts';
import { ownAddress } from './upstream-address.ts';

const CONNECT_MS = 20_000;

/** The ways to all providers. */
export interface Providers {
  readonly byName: ReadonlyMap<string, Provider>;
  /** Ends every exchange at once: what has no answer yet gets none. */
  readonly stop: () => void;
  readonly close: () => Promise<void>;
}

/** Opens the way to each provider that there are rules for: to its own host, or where it was said to be. */
export const openProviders = (
  packs: readonly CompiledPack[],
  addresses: ReadonlyMap<string, PlainAddress>,
  isSelf: UpstreamOptions['isSelf'],
): Providers => {
  const byName = new Map(
    packs.map((pack): [string, Provider] => {
      const { origin, base } = addresses.get(pack.id) ?? ownAddress(pack);
      return [pack.id, { pack, base, upstream: openUpstream({ origin, isSelf, connectMs: CONNECT_MS }) }];
    }),
  );
  const close = async (): Promise<void> => {
    await Promise.all([...byName.values()].map(({ upstream }) => upstream.close()));
  };
  return { byName, close, stop: () => void close() };
};
