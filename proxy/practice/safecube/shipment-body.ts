import { days, isoSeconds } from '../utc-month.ts';
import type { Shipment } from './line-answer.ts';
import { findSealine, type Sealine } from './sealines.ts';

const shanghai = { name: 'Shanghai', state: null, country: 'China', countryCode: 'CN', locode: 'CNSHA' };
const hamburg = { name: 'Hamburg', state: null, country: 'Germany', countryCode: 'DE', locode: 'DEHAM' };
const vessel = { name: 'PRACTICE STAR', imo: 9_000_001, callSign: 'PRST', mmsi: 211_000_001, flag: 'DE' };

/** The body of a pull answer with data. `number` is the reference as it was entered. */
export function shipmentBody(number: string, shipment: Shipment, at: number, sealines: readonly Sealine[]): object {
  const departed = isoSeconds(at - days(14));
  const due = isoSeconds(shipment.deliveredAt ?? at + days(14));
  const isDelivered = shipment.status === 'DELIVERED';
  return {
    metadata: {
      shipmentType: shipment.type,
      shipmentNumber: number,
      sealine: shipment.sealine,
      sealineName: findSealine(sealines, shipment.sealine)?.name ?? shipment.sealine,
      shippingStatus: shipment.status,
      updatedAt: isoSeconds(at),
      warnings: shipment.pod === 'missing' ? ['NO_POD'] : [],
    },
    locations: [shanghai, hamburg],
    route: {
      prepol: null,
      pol: { location: shanghai, date: departed, actual: true, predictiveEta: null },
      pod:
        shipment.pod === 'missing' ? null : { location: hamburg, date: due, actual: isDelivered, predictiveEta: null },
      postpod: null,
    },
    vessels: [vessel],
    facilities: [],
    containers: shipment.containers.map((container) => ({
      number: container,
      isoCode: '45G1',
      sizeType: '40HC',
      status: shipment.status,
      events: [
        eventOf('Loaded', 'LOAD', 'CLL', shanghai, departed, 'actual'),
        eventOf('Discharged', 'DISC', 'CDD', hamburg, due, isDelivered ? 'actual' : 'planned'),
      ],
    })),
    routeData: { routeSegments: [], coordinates: null, ais: null },
  };
}

function eventOf(
  description: string,
  eventCode: string,
  status: string,
  location: object,
  date: string,
  when: 'actual' | 'planned',
): object {
  return {
    location,
    facility: null,
    description,
    eventType: 'EQUIPMENT',
    eventCode,
    status,
    date,
    isActual: when === 'actual',
    isAdditionalEvent: false,
    routeType: 'SEA',
    transportType: 'VESSEL',
    vessel,
    voyage: '001E',
  };
}
