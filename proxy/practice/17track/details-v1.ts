import { isoSeconds } from '../utc-month.ts';
import type { JourneyStep, PackageStatus } from './journey.ts';

const statusNumbers: Readonly<Record<PackageStatus, number>> = {
  NotFound: 0,
  InfoReceived: 0,
  InTransit: 10,
  AvailableForPickup: 30,
  Delivered: 40,
};

/** A parcel's `track` as version 1 shows it: one-letter fields, a number for the state. */
export function trackV1(since: number, events: readonly JourneyStep[]): object {
  const shown = events
    .map((step) => ({ a: isoSeconds(since + step.afterMs), c: step.location, d: '', z: step.description }))
    .reverse();
  return {
    b: 0,
    c: 0,
    e: statusNumbers[events.at(-1)?.status ?? 'NotFound'],
    f: -1,
    w1: 0,
    w2: 0,
    z0: shown[0] ?? null,
    z1: shown,
    z2: [],
    z9: [],
    is1: 1,
    is2: 0,
  };
}
