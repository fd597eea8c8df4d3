import { WATCH, type Watch } from '../shared/messages/watch.ts';

/** Says to the hooks of all pages, those that are open included, what they ask about beside the calls that the extension came for. */
export interface HookNews {
  readonly watchHosts: (hosts: readonly string[]) => void;
  /** Null ends it. */
  readonly watchSite: (site: string | null) => void;
}

/** Opens it on the storage that the bridges of pages read. What a worker before this one recorded is recorded no more. */
export const openHookNews = (storage: { set(values: Record<string, unknown>): Promise<void> }): HookNews => {
  let watch: Watch = { hosts: [], site: null };
  const put = (change: Partial<Watch>): void => {
    watch = { ...watch, ...change };
    // Where it cannot be kept, hooks ask about less, and the browser's own rules block what they did not ask about.
    storage.set({ [WATCH]: watch }).catch(() => undefined);
  };
  return {
    watchHosts: (hosts) => put({ hosts: [...new Set(hosts)] }),
    watchSite: (site) => put({ site }),
  };
};
