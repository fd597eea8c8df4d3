import type { Bag } from '../bag.ts';
import type { HeaderPairs } from '../recognise/recognise.ts';
import { bagOf } from './recorded-body.ts';
import { headerOf } from './recorded-headers.ts';

const SCHEME = /^https?:\/\//i;
const IP = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:.]+\])(?::\d+)?$/i;

/** Some recorders keep the query only as a list of names and values. */
const queryOf = ({ queryString }: Bag): string => {
  const parts = (Array.isArray(queryString) ? queryString : []).flatMap((one: unknown) => {
    const { name, value } = bagOf(one);
    if (typeof name !== 'string') return [];
    return [
      typeof value === 'string' ? `${encodeURIComponent(name)}=${encodeURIComponent(value)}` : encodeURIComponent(name),
    ];
  });
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
};

/** Puts the host that was asked for in place of the address that it has. A loopback address that was asked for by that name stays. */
const withHost = (url: string, host: string): string => {
  if (!SCHEME.test(url)) {
    // `api.17track.net/track/…`: a host with the path after it, where no scheme was written down.
    return /^[\w-]+(?:\.[\w-]+)+(?::\d+)?\//.test(url) ? `https://${url}` : url;
  }
  const [, start = '', name = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(url) ?? [];
  return IP.test(name) && /[a-z]/i.test(host) && !IP.test(host) && !/^localhost\b/i.test(host)
    ? `${start}${host}${rest}`
    : url;
};

/**
 * The address of a recorded request. A path alone is put to the host that the headers name (also HTTP/2's `:authority`, `:path`, `:scheme`), and so is a
 * path of a bare IP address, which is how a transparent proxy sees it. Empty where there is none.
 */
export const addressOf = (request: Bag, headers: HeaderPairs): string => {
  const host = headerOf(headers, ':authority') ?? headerOf(headers, 'host') ?? '';
  const scheme = headerOf(headers, ':scheme') ?? 'https';
  const given = typeof request['url'] === 'string' ? request['url'].trim() : (headerOf(headers, ':path') ?? '');
  const whole = given.startsWith('//') ? `${scheme}:${given}` : given;
  const url = whole.startsWith('/') && host !== '' ? `${scheme}://${host}${whole}` : withHost(whole, host);
  return url === '' || url.includes('?') ? url : url.replace(/(?=#|$)/, () => queryOf(request));
};
