import { isBag } from '../bag.ts';
import { isTexts } from './call-message.ts';

/** What page hooks ask about beside the calls of the providers that the extension came for. The background keeps it where the bridge of every page can read it. */
export interface Watch {
  /** Hosts that a person taught: hooks ask about every call to them. */
  readonly hosts: readonly string[];
  /** The site that is recorded, with all hosts below it: its pages ask about every call, wherever it goes. Null for none. */
  readonly site: string | null;
}

/** The key under which it lies in the browser's storage. */
export const WATCH = 'watch';

/** Null when the value is none. */
export const parseWatch = (value: unknown): Watch | null => {
  if (!isBag(value)) return null;
  const { hosts, site } = value;
  return isTexts(hosts) && (site === null || typeof site === 'string') ? { hosts, site } : null;
};

/** A site is its host with all below it. */
export const isOfSite = (host: string, site: string): boolean => host === site || host.endsWith(`.${site}`);
