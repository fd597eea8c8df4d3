import { detectByEnding, isPostal } from './carriers.ts';
import { type JourneyStep, journeyByHash } from './journey.ts';

/** Tracking units: so many each calendar month (UTC), or so many once. */
export type Plan = { readonly kind: 'monthly' | 'once'; readonly units: number };

/** Whether a credential may call, and if not, why. */
export type KeyState = 'ok' | 'unknown' | 'disabled' | 'address-not-allowed' | 'not-authorised';

/** What a carrier wants to know at registration. */
export type CarrierNeed = 'country-and-postcode' | 'postcode' | 'phone' | 'date';

/** How a real-time query ends at the carrier; only `found` is charged. */
export type RealTimeOutcome = 'found' | 'timed-out' | 'failed' | 'system-error' | 'not-offered';

/** Everything the simulated 17TRACK can be told. Times in milliseconds; all functions must be deterministic. */
export interface Simulated17trackOptions {
  readonly now: () => number;
  /** Default: 100 a month. */
  readonly plan?: Plan;
  /** Free e-mails a month; default 300. */
  readonly emailAllowance?: number;
  /** Default: every value but the empty one may call. */
  readonly keyState?: (token: string) => KeyState;
  /** The carrier found for a number without one; null refuses it. */
  readonly detectCarrier?: (number: string) => number | null;
  /** The carrier used instead of the one asked for; default: the one asked for. */
  readonly correctCarrier?: (number: string, carrier: number) => number;
  /** `unknown` codes are wrong, `closed` ones cannot be registered now; default: all open. */
  readonly carrierState?: (carrier: number) => 'open' | 'unknown' | 'closed';
  readonly carrierNeeds?: (carrier: number) => CarrierNeed | null;
  readonly isPostalCarrier?: (carrier: number) => boolean;
  /** Default: fails for numbers whose last digit is 0. */
  readonly translationSucceeds?: (number: string, lang: string) => boolean;
  /** When a translation is tried and deducted: on acceptance (default) or by the next `gettrackinfo`. */
  readonly translates?: 'on-acceptance' | 'on-read';
  readonly journey?: (number: string, carrier: number) => readonly JourneyStep[];
  /** How long the carrier's first result takes after a registration or a carrier change; default 0. */
  readonly resultAfterMs?: number;
  /** Stop after 30 days without event, or 15 days after delivery; default `on`. */
  readonly autoStop?: 'on' | 'off';
  /** Forget a stopped number after 90 days; default `on`. */
  readonly purge?: 'on' | 'off';
  /** Default: real time is permitted. */
  readonly realTime?: 'permitted' | 'not-permitted';
  readonly realTimeOutcome?: (number: string, carrier: number) => RealTimeOutcome;
  /** Which pairs a stop, restart, delete or push without carrier means: all of the number (default) or the oldest. */
  readonly withoutCarrier?: 'all' | 'oldest';
  /** Registrations a UTC day, 0 (default) for no limit. */
  readonly dailyLimit?: number;
  /** Calls a second, 0 (default) for no limit; the service itself allows 3. */
  readonly callsPerSecond?: number;
  readonly webhook?: 'set' | 'not-set' | 'failing';
}

/** The options with every default filled in. */
export type Rules = Readonly<Required<Simulated17trackOptions>>;

function succeedsUnlessEndingInZero(number: string): boolean {
  return number.replace(/\D/g, '').at(-1) !== '0';
}

/** Fills in the defaults. */
export function rulesOf(options: Simulated17trackOptions): Rules {
  return {
    plan: { kind: 'monthly', units: 100 },
    emailAllowance: 300,
    keyState: (token) => (token === '' ? 'unknown' : 'ok'),
    detectCarrier: detectByEnding,
    correctCarrier: (_, carrier) => carrier,
    carrierState: () => 'open',
    carrierNeeds: () => null,
    isPostalCarrier: isPostal,
    translationSucceeds: succeedsUnlessEndingInZero,
    translates: 'on-acceptance',
    journey: journeyByHash,
    resultAfterMs: 0,
    autoStop: 'on',
    purge: 'on',
    realTime: 'permitted',
    realTimeOutcome: () => 'found',
    withoutCarrier: 'all',
    dailyLimit: 0,
    callsPerSecond: 0,
    webhook: 'set',
    ...options,
  };
}
