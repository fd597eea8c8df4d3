import {
  listedContainers,
  practiceBill,
  practiceEndpoint,
  pulledContainers,
  silentContainer,
} from './practice-fleet.ts';
import {
  currentParcels,
  deletedParcels,
  latestParcels,
  lookedUpParcels,
  olderParcels,
  type ParcelItem,
} from './practice-parcels.ts';

/** One call of the practice's past: in last month or this one, on a day, at a time of day (UTC). */
export interface PastCall {
  readonly month: 'last' | 'this';
  readonly day: number;
  readonly time: string;
  readonly provider: '17track' | 'safecube';
  readonly method: 'GET' | 'POST';
  readonly target: string;
  readonly body: unknown;
}

type When = readonly [month: 'last' | 'this', day: number, time: string];

function parcels([month, day, time]: When, name: string, body: unknown): PastCall {
  return { month, day, time, provider: '17track', method: 'POST', target: `/track/v2.4/${name}`, body };
}

function pull([month, day, time]: When, number: string): PastCall {
  const target = `/container-tracking/api/v2/shipment?shipmentNumber=${number}`;
  return { month, day, time, provider: 'safecube', method: 'GET', target, body: null };
}

function pairs(items: readonly ParcelItem[]): readonly object[] {
  return items.map(({ number, carrier }) => ({ number, carrier }));
}

/** 37 tracking units this month: 8 looked up, 4 deleted since, 9 + 2 translations, 1 language set, 1 second carrier, 10 instant, 2. */
const parcelCalls: readonly PastCall[] = [
  parcels(['last', 12, '10:20'], 'register', olderParcels),
  parcels(['last', 20, '14:00'], 'gettrackinfo', pairs(olderParcels)),
  parcels(['this', 1, '08:00'], 'register', lookedUpParcels),
  parcels(['this', 1, '08:30'], 'gettrackinfo', pairs(lookedUpParcels)),
  parcels(['this', 1, '09:10'], 'register', deletedParcels),
  parcels(['this', 1, '18:00'], 'deletetrack', pairs(lookedUpParcels)),
  parcels(['this', 2, '08:30'], 'register', currentParcels),
  parcels(['this', 2, '14:00'], 'gettrackinfo', pairs([...currentParcels, ...deletedParcels])),
  parcels(['this', 3, '08:00'], 'register', lookedUpParcels),
  parcels(['this', 3, '10:00'], 'changecarrier', [{ number: 'RR100000428CN', carrier_old: 3011, carrier_new: 190008 }]),
  parcels(['this', 3, '11:00'], 'changeinfo', [{ number: 'CP100000065HK', carrier: 13011, items: { lang: 'en' } }]),
  parcels(['this', 3, '15:20'], 'stoptrack', [{ number: 'CP100000051HK', carrier: 13011 }]),
  parcels(['this', 3, '18:00'], 'deletetrack', pairs(lookedUpParcels)),
  parcels(['this', 4, '09:40'], 'deletetrack', pairs(deletedParcels)),
  parcels(['this', 4, '16:05'], 'register', [{ number: 'RR100000414CN', carrier: 7041 }]),
  parcels(['this', 5, '08:15'], 'getRealTimeTrackInfo', [
    { number: 'LX000111307DE', carrier: 7041, cacheLevel: 'Instant' },
  ]),
  parcels(['this', 5, '11:30'], 'register', latestParcels),
  parcels(['this', 5, '12:00'], 'gettrackinfo', [{ number: 'CP100000065HK', carrier: 13011 }]),
  parcels(['this', 5, '12:01'], 'gettracklist', { page_no: 1 }),
  parcels(['this', 5, '12:02'], 'getquota', []),
];

/** 18 shipments this month: 12 listed since last month, 6 asked for; the rest is free. */
const containerCalls: readonly PastCall[] = [
  pull(['last', 15, '09:00'], practiceBill.number),
  {
    month: 'last',
    day: 20,
    time: '09:30',
    provider: 'safecube',
    method: 'POST',
    target: '/webhook/api/v1/easy-shipment-asynchronous',
    body: { [practiceEndpoint]: { shipments: listedContainers.map((number) => ({ number })) } },
  },
  ...pulledContainers.map((number, index) => pull(['this', 2 + Math.floor(index / 2), `1${index}:45`], number)),
  pull(['this', 3, '16:00'], 'MAEU2011059'),
  pull(['this', 4, '10:15'], 'MSCU66398'),
  pull(['this', 4, '10:20'], silentContainer),
  {
    month: 'this',
    day: 5,
    time: '12:10',
    provider: 'safecube',
    method: 'GET',
    target: '/container-tracking/api/v2/shipment-usage',
    body: null,
  },
];

/** Everything that happened before the practice begins, in no particular order. */
export const practicePast: readonly PastCall[] = [...parcelCalls, ...containerCalls];
