import { compilePack } from '../../shared/pack/compile.ts';
import type { CompiledPack } from '../../shared/pack/compiled.ts';
import type { PackCall, PackDocument } from '../../shared/pack/schema.ts';
import { bundledDocuments } from '../../shared/packs/bundled.ts';

/** The next version of 17TRACK's pack, changed so, and the other packs as they are. */
export const nextPacks = (change: (document: PackDocument) => PackDocument): readonly CompiledPack[] =>
  bundledDocuments.map((document) =>
    compilePack(document.id === '17track' ? { ...change(document), version: '9.0.0' } : document),
  );

/** The same, with another registration; null for none. */
export const nextRegistration = (change: (call: PackCall) => PackCall | null): readonly CompiledPack[] =>
  nextPacks((document) => ({
    ...document,
    calls: document.calls.flatMap((call) => (call.id === 'register' ? (change(call) ?? []) : call)),
  }));

/** The next version reads its answers in other places than those of today. */
export const otherEnvelope = (): readonly CompiledPack[] =>
  nextPacks((document) => ({
    ...document,
    ...(document.envelope === undefined ? {} : { envelope: { ...document.envelope, accepted: '$.data.taken[*]' } }),
  }));
