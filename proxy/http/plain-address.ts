/** Where something listens: an origin, and the path below which it answers, without a slash at its end. */
export interface PlainAddress {
  readonly origin: string;
  readonly base: string;
}

/** Reads an http address that has nothing but an origin and a path. Null for any other, and for what is none. */
export const readPlainAddress = (text: string): PlainAddress | null => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const more = url.username + url.password + url.search + url.hash;
  return more === '' ? { origin: url.origin, base: url.pathname.replace(/\/+$/, '') } : null;
};
