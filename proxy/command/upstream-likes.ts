import type { CompiledPack } from '../../shared/pack/compiled.ts';
import type { UpstreamLike } from '../../shared/recognise/own-address.ts';
import { readPlainAddress } from '../http/plain-address.ts';
import { UsageError } from '../usage-error.ts';

/** `--upstream-like`, as the commands that read recordings declare it. */
export const LIKE_OPTION = {
  takes: 'URL=PROVIDER',
  many: true,
  about: 'calls below URL, of a worker or proxy of your own, are those of PROVIDER',
} as const;

const readLike = (text: string, packs: readonly CompiledPack[]): UpstreamLike => {
  const at = text.lastIndexOf('=');
  const ids = packs.map((pack) => pack.id);
  const pack = packs.find((one) => one.id === text.slice(at + 1));
  if (at < 0 || pack === undefined)
    throw new UsageError(`--upstream-like ${text} names no provider: write URL=PROVIDER, with ${ids.join(' or ')}`);
  const address = text.slice(0, at);
  const plain = readPlainAddress(address);
  if (plain === null) {
    throw new UsageError(
      `--upstream-like ${text}: give an address such as https://worker.example/api=${pack.id}, without user, query and fragment`,
    );
  }
  return { pack, ...plain };
};

/** Reads `--upstream-like URL=PROVIDER`, the longest address first: it says most of where a call belongs. Throws UsageError. */
export const readLikes = (texts: readonly string[], packs: readonly CompiledPack[]): readonly UpstreamLike[] =>
  texts.map((text) => readLike(text, packs)).toSorted((a, b) => b.base.length - a.base.length);
