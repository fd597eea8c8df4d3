import { practiceOrders } from '../practice-orders.ts';
import { call17track } from './call-17track.ts';
import type { Parcel } from './read-parcels.ts';
import { type Report, report17track } from './report.ts';

/** Carriers that a practice parcel may go with, in the order in which "change carrier" takes them. */
export const practiceCarriers: readonly number[] = [3011, 7041, 6051, 11031, 13011, 21051, 190008];

async function call(name: string, items: readonly object[]): Promise<Report> {
  return report17track(await call17track(name, items));
}

const pairsOf = (parcels: readonly Parcel[]): readonly object[] =>
  parcels.map(({ number, carrier }) => ({ number, carrier }));

/** A shop's import: all orders in one call. */
export const importOrders = (): Promise<Report> => call('register', practiceOrders());

/** Registers one number; carrier 0 leaves the carrier to 17TRACK, an empty language asks for no translation. */
export const registerOne = (number: string, carrier: number, lang: string): Promise<Report> =>
  call('register', [{ number, ...(carrier === 0 ? {} : { carrier }), ...(lang === '' ? {} : { lang }) }]);

/** Deletes parcels: registering one again is charged again. */
export const deleteParcels = (parcels: readonly Parcel[]): Promise<Report> => call('deletetrack', pairsOf(parcels));

/** English for those without a language, Chinese for the others. */
export const translateParcels = (parcels: readonly Parcel[]): Promise<Report> =>
  call(
    'changeinfo',
    parcels.map(({ number, carrier, lang }) => ({
      number,
      carrier,
      items: { lang: lang === null || lang !== 'en' ? 'en' : 'zh-hans' },
    })),
  );

/** Gives each parcel the next of the practice's carriers. */
export const changeCarriers = (parcels: readonly Parcel[]): Promise<Report> =>
  call(
    'changecarrier',
    parcels.map(({ number, carrier }) => ({ number, carrier_old: carrier, carrier_new: nextCarrier(carrier) })),
  );

/** Restarts stopped parcels: free once each. */
export const restartParcels = (parcels: readonly Parcel[]): Promise<Report> => call('retrack', pairsOf(parcels));

/** The first number of the practice's series that is not registered. */
export const freshNumber = (parcels: readonly Parcel[]): string => {
  const taken = new Set(parcels.map(({ number }) => number));
  let next = 100_001_001;
  while (taken.has(`RR${next}CN`)) next += 1;
  return `RR${next}CN`;
};

function nextCarrier(carrier: number): number {
  const place = practiceCarriers.indexOf(carrier) + 1;
  return practiceCarriers[place % practiceCarriers.length] ?? carrier;
}
