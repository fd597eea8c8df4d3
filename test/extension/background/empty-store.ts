import type { ExtensionShelves } from '../../../extension/store/idb-store.ts';
import { staysInPacks, staysInSettings } from '../../../extension/store/what-stays.ts';
import type { Posted } from '../../../shared/model/posting.ts';

/** A store in memory that is emptied as the extension's own is. */
export const emptyStore =
  (postings: Posted[], rows: Map<string, string>, shelves: ExtensionShelves): (() => Promise<void>) =>
  async () => {
    postings.length = 0;
    rows.clear();
    const nothing = (): boolean => false;
    const stays = { packs: staysInPacks, settings: staysInSettings, waiting: nothing, traffic: nothing };
    for (const name of ['packs', 'settings', 'waiting', 'traffic'] as const)
      for (const { key } of await shelves[name].all()) if (!stays[name](key)) await shelves[name].delete(key);
  };
