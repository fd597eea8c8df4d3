/** What a carrier as a person wrote it stands for. */
export type CarrierFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'key'; readonly key: string }
  /** A number that the table does not have: it may be newer than the table. */
  | { readonly kind: 'unlisted'; readonly key: string }
  | { readonly kind: 'several' }
  | { readonly kind: 'unknown' };

/** The carriers of a provider: their keys, and the names that people write for them. */
export interface CarrierTable {
  /** The month that the table is from. */
  readonly date: string;
  readonly find: (written: string) => CarrierFound;
}
