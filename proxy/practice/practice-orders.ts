import { deletedParcels, type ParcelItem } from './practice-parcels.ts';

/** Refused by their form: too short, and with blanks inside. */
const malformed: readonly ParcelItem[] = [{ number: '12' }, { number: 'RR 1000 0073 3CN', carrier: 3011 }];

/** Registered already, under these very carriers. */
const known: readonly ParcelItem[] = [
  { number: 'RR100000414CN', carrier: 3011 },
  { number: 'RR100000428CN', carrier: 190008 },
  { number: 'CP100000051HK', carrier: 13011 },
  { number: 'LX000111307DE', carrier: 7041 },
  { number: 'RB100000621GB', carrier: 11031 },
];

const translated: readonly ParcelItem[] = [
  { number: 'LX000111409DE', carrier: 7041, lang: 'en' },
  { number: 'LX000111412DE', carrier: 7041, lang: 'en' },
  { number: 'LX000111426DE', carrier: 7041, lang: 'en' },
  { number: 'LX000111430DE', carrier: 7041, lang: 'en' },
  { number: 'LB000222206FR', carrier: 6051, lang: 'en' },
  { number: 'LB000222210FR', carrier: 6051, lang: 'en' },
  { number: 'LB000222223FR', carrier: 6051, lang: 'en' },
  { number: 'LB000222237FR', carrier: 6051, lang: 'en' },
];

const plain: readonly ParcelItem[] = [
  { number: 'RR100000808CN', carrier: 3011 },
  { number: 'RR100000811CN', carrier: 3011 },
  { number: 'RR100000825CN', carrier: 3011 },
  { number: 'RR100000839CN', carrier: 3011 },
  { number: 'RR100000842CN', carrier: 3011 },
  { number: 'RR100000856CN', carrier: 3011 },
  { number: 'RR100000860CN', carrier: 3011 },
  { number: 'RR100000873CN', carrier: 3011 },
  { number: 'CP100000105HK', carrier: 13011 },
  { number: 'CP100000119HK', carrier: 13011 },
  { number: 'CP100000122HK', carrier: 13011 },
  { number: 'CP100000136HK', carrier: 13011 },
  { number: 'RB100000706GB', carrier: 11031 },
  { number: 'RB100000710GB', carrier: 11031 },
  { number: 'RB100000723GB', carrier: 11031 },
  { number: 'LZ000333207US', carrier: 21051 },
  { number: 'LZ000333215US', carrier: 21051 },
  { number: 'LZ000333224US', carrier: 21051 },
  { number: 'RR100000900CN' },
  { number: 'CP100000140HK' },
  { number: 'LZ000333238US' },
];

const doubled: ParcelItem = { number: 'RR100000808CN', carrier: 3011 };

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
