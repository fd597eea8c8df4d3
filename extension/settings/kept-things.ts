import type { KeptThing } from '../../shared/ledger/backup.ts';
import { TAUGHT } from '../../shared/teach/build-pack.ts';
import { type GuardedSites, siteOf } from '../guarded-sites.ts';
import type { ExtensionShelves } from '../store/idb-store.ts';
import { staysInSettings } from '../store/what-stays.ts';

/** What a person said, beside the books: policies, addresses, switched sites, what was taught, and the sites that were added. */
export interface KeptThings {
  readonly list: () => Promise<readonly KeptThing[]>;
  /** Which of these are not here. What is here stays as it is. */
  readonly missing: (things: readonly KeptThing[]) => Promise<readonly KeptThing[]>;
  /** Asks the browser for the sites among them, so it has to be called while a press is being heard, and keeps the rest. The sites that were not given. */
  readonly put: (things: readonly KeptThing[]) => Promise<readonly string[]>;
  /** Gives all sites back that were added. */
  readonly giveUpSites: () => Promise<void>;
}

const SITES = 'sites';
/** It ends by itself; nobody wants it back with a backup. */
const PAUSE = 'pause';

const isSaid = (key: string): boolean => !staysInSettings(key) && key !== PAUSE;
/** What is kept by a stamp is of before. */
const isTaught = (key: string): boolean => key.startsWith(TAUGHT) && !key.includes('@');

/** True for what this version keeps; of a file that comes from elsewhere nothing else is put anywhere. */
const isKnown = ({ shelf, key }: KeptThing): boolean =>
  (shelf === 'settings' && isSaid(key)) ||
  (shelf === 'packs' && isTaught(key)) ||
  (shelf === SITES && siteOf(key) === key);

const nameOf = ({ shelf, key }: KeptThing): string => `${shelf} ${key}`;

/** Opens what lies beside the books for a page. */
export const openKeptThings = (
  shelves: Pick<ExtensionShelves, 'packs' | 'settings'>,
  sites: Pick<GuardedSites, 'list' | 'addAll' | 'remove'>,
): KeptThings => {
  const list = async (): Promise<readonly KeptThing[]> => {
    const [said, taught, added] = await Promise.all([shelves.settings.all(), shelves.packs.all(), sites.list()]);
    return [
      ...said.map(({ key, value }) => ({ shelf: 'settings', key, value })),
      ...taught.map(({ key, value }) => ({ shelf: 'packs', key, value })),
      ...added.map((key) => ({ shelf: SITES, key, value: true })),
    ].filter(isKnown);
  };
  return {
    list,
    missing: async (things) => {
      const here = new Set((await list()).map(nameOf));
      return things.filter((thing) => isKnown(thing) && !here.has(nameOf(thing)));
    },
    put: async (things) => {
      const added = things.filter(({ shelf }) => shelf === SITES).map(({ key }) => key);
      const areGiven = added.length === 0 || (await sites.addAll(added));
      for (const { shelf, key, value } of things) {
        if (shelf === 'settings') await shelves.settings.put(key, value);
        if (shelf === 'packs') await shelves.packs.put(key, value);
      }
      return areGiven ? [] : added;
    },
    giveUpSites: async () => {
      for (const site of await sites.list()) await sites.remove(site);
    },
  };
};
