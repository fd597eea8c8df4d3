import type { HeaderPairs } from './recognise.ts';

/** What names the account of a call. */
export type AccountNamed =
  /** `credential` null: nothing names one. The value is to be fingerprinted at once and forgotten. */
  | { readonly kind: 'named'; readonly credential: string | null }
  /** Servers may take different values, or none, for the one that counts. `why` completes "the call can be read in two ways: …". */
  | { readonly kind: 'unclear'; readonly why: string };

/** Names that differ in case, hyphens and underscores are one header to many servers. */
const foldName = (name: string): string => name.toLowerCase().replace(/[-_.\s]/g, '');

/** Printable ASCII without what separates or encloses values, and no scheme before it. */
const PLAIN = /^(?!(?:bearer|basic|digest|token|api-?key)\s)[ !#-&(-+\--:<-~]+$/i;

const unclear = (why: string): AccountNamed => ({ kind: 'unclear', why });

/**
 * Finds the credential among the headers that carry it. Several values, a spelling that only some servers take for the header, a value in quotes or with a
 * scheme before it: nobody knows which account the call is charged to. The providers' pages name the header and the bare key, and nothing else
 * (facts: safecube API_KEY, 17TRACK 17token), so another value in `Authorization` makes it unclear, too.
 */
export const readAccount = (
  names: readonly string[],
  headers: HeaderPairs,
  query: ReadonlyMap<string, readonly string[]>,
): AccountNamed => {
  // Nothing names an account there: then there is one.
  if (names.length === 0) return { kind: 'named', credential: null };
  const exact = new Set(names.map((name) => name.toLowerCase()));
  const folded = new Set(names.map(foldName));
  const values = new Set<string>();
  let authorization: string | null = null;
  for (const [name, sent] of headers) {
    const lower = name.toLowerCase();
    // Blanks around a value are none of it (RFC 9110); recordings may have them all the same.
    const value = sent.trim();
    if (lower === 'authorization' && value !== '') authorization = value.replace(/^\w+\s+/, '');
    if (!folded.has(foldName(name))) continue;
    if (!exact.has(lower)) return unclear(`the header ${name} may name the account, or not`);
    if (value !== '') values.add(value);
  }
  for (const name of query.keys())
    if (folded.has(foldName(name))) return unclear(`${name} in the address may name the account, or not`);
  const [credential, other] = values;
  if (other !== undefined) return unclear('two values name the account');
  if (authorization !== null && authorization !== credential)
    return unclear('Authorization may name the account, or not');
  if (credential === undefined) return { kind: 'named', credential: null };
  return PLAIN.test(credential) ? { kind: 'named', credential } : unclear('what names the account is not a bare key');
};
