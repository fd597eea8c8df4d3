import { stableHash } from '../stable-hash.ts';
import { days } from '../utc-month.ts';

/** The states of a parcel that the practice uses, in 17TRACK's words. */
export type PackageStatus = 'NotFound' | 'InfoReceived' | 'InTransit' | 'AvailableForPickup' | 'Delivered';

/** One event of a parcel, `afterMs` after its registration. */
export interface JourneyStep {
  readonly afterMs: number;
  readonly status: PackageStatus;
  readonly description: string;
  readonly location: string;
}

const posted: JourneyStep = {
  afterMs: 0,
  status: 'InfoReceived',
  description: 'Shipment information received',
  location: 'Shenzhen',
};
const moving: JourneyStep = {
  afterMs: days(2),
  status: 'InTransit',
  description: 'Departed from sorting centre',
  location: 'Shenzhen',
};
const waiting: JourneyStep = {
  afterMs: days(9),
  status: 'AvailableForPickup',
  description: 'Ready for collection',
  location: 'Berlin',
};
const delivered: JourneyStep = {
  afterMs: days(12),
  status: 'Delivered',
  description: 'Delivered to the addressee',
  location: 'Berlin',
};

const journeys: readonly (readonly JourneyStep[])[] = [
  [posted],
  [posted, moving],
  [posted, moving, waiting],
  [posted, moving, delivered],
];

/** Default journeys: one of four, the same for a number each time. The first event is there at once. */
export function journeyByHash(number: string): readonly JourneyStep[] {
  return journeys[stableHash(number) % journeys.length] ?? [posted];
}
