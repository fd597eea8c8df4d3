import type { Gate } from '../../shared/gate/gate.ts';
import type { KeepingShelf } from '../../shared/ledger/keeping-shelf.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { readPack } from '../../shared/pack/read-pack.ts';
import type { PackDocument } from '../../shared/pack/schema.ts';
import { nextVersion, TAUGHT } from '../../shared/teach/build-pack.ts';
import type { HookNews } from '../hook-news.ts';
import { loadTaught } from './load-packs.ts';
import type { TaughtWall } from './wall/taught-wall.ts';

export interface PacksInUseEdges {
  readonly gate: Pick<Gate, 'packs' | 'adopt' | 'drop'>;
  readonly shelf: KeepingShelf;
  readonly taughtWall: TaughtWall;
  readonly hooks: Pick<HookNews, 'watchHosts'>;
  readonly changed: () => void;
}

/** The packs that calls are read by: whoever needs them asks the gate, and all that is made of them follows each change here. */
export interface PacksInUse {
  /**
   * Keeps a taught pack and goes by it. Resolves once the browser's own rules follow it, too, or cannot: null, or what is wrong with it. Rejects with LedgerError: then all
   * is as it was.
   */
  readonly keep: (document: PackDocument) => Promise<string | null>;
  readonly find: (id: string) => PackDocument | null;
  /** Goes by it no more. What is in use of the provider's own cannot be dropped. Rejects with LedgerError. */
  readonly drop: (id: string) => Promise<void>;
  /** What is kept may be another now: a backup was restored. */
  readonly takeUp: () => Promise<void>;
  /** Titles of those whose calls the browser does not stop where no hook is: workers, forms and images pass. */
  readonly unguarded: () => readonly string[];
}

/** A stamp stays what it was: a pack that says something else under the same version takes the next one. */
const withOwnVersion = async (shelf: KeepingShelf, document: PackDocument): Promise<PackDocument> => {
  const kept = await shelf.get(`${document.id}@${document.version}`);
  if (kept === undefined || JSON.stringify(kept) === JSON.stringify(document)) return document;
  return withOwnVersion(shelf, { ...document, version: nextVersion(document.version) });
};

/** Opens it, and has hooks and network rules follow what is in use now. */
export const openPacksInUse = ({ gate, shelf, taughtWall, hooks, changed }: PacksInUseEdges): PacksInUse => {
  let unguarded: readonly string[] = [];

  const inUse = (): readonly CompiledPack[] => [...gate.packs.values()].filter(({ id }) => id.startsWith(TAUGHT));

  const follow = async (): Promise<void> => {
    const taught = inUse();
    hooks.watchHosts(taught.flatMap(({ routes: { hosts } }) => hosts));
    unguarded = (await taughtWall.guard(taught)).map(({ document: { title } }) => title);
    changed();
  };
  void follow();

  return {
    find: (id) => gate.packs.get(id)?.document ?? null,
    keep: async (document) => {
      const pack = readPack(await withOwnVersion(shelf, document));
      if (typeof pack === 'string') return pack;
      await shelf.keep(pack.stamp, pack.document);
      await shelf.put(pack.id, pack.document);
      gate.adopt(pack);
      await follow();
      return null;
    },
    drop: async (id) => {
      if (!id.startsWith(TAUGHT)) return;
      await shelf.delete(id);
      gate.drop(id);
      await follow();
    },
    takeUp: async () => {
      const { packs } = await loadTaught(shelf);
      for (const { id } of inUse()) if (!packs.some((pack) => pack.id === id)) gate.drop(id);
      for (const pack of packs) if (gate.packs.get(pack.id)?.stamp !== pack.stamp) gate.adopt(pack);
      await follow();
    },
    unguarded: () => unguarded,
  };
};
