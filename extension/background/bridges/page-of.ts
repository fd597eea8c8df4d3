import { PORTAL_PATH } from '../../../shared/messages/practice-port.ts';

/** A page may give its tab a title of any length, in any writing. */
export const LONGEST_TITLE = 80;

/** Who is at the other end of a message or a port, as the browser says it. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: unknown;
  readonly documentId?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?:
    | { readonly id?: number | undefined; readonly windowId?: number | undefined; readonly url?: string | undefined }
    | undefined;
}

/** A document that makes calls. All of it is the browser's word, nothing the page's. */
export interface PageOf {
  /** The same for as long as the document lives, and never again. */
  readonly key: string;
  readonly tab: number;
  readonly window: number | null;
  /** The site as people name it: `shop.example`, with its port where it has one of its own; empty when the browser names none. */
  readonly site: string;
  readonly isPractice: boolean;
  /** It is what the tab itself shows, and no frame in it. */
  readonly isTop: boolean;
}

/** Host of an address, with its port where it has one of its own; empty for what is none. */
export const hostOf = (url: unknown): string => (typeof url === 'string' && URL.canParse(url) ? new URL(url).host : '');

const isPracticeUrl = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname } = new URL(url);
  return (hostname === '127.0.0.1' || hostname === 'localhost') && pathname.startsWith(PORTAL_PATH);
};

/** The document at the other end of a bridge's port; null when it is not a bridge of this extension in a tab, or the browser does not tell documents apart. */
export const pageOf = (sender: Sender | undefined, extensionId: string): PageOf | null => {
  const tab = sender?.tab;
  if (sender === undefined || sender.id !== extensionId || tab?.id === undefined) return null;
  const { documentId: key, url = '' } = sender;
  if (key === undefined) return null;
  return {
    key,
    tab: tab.id,
    window: tab.windowId ?? null,
    // A frame without an origin of its own (sandboxed, data:) acts for the page that shows it.
    site: hostOf(sender.origin) || hostOf(url) || hostOf(tab.url),
    isPractice: isPracticeUrl(url),
    isTop: sender.frameId === 0,
  };
};

/** True when a message comes from one of the extension's own pages, not from a content script, which has the same id. */
export const isOwnPage = (sender: Sender | undefined, extensionId: string, root: string): boolean =>
  sender !== undefined && sender.id === extensionId && (sender.url ?? '').startsWith(root);
