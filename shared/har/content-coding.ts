/** What came of undoing one content coding. */
export type Unpacked =
  | { readonly kind: 'plain'; readonly bytes: Uint8Array }
  /** More would come out than a call may hold. */
  | { readonly kind: 'too-long' }
  /** The bytes are not in this coding, or are cut; or nobody knows the coding. */
  | { readonly kind: 'broken' };

/** Undoes one content coding (`gzip`, `br`, …), at most as far as a call may hold. The shells have the decoders. */
export type Unpack = (coding: string, bytes: Uint8Array) => Unpacked;

/** Undoes codings, the outermost first. */
export const unpackAll = (codings: readonly string[], bytes: Uint8Array, unpack: Unpack): Unpacked => {
  let plain: Unpacked = { kind: 'plain', bytes };
  for (const coding of codings) {
    if (plain.kind !== 'plain') return plain;
    plain = unpack(coding, plain.bytes);
  }
  return plain;
};

/** The codings that a message's headers name, the outermost first. */
export const codingsOf = (headers: readonly (readonly [name: string, value: string])[]): readonly string[] =>
  headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity')
    .toReversed();

const MAGIC: readonly (readonly [coding: string, bytes: readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** The coding that bytes show by how they begin. Bare deflate and br show nothing. */
export const codingShown = (bytes: Uint8Array): readonly string[] =>
  MAGIC.filter(([, magic]) => magic.every((byte, at) => bytes[at] === byte)).map(([coding]) => coding);
