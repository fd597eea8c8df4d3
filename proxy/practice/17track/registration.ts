import type { JourneyStep } from './journey.ts';

/** Where a registration's translation stands. `owed` says whether success would deduct a unit. */
export interface Translation {
  readonly lang: string;
  readonly state: 'pending' | 'done' | 'failed';
  readonly owed: boolean;
}

/** How a registration stopped. */
export interface Stop {
  readonly at: number;
  readonly reason: 'Expired' | 'ByRequest';
}

/** One number under one carrier, registered and not yet deleted: what 17TRACK counts once. */
export interface Registration {
  readonly number: string;
  carrier: number;
  finalCarrier: number;
  readonly registeredAt: number;
  readonly journey: readonly JourneyStep[];
  /** Stopping counts from here: the registration, or the restart. */
  trackedSince: number;
  /** The first result counts from here: the registration, or the last carrier change. */
  carrierSince: number;
  carrierChanges: number;
  stop: Stop | null;
  retracked: boolean;
  details: Details;
  /** True once a language was set: from then on another one is free. */
  languageGiven: boolean;
  translation: Translation | null;
  pushedAt: number | null;
  pushFailed: boolean;
}

/** The fields a user may set on a registration. */
export interface Details {
  readonly tag: string | null;
  readonly lang: string | null;
  readonly email: string | null;
  readonly param: string | null;
  readonly orderNo: string | null;
  readonly orderTime: string | null;
  readonly remark: string | null;
}
