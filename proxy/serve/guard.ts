import { firstOf, type HeaderList, valuesOf } from '../http/header-list.ts';

/** What a browser asks for as a page of its own or in a frame (Fetch, request destination). */
const PAGES: ReadonlySet<string> = new Set(['document', 'embed', 'fencedframe', 'frame', 'iframe', 'object']);

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** The values of Host that name this listener. Port 80 may be left out. */
const ownHosts = (port: number): ReadonlySet<string> =>
  new Set(LOOPBACK.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])));

/**
 * Why a request to a provider is refused though its page is no other's, or null. An address that a person typed may be redirected here by the site that answers:
 * the browser calls that nobody's site, and a navigation. No program that calls a provider navigates.
 */
export const navigationRefusal = (headers: HeaderList): string | null =>
  valuesOf(headers, 'sec-fetch-mode').some((mode) => mode.trim().toLowerCase() === 'navigate') ||
  valuesOf(headers, 'sec-fetch-dest').some((dest) => PAGES.has(dest.trim().toLowerCase()))
    ? 'A browser’s address line, links, forms and frames call no provider: nothing was sent.'
    : null;

/**
 * Why a request is refused before anything of it is looked at, or null. Loopback is no fence: any page in a browser can reach it. A name that was rebound to
 * this machine shows in Host; a page of another origin shows in Origin or Sec-Fetch-Site, which pages cannot set.
 */
export const refusalOf = (headers: HeaderList, port: number): string | null => {
  const hosts = valuesOf(headers, 'host');
  const host = hosts[0]?.toLowerCase() ?? '';
  if (hosts.length !== 1 || !ownHosts(port).has(host)) {
    return `Only requests to 127.0.0.1:${port} or localhost:${port} are answered: the Host header names something else.`;
  }
  const origins = valuesOf(headers, 'origin');
  if (origins.some((origin) => origin.toLowerCase() !== `http://${host}`)) {
    return 'Requests from pages of other origins are refused.';
  }
  const site = firstOf(headers, 'sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    return 'Requests from pages of other sites are refused.';
  }
  return null;
};
