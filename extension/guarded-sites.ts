import { isOfSite } from '../shared/messages/watch.ts';

/** The part of the browser's API that sites are added by. */
export interface SitesApi {
  readonly permissions: {
    getAll(): Promise<{ readonly origins?: readonly string[] | undefined }>;
    request(wanted: { origins: string[] }): Promise<boolean>;
    remove(given: { origins: string[] }): Promise<boolean>;
  };
  readonly scripting: {
    getRegisteredContentScripts(): Promise<readonly { readonly id: string }[]>;
    registerContentScripts(scripts: SiteScript[]): Promise<void>;
    unregisterContentScripts(which: { ids: string[] }): Promise<void>;
  };
}

interface SiteScript {
  id: string;
  js: string[];
  matches: string[];
  world: 'ISOLATED' | 'MAIN';
  runAt: 'document_start';
  allFrames: boolean;
  matchOriginAsFallback: boolean;
  persistAcrossSessions: boolean;
}

/** Why a site was not added: what was written names none, or the browser did not give it. */
export type NotAdded = 'no-site' | 'not-given';

/** Sites that a person added beside those that the extension came for. */
export interface GuardedSites {
  readonly list: () => Promise<readonly string[]>;
  /** Asks the browser for the site, so it has to be called while a press is being heard. Null where it is guarded from now on. */
  readonly add: (written: string) => Promise<NotAdded | null>;
  /** The same for several sites at once, as they stood in a list: asked for in one question. False where the browser did not give them. */
  readonly addAll: (sites: readonly string[]) => Promise<boolean>;
  readonly remove: (site: string) => Promise<void>;
  /** The sites that calls would be held on if the browser gave them: it can take them away, or wait to be asked. */
  readonly notGiven: () => Promise<readonly string[]>;
  /** Asks the browser for those once more, so it has to be called while a press is being heard. */
  readonly giveBack: (missing: readonly string[]) => Promise<boolean>;
  /** Registers the scripts of all sites that are given and have none: an update of the extension drops them. */
  readonly mend: () => Promise<void>;
}

const SITE = /^(?=.{3,253}$)[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/;

/** The site that a person named: its host, whether they wrote that or an address. Null for what names none. */
export const siteOf = (written: string): string | null => {
  const text = written.trim().toLowerCase();
  const address = text.includes('://') ? text : `https://${text}`;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && hostname.includes('.') && SITE.test(hostname) ? hostname : null;
};

const originsOf = (site: string): string[] => [`*://${site}/*`, `*://*.${site}/*`];

/** The site of an origin that was given with its subdomains. */
const siteOfOrigin = (origin: string): string | null => /^\*:\/\/\*\.([^/*]+)\/\*$/.exec(origin)?.[1] ?? null;

/** How browsers write that all sites are given. */
const ALL_SITES: ReadonlySet<string> = new Set(['<all_urls>', '*://*/*']);

const BRIDGE = 'bridge ';

/** The site that a registered bridge is for. */
const siteOfScript = (id: string): string | null => (id.startsWith(BRIDGE) ? id.slice(BRIDGE.length) : null);

/** Scripts start in the order of their ids: the bridge stands before the hook, which looks for it at once. */
const scriptsOf = (site: string): SiteScript[] => {
  const common = {
    matches: originsOf(site),
    runAt: 'document_start',
    allFrames: true,
    matchOriginAsFallback: true,
    persistAcrossSessions: true,
  } as const;
  return [
    { ...common, id: `${BRIDGE}${site}`, js: ['bridge.js'], world: 'ISOLATED' },
    { ...common, id: `page ${site}`, js: ['page.js'], world: 'MAIN' },
  ];
};

/** Opens what adds sites and removes them. `own`: the origins that the extension came for. */
export const openGuardedSites = ({ permissions, scripting }: SitesApi, own: readonly string[]): GuardedSites => {
  const ownSites = own.flatMap((origin) => siteOfOrigin(origin) ?? []);
  const list = async (): Promise<readonly string[]> => {
    const { origins = [] } = await permissions.getAll();
    const sites = origins.flatMap((origin) => (own.includes(origin) ? [] : (siteOfOrigin(origin) ?? [])));
    return [...new Set(sites)].sort();
  };
  const unregister = async (sites: readonly string[]): Promise<void> => {
    const known = new Set((await scripting.getRegisteredContentScripts()).map(({ id }) => id));
    const ids = sites.flatMap(scriptsOf).flatMap(({ id }) => (known.has(id) ? [id] : []));
    if (ids.length > 0) await scripting.unregisterContentScripts({ ids });
  };
  /** Of a site and one below it the scripts of the first run on both: those of the other would run there twice. */
  const register = async (site: string): Promise<void> => {
    const others = (await list()).filter((one) => one !== site);
    if (others.some((other) => isOfSite(site, other))) return;
    const known = new Set((await scripting.getRegisteredContentScripts()).map(({ id }) => id));
    await unregister(others.filter((other) => isOfSite(other, site)));
    const missing = scriptsOf(site).filter(({ id }) => !known.has(id));
    if (missing.length > 0) await scripting.registerContentScripts(missing);
  };
  const mend = async (): Promise<void> => {
    for (const site of await list()) await register(site);
  };
  const addAll = async (sites: readonly string[]): Promise<boolean> => {
    const others = sites.filter((site) => !ownSites.some((one) => isOfSite(site, one)));
    if (others.length === 0) return true;
    if (!(await permissions.request({ origins: others.flatMap(originsOf) }))) return false;
    for (const site of others) await register(site);
    return true;
  };
  return {
    list,
    addAll,
    add: async (written) => {
      const site = siteOf(written);
      if (site === null) return 'no-site';
      return (await addAll([site])) ? null : 'not-given';
    },
    remove: async (site) => {
      await unregister([site]);
      await permissions.remove({ origins: originsOf(site) });
      await mend();
    },
    notGiven: async () => {
      const { origins = [] } = await permissions.getAll();
      const isGiven = (site: string): boolean =>
        origins.some((origin) => ALL_SITES.has(origin) || siteOfOrigin(origin) === site);
      const registered = (await scripting.getRegisteredContentScripts()).flatMap(({ id }) => siteOfScript(id) ?? []);
      return [...new Set([...ownSites, ...registered])].filter((site) => !isGiven(site)).sort();
    },
    giveBack: (missing) =>
      permissions.request({
        origins: missing.flatMap((site) => (ownSites.includes(site) ? [`*://*.${site}/*`] : originsOf(site))),
      }),
    mend,
  };
};
