import { LedgerError, type Shelf } from '../../../shared/ledger/store.ts';

/** The sites that a person switched off: their calls pass unasked, and are not counted. */
export interface SiteSwitches {
  readonly off: () => readonly string[];
  /** Rejects with LedgerError: then all is as it was. */
  readonly turn: (site: string, to: 'on' | 'off') => Promise<void>;
  /** Goes by what lies on the shelf now: others changed it. */
  readonly reload: () => Promise<void>;
}

const KEY = 'sites-off';

const kept = async (settings: Shelf): Promise<readonly string[]> => {
  try {
    const read = await settings.get(KEY);
    return Array.isArray(read) ? read.filter((one) => typeof one === 'string') : [];
  } catch (error) {
    if (error instanceof LedgerError) return [];
    throw error;
  }
};

/** Opens what was switched off. What cannot be read is on: then such sites are guarded. */
export const openSiteSwitches = async (settings: Shelf): Promise<SiteSwitches> => {
  let off = await kept(settings);
  return {
    off: () => off,
    turn: async (site, to) => {
      const others = off.filter((one) => one !== site);
      const next = to === 'off' ? [...others, site] : others;
      await settings.put(KEY, next);
      off = next;
    },
    reload: async () => {
      off = await kept(settings);
    },
  };
};
