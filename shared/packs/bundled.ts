import { compilePack } from '../pack/compile.ts';
import type { CompiledPack } from '../pack/compiled.ts';
import { type PackDocument, parsePack } from '../pack/schema.ts';
import seventeenTrack from './17track.json' with { type: 'json' };
import safecube from './safecube.json' with { type: 'json' };

const read = (value: unknown): PackDocument => {
  const parsed = parsePack(value);
  if (parsed.kind === 'wrong') throw new TypeError(`a bundled rule pack is wrong: ${parsed.problems.join('; ')}`);
  return parsed.pack;
};

/** The rule packs that come with Tollgate, as documents. */
export const bundledDocuments: readonly PackDocument[] = [seventeenTrack, safecube].map(read);

/** The same, compiled. */
export const bundledPacks: readonly CompiledPack[] = bundledDocuments.map(compilePack);
