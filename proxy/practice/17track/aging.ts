import { days } from '../utc-month.ts';
import type { CallContext } from './account.ts';
import type { JourneyStep } from './journey.ts';
import type { Registration } from './registration.ts';

const stopWithoutEventMs = days(30);
const stopAfterDeliveryMs = days(15);
const purgeAfterStopMs = days(90);

/** The events that 17TRACK has by now, oldest first; none until the carrier's first result is in. */
export function eventsOf(registration: Registration, context: CallContext): readonly JourneyStep[] {
  if (context.at < registration.carrierSince + context.rules.resultAfterMs) return [];
  const until = registration.stop?.at ?? context.at;
  return registration.journey.filter((step) => registration.registeredAt + step.afterMs <= until);
}

/** When tracking stops by itself, if nothing but the known journey happens. */
function expiry(registration: Registration): number {
  let quietSince = registration.trackedSince;
  let patience = stopWithoutEventMs;
  for (const step of registration.journey) {
    const at = registration.registeredAt + step.afterMs;
    if (at >= quietSince + patience) break;
    quietSince = Math.max(quietSince, at);
    patience = step.status === 'Delivered' ? stopAfterDeliveryMs : stopWithoutEventMs;
  }
  return quietSince + patience;
}

/** Lets time act on one registration; false when the provider has forgotten it. */
function age(registration: Registration, context: CallContext): boolean {
  if (registration.stop === null && context.rules.autoStop === 'on') {
    const at = expiry(registration);
    if (at <= context.at) registration.stop = { at, reason: 'Expired' };
  }
  const forgotten =
    context.rules.purge === 'on' && registration.stop !== null && registration.stop.at + purgeAfterStopMs <= context.at;
  return !forgotten;
}

/** The number's registrations as of now, oldest first. */
export function registrationsOf(number: string, context: CallContext): readonly Registration[] {
  const all = context.account.byNumber.get(number);
  if (all === undefined) return [];
  const kept = all.filter((registration) => age(registration, context));
  if (kept.length === 0) context.account.byNumber.delete(number);
  else if (kept.length < all.length) context.account.byNumber.set(number, kept);
  return kept;
}

/** Every registration as of now, in the order of registering by number. */
export function allRegistrations(context: CallContext): readonly Registration[] {
  return [...context.account.byNumber.keys()].flatMap((number) => registrationsOf(number, context));
}

/** The registration of exactly this pair, if there is one now. */
export function findPair(number: string, carrier: number, context: CallContext): Registration | undefined {
  return registrationsOf(number, context).find((registration) => registration.carrier === carrier);
}

/** Puts a registration into the account. */
export function addRegistration(registration: Registration, context: CallContext): void {
  const others = registrationsOf(registration.number, context);
  context.account.byNumber.set(registration.number, [...others, registration]);
}

/** Takes a registration out of the account for good. */
export function removeRegistration(registration: Registration, context: CallContext): void {
  const others = registrationsOf(registration.number, context).filter((other) => other !== registration);
  if (others.length === 0) context.account.byNumber.delete(registration.number);
  else context.account.byNumber.set(registration.number, others);
}
