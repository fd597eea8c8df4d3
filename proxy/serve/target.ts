/** Where a request is addressed. */
export type Target =
  | { readonly kind: 'own'; readonly path: string }
  | {
      readonly kind: 'provider';
      /** The first part of the path: which provider is meant. */
      readonly provider: string;
      /** Path and query exactly as they go on. */
      readonly target: string;
      /** The same as a URL, for reading. */
      readonly url: URL;
    }
  /** `why` completes the sentence "the address …". */
  | { readonly kind: 'wrong'; readonly why: string };

const OWN = '/_tollgate/';

/** The path decoded, or null when that cannot be done. */
const decode = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
};

/**
 * True for a path that servers read in different ways: what is priced must be what the provider serves. Dot segments, backslashes and controls; parameters of a
 * segment (`;`), a dot or blank at its end, and what is escaped twice.
 */
const isAmbiguous = (path: string | null): boolean =>
  path === null ||
  /(^|\/)\.{1,2}(\/|$)/.test(path) ||
  /[\\;\p{Cc}]/u.test(path) ||
  /[. ](\/|$)/.test(path) ||
  /%25/.test(path);

/** Reads the target of a request line: `/<provider>/<path>`, or a path of Tollgate's own. */
export const readTarget = (raw: string): Target => {
  if (!raw.startsWith('/')) return { kind: 'wrong', why: 'has to be a path, as in /17track/track/v2.4/register' };
  const path = raw.split('?', 1)[0] ?? '';
  if (isAmbiguous(path) || isAmbiguous(decode(path)) || raw.includes('#') || !URL.canParse(`http://provider${raw}`)) {
    return { kind: 'wrong', why: 'can be read in more than one way: write it without ".", "..", "\\" and "#"' };
  }
  if (path.startsWith(OWN) || `${path}/` === OWN) return { kind: 'own', path };
  const slash = raw.slice(1).search(/[/?]/);
  const provider = slash < 0 ? raw.slice(1) : raw.slice(1, slash + 1);
  const rest = slash < 0 ? '' : raw.slice(slash + 1);
  const target = rest.startsWith('/') ? rest : `/${rest}`;
  return { kind: 'provider', provider, target, url: new URL(`http://provider${target}`) };
};
