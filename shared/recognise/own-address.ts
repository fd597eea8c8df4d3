import type { CompiledPack } from '../pack/compiled.ts';

/** A recorded or given address in its parts, exactly as they were written. */
interface Written {
  /** Scheme, host and port as URLs are compared by. */
  readonly origin: string;
  readonly hostname: string;
  readonly path: string;
  /** With its question mark; the fragment never leaves a client. */
  readonly query: string;
}

/** Reads an address without putting its path in order: what two servers may read in two ways must stay to be seen. Null for what is no HTTP address. */
const readWritten = (text: string): Written | null => {
  const parts = /^https?:[\\/]{2}[^/?#\\]*([^?#]*)(\?[^#]*)?/i.exec(text.trim());
  if (parts === null || !URL.canParse(text)) return null;
  const { origin, hostname } = new URL(text);
  return { origin, hostname, path: parts[1] === '' ? '/' : (parts[1] ?? '/'), query: parts[2] ?? '' };
};

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

const isUnderRoots = (pack: CompiledPack, path: string): boolean =>
  pack.routes.roots.some((root) => `${path.toLowerCase()}/`.startsWith(root));

const atProvider = (pack: CompiledPack, path: string, query: string): string =>
  `https://${pack.document.hosts[0] ?? ''}${path}${query}`;

/**
 * The provider's own address for one of Tollgate's proxy (`http://127.0.0.1:8717/17track/track/v2.4/register`, whatever the port), or null for any other: the
 * first part of the path has to name a provider, and the rest to lie under its API.
 */
export const behindOwnProxy = (packs: readonly CompiledPack[], text: string): string | null => {
  const address = readWritten(text);
  if (address === null || !LOOPBACK.test(address.hostname)) return null;
  const [, id = '', rest = ''] = /^\/([^/]+)(\/.*)$/.exec(address.path) ?? [];
  const pack = packs.find((one) => one.id === id);
  return pack === undefined || !isUnderRoots(pack, rest) ? null : atProvider(pack, rest, address.query);
};

/** Addresses that stand for a provider's: those of a worker or proxy of one's own. */
export interface UpstreamLike {
  readonly pack: CompiledPack;
  readonly origin: string;
  /** The path below which the calls are, without a slash at its end. */
  readonly base: string;
}

const segmentsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');

interface Fit {
  readonly call: string;
  /** How many parts agree, counted from the end. */
  readonly length: number;
  readonly path: string;
}

/** How far a path ends like a template. What the path leaves out is taken from the template, a part in braces as its name: nobody knows its value. */
const fitOf = (call: string, template: string, path: readonly string[]): Fit => {
  const parts = segmentsOf(template);
  let length = 0;
  let literals = 0;
  while (length < Math.min(parts.length, path.length)) {
    const part = parts.at(-1 - length) ?? '';
    const isLiteral = !part.startsWith('{');
    if (isLiteral && part.toLowerCase() !== path.at(-1 - length)?.toLowerCase()) break;
    if (isLiteral) literals += 1;
    length += 1;
  }
  const missing = parts.slice(0, parts.length - length).map((part) => part.replace(/[{}]/g, ''));
  return {
    call,
    length: literals === 0 ? 0 : length,
    path: `/${[...missing, ...path.slice(path.length - length)].join('/')}`,
  };
};

/** The one call of a pack whose path ends like this one; null where there is none, or more than one. */
const pathLike = (pack: CompiledPack, method: string, path: string): string | null => {
  const fits = pack.calls
    .filter((call) => call.document.match.methods.some((one) => one === method))
    .flatMap((call) => call.document.match.paths.map((template) => fitOf(call.id, template, segmentsOf(path))));
  const longest = Math.max(0, ...fits.map((fit) => fit.length));
  const best = fits.filter((fit) => fit.length === longest);
  const isOne = longest > 0 && best.every((fit) => fit.call === best[0]?.call);
  return isOne ? (best[0]?.path ?? null) : null;
};

/** Under the provider's API, where no call is: what such an address does is not known. */
const unknownPath = (pack: CompiledPack, path: string): string => `${pack.routes.roots[0] ?? '/'}_/_${path}`;

/**
 * The provider's own address for one that the person says is like it, or null for any other. What a worker makes of its paths is its own affair: the rest of the path
 * is the provider's if it lies under its API, else that of the one call whose path ends like it (`/register`); else the call is unknown.
 */
export const behindLike = (likes: readonly UpstreamLike[], method: string, text: string): string | null => {
  const address = likes.length === 0 ? null : readWritten(text);
  if (address === null) return null;
  const like = likes.find(({ origin, base }) => address.origin === origin && `${address.path}/`.startsWith(`${base}/`));
  if (like === undefined) return null;
  const { pack, base } = like;
  const rest = address.path.slice(base.length) || '/';
  const path = isUnderRoots(pack, rest) ? rest : (pathLike(pack, method, rest) ?? unknownPath(pack, rest));
  return atProvider(pack, path, address.query);
};
