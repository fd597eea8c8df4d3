import { deletedParcels, type ParcelItem } from './practice-parcels.ts';

/** Refused by their form: too short, and with blanks inside. */
const malformed: readonly ParcelItem[] = [{ number: '12' }, { number: 'RR 1000 0073 3CN', carrier: 3011 }];

/** Registered already, under these very carriers. */
const known: readonly ParcelItem[] = [
  { number: 'RR100000418CN', carrier: 3011 },
  { number: 'RR100000425CN', carrier: 190008 },
  { number: 'CP100000052HK', carrier: 13011 },
  { number: 'LX000111305DE', carrier: 7041 },
  { number: 'RB100000621GB', carrier: 11031 },
];

const translated: readonly ParcelItem[] = [
  { number: 'LX000111401DE', carrier: 7041, lang: 'en' },
  { number: 'LX000111415DE', carrier: 7041, lang: 'en' },
  { number: 'LX000111429DE', carrier: 7041, lang: 'en' },
  { number: 'LX000111432DE', carrier: 7041, lang: 'en' },
  { number: 'LB000222208FR', carrier: 6051, lang: 'en' },
  { number: 'LB000222211FR', carrier: 6051, lang: 'en' },
  { number: 'LB000222225FR', carrier: 6051, lang: 'en' },
  { number: 'LB000222239FR', carrier: 6051, lang: 'en' },
];

const plain: readonly ParcelItem[] = [
  { number: 'RR100000801CN', carrier: 3011 },
  { number: 'RR100000815CN', carrier: 3011 },
  { number: 'RR100000829CN', carrier: 3011 },
  { number: 'RR100000832CN', carrier: 3011 },
  { number: 'RR100000846CN', carrier: 3011 },
  { number: 'RR100000851CN', carrier: 3011 },
  { number: 'RR100000863CN', carrier: 3011 },
  { number: 'RR100000877CN', carrier: 3011 },
  { number: 'CP100000104HK', carrier: 13011 },
  { number: 'CP100000118HK', carrier: 13011 },
  { number: 'CP100000121HK', carrier: 13011 },
  { number: 'CP100000135HK', carrier: 13011 },
  { number: 'RB100000702GB', carrier: 11031 },
  { number: 'RB100000716GB', carrier: 11031 },
  { number: 'RB100000728GB', carrier: 11031 },
  { number: 'LZ000333203US', carrier: 21051 },
  { number: 'LZ000333217US', carrier: 21051 },
  { number: 'LZ000333225US', carrier: 21051 },
  { number: 'RR100000906CN' },
  { number: 'CP100000149HK' },
  { number: 'LZ000333231US' },
];

const doubled: ParcelItem = { number: 'RR100000801CN', carrier: 3011 };

/**
 * The body of the portal's import, as many items as 17TRACK takes in one call: 3 deleted before, 29 new, 9 of these 32
 * with a translation, 5 registered already, 1 twice, 2 malformed. On the seeded account it costs 41: 32 for sure.
 */
export function practiceOrders(): readonly ParcelItem[] {
  const items = [...deletedParcels, ...plain, ...known, ...translated, doubled, ...malformed];
  return items.map((item, index) => ({ ...item, tag: `order-${1001 + index}` }));
}

/** How many orders the import holds, for the name of its button. */
export const practiceOrderCount: number = practiceOrders().length;
