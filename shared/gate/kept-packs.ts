import type { KeepingShelf } from '../ledger/keeping-shelf.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { readPack } from '../pack/read-pack.ts';

/** Gives packs by their stamps (`id@version`). Null for one that is not kept, or cannot be read any more. */
export type PackOf = (stamp: string) => CompiledPack | null;

const keptPack = (stamp: string, value: unknown): CompiledPack | null => {
  const pack = readPack(value);
  return typeof pack === 'string' || pack.stamp !== stamp ? null : pack;
};

/**
 * Keeps the packs in use by their stamps, so that what they reserve can be settled by them when others have taken their place, and gives all that are kept.
 * A stamp that is kept already stays as it is. Each is compiled when it is first asked for. Rejects with LedgerError.
 */
export const openKeptPacks = async (shelf: KeepingShelf, inUse: readonly CompiledPack[]): Promise<PackOf> => {
  const kept = new Map((await shelf.all()).map(({ key, value }) => [key, value]));
  for (const { stamp, document } of inUse) if (!kept.has(stamp)) kept.set(stamp, await shelf.keep(stamp, document));
  const known = new Map<string, CompiledPack | null>();
  return (stamp) => {
    let pack = known.get(stamp);
    if (pack === undefined) {
      pack = keptPack(stamp, kept.get(stamp));
      known.set(stamp, pack);
    }
    return pack;
  };
};
