import { stableHash } from '../stable-hash.ts';

const byEnding: Readonly<Record<string, number>> = {
  CN: 3011,
  DE: 7041,
  FR: 6051,
  GB: 11031,
  HK: 13011,
  US: 21051,
};

const couriers: readonly number[] = [100001, 100002, 100003, 190008];

const names: Readonly<Record<number, string>> = {
  3011: 'China Post',
  6051: 'La Poste',
  7041: 'Deutsche Post',
  11031: 'Royal Mail',
  13011: 'Hongkong Post',
  21051: 'USPS',
  100001: 'DHL',
  100002: 'UPS',
  100003: 'FedEx',
  190008: 'YunExpress',
};

/** Default detection: by the number's ending, else one courier per number; null for numbers that begin with ZZ. */
export function detectByEnding(number: string): number | null {
  if (number.startsWith('ZZ')) return null;
  const postal = byEnding[number.slice(-2)];
  return postal ?? couriers[stableHash(number) % couriers.length] ?? null;
}

/** A carrier's name, or its code where the practice knows none. */
export function carrierName(carrier: number): string {
  return names[carrier] ?? `Carrier ${carrier}`;
}

/** Postal carriers have short codes; last-mile carriers go with them only. */
export function isPostal(carrier: number): boolean {
  return carrier < 100_000;
}
