import type { JourneyStep, PackageStatus } from './17track/journey.ts';
import { days } from './utc-month.ts';

/** One item of a registration as the practice portal sends it. */
export interface ParcelItem {
  readonly number: string;
  readonly carrier?: number;
  readonly lang?: string;
  readonly tag?: string;
}

/** Registered as the month began and deleted on the 4th: registering them again is charged again. */
export const deletedParcels: readonly ParcelItem[] = [
  { number: 'RR100000312CN', carrier: 3011 },
  { number: 'RR100000326CN', carrier: 3011 },
  { number: 'LX000111222DE', carrier: 7041, lang: 'en' },
];

/** Registered last month and tracked still. */
export const olderParcels: readonly ParcelItem[] = [
  { number: 'CP100000051HK', carrier: 13011 },
  { number: 'LB000222118FR', carrier: 6051 },
  { number: 'RB100000618GB', carrier: 11031 },
];

/** Registered this month, two of them translated. */
export const currentParcels: readonly ParcelItem[] = [
  { number: 'RR100000414CN', carrier: 3011 },
  { number: 'RR100000428CN', carrier: 3011 },
  { number: 'CP100000065HK', carrier: 13011 },
  { number: 'LX000111307DE', carrier: 7041, lang: 'en' },
  { number: 'RR100000502CN', carrier: 3011 },
  { number: 'RR100000516CN', carrier: 3011 },
  { number: 'LB000222135FR', carrier: 6051, lang: 'en' },
  { number: 'LZ000333105US', carrier: 21051 },
  { number: 'RB100000621GB', carrier: 11031 },
];

/** Registered last, on the 5th. */
export const latestParcels: readonly ParcelItem[] = [
  { number: 'LX000111315DE', carrier: 7041 },
  { number: 'RR100000520CN', carrier: 3011 },
];

/** Looked up by register, read, delete; twice, so paid twice. */
export const lookedUpParcels: readonly ParcelItem[] = [
  { number: 'RR100000706CN', carrier: 3011 },
  { number: 'RR100000710CN', carrier: 3011 },
  { number: 'RR100000723CN', carrier: 3011 },
  { number: 'RR100000737CN', carrier: 3011 },
];

const lastStep: Readonly<Record<string, PackageStatus>> = {
  LB000222118FR: 'Delivered',
  RB100000618GB: 'Delivered',
  RR100000428CN: 'AvailableForPickup',
  RR100000502CN: 'Delivered',
};

/** How the practice's parcels travel: known at once, under way within the hour, some arrived a day later. */
export function practiceJourney(number: string): readonly JourneyStep[] {
  const steps: JourneyStep[] = [
    { afterMs: 0, status: 'InfoReceived', description: 'Shipment information received', location: 'Shenzhen' },
    { afterMs: days(1 / 24), status: 'InTransit', description: 'Departed from sorting centre', location: 'Shenzhen' },
  ];
  const last = lastStep[number];
  if (last !== undefined) steps.push({ afterMs: days(1), status: last, description: 'Arrived', location: 'Berlin' });
  return steps;
}
