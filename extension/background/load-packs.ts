import { openKeptPacks, type PackOf } from '../../shared/gate/kept-packs.ts';
import type { KeepingShelf } from '../../shared/ledger/keeping-shelf.ts';
import { LedgerError, type Shelf } from '../../shared/ledger/store.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import { readPack } from '../../shared/pack/read-pack.ts';
import type { PackDocument } from '../../shared/pack/schema.ts';
import { TAUGHT } from '../../shared/teach/build-pack.ts';

/** The rule packs to go by, and what was wrong with those that were kept. */
export interface LoadedPacks {
  readonly packs: readonly CompiledPack[];
  readonly broken: readonly { readonly title: string; readonly problem: string }[];
}

/**
 * Puts the packs that this version came with where the packs live, in place of what is there: at install and at update. Rejects with LedgerError.
 */
export const installPacks = async (shelf: Shelf, documents: readonly PackDocument[]): Promise<void> => {
  for (const document of documents) await shelf.put(document.id, document);
};

/** The kept pack, or why it cannot be used; null when none is kept yet, or none can be had. */
const keptPack = async (shelf: Shelf, id: string): Promise<CompiledPack | string | null> => {
  let value: unknown;
  try {
    value = await shelf.get(id);
  } catch {
    // The store says so itself at the first call; the bundled rules hold until it opens.
    return null;
  }
  return value === undefined ? null : readPack(value);
};

/** What a person taught, by the ids of its packs; what is kept by stamps is of before. Nothing where the store cannot be opened. */
const keptTaught = async (shelf: Shelf): Promise<Awaited<ReturnType<Shelf['all']>>> => {
  try {
    return (await shelf.all()).filter(({ key }) => key.startsWith(TAUGHT) && !key.includes('@'));
  } catch {
    // The store says so itself at the first call.
    return [];
  }
};

/** Loads what a person taught. */
export const loadTaught = async (shelf: Shelf): Promise<LoadedPacks> => {
  const packs: CompiledPack[] = [];
  const broken: LoadedPacks['broken'][number][] = [];
  for (const { key, value } of await keptTaught(shelf)) {
    const pack = readPack(value);
    if (typeof pack === 'string') broken.push({ title: key, problem: pack });
    else packs.push(pack);
  }
  return { packs, broken };
};

/**
 * Loads the packs that are kept. Where one is missing, broken, or of another version of the extension, the bundled one stands in, so that no call of its
 * provider goes unguarded, whether the install has run yet or not.
 */
export const loadPacks = async (shelf: Shelf, bundled: readonly CompiledPack[]): Promise<LoadedPacks> => {
  const packs: CompiledPack[] = [];
  const broken: LoadedPacks['broken'][number][] = [];
  for (const pack of bundled) {
    const kept = await keptPack(shelf, pack.id);
    if (typeof kept === 'string') broken.push({ title: pack.document.title, problem: kept });
    const isUsable = kept !== null && typeof kept !== 'string' && kept.stamp === pack.stamp;
    packs.push(isUsable ? kept : pack);
  }
  const taught = await loadTaught(shelf);
  return { packs: [...packs, ...taught.packs], broken: [...broken, ...taught.broken] };
};

/**
 * Keeps the packs in use beside those that were in use before, and gives the latter by their stamps. None where the store cannot be opened: it says so itself
 * at the first call.
 */
export const keepPacks = async (shelf: KeepingShelf, inUse: readonly CompiledPack[]): Promise<PackOf> => {
  try {
    return await openKeptPacks(shelf, inUse);
  } catch (error) {
    if (error instanceof LedgerError) return () => null;
    throw error;
  }
};
