import { type CarrierTable, carrierTable } from '../lists/carriers.ts';
import { normaliseVariant } from '../pack/number.ts';
import type { PackDocument } from '../pack/schema.ts';
import seventeenTrack from './17track-carriers.json' with { type: 'json' };

const tables: ReadonlyMap<string, CarrierTable> = new Map([['17track', carrierTable(seventeenTrack)]]);

/** For a pack without a table of its own: what is written is the key. */
const asWritten: CarrierTable = {
  date: '',
  find: (written) => {
    const key = normaliseVariant(written);
    return key === '' ? { kind: 'none' } : { kind: 'key', key };
  },
  nameOf: () => null,
};

/** The carriers of a provider, for reading lists; null where a carrier is no part of the key. */
export const carriersOf = ({ id, item }: Pick<PackDocument, 'id' | 'item'>): CarrierTable | null =>
  item.variant === null ? null : (tables.get(id) ?? asWritten);
