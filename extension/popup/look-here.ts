import type { PageClient } from '../page-client.ts';
import type { Here } from './blocked-here.tsx';

/** The part of the browser's API by which the popup knows the page that it was opened on. */
export interface HereApi {
  readonly tabs: {
    query(which: {
      active: boolean;
      currentWindow: boolean;
    }): Promise<readonly { readonly id?: number | undefined; readonly url?: string | undefined }[]>;
  };
  readonly permissions: { contains(asked: { origins: string[] }): Promise<boolean> };
}

/** What was blocked on the site that is open; null where that is guarded, is none, or was not given by a press of the button. */
export const lookHere = async (
  { tabs, permissions }: HereApi,
  client: Pick<PageClient, 'blockedHere'>,
): Promise<Here | null> => {
  const [tab] = await tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || tab.url === undefined || !/^https?:/.test(tab.url)) return null;
  const { hostname: site } = new URL(tab.url);
  if (await permissions.contains({ origins: [`*://${site}/*`] })) return null;
  return { site, blocked: await client.blockedHere({ tab: tab.id, site }) };
};
