import type { CarrierTable } from '../lists/carriers.ts';

/** The carriers of a provider whose key holds one, for reading lists; null where a carrier has no meaning for the key. */
export const carriersOf = (_provider: string): CarrierTable | null => null;
