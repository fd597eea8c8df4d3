/** What the browser lets the extension see: it can take a site away at any time, and nothing is held there then. */
export interface SiteRights {
  readonly notGiven: () => readonly string[];
  /** The browser gave something, or took something away. */
  readonly changed: () => Promise<void>;
}

/** Opens what is known of it. `ask`: the sites that are not given; while the browser does not say, all are. */
export const openSiteRights = (ask: () => Promise<readonly string[]>, showAnew: () => void): SiteRights => {
  let missing: readonly string[] = [];
  return {
    notGiven: () => missing,
    changed: async () => {
      const before = missing;
      missing = await ask();
      // A worker starts often, and mostly nothing is missing: a page that is open need not read everything once more.
      if (missing.join() !== before.join()) showAnew();
    },
  };
};
