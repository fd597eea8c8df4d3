import { isContainerNumber } from '../container-number.ts';
import { isObject } from '../json-value.ts';
import { callSafecube } from './call-safecube.ts';

/** One shipment number at Safecube. */
export interface Container {
  readonly number: string;
  readonly type: 'bill' | 'container';
  /** The shipping line's name, or "" when the number does not tell. */
  readonly line: string;
  readonly listed: boolean;
  /** Whether Safecube counts it this month. */
  readonly counted: boolean;
}

const lineByOwner: ReadonlyMap<string, string> = new Map([
  ['CMAU', 'CMA CGM'],
  ['HLXU', 'Hapag-Lloyd'],
  ['MAEU', 'Maersk'],
  ['MEDU', 'MSC'],
  ['MRKU', 'Maersk'],
  ['MSCU', 'MSC'],
]);

/** Reads the list and this month's usage: free. Null when they cannot be read. */
export async function readContainers(): Promise<readonly Container[] | null> {
  const list = await callSafecube('GET', 'webhook/api/v1/easy-shipment');
  const usage = await callSafecube('GET', 'container-tracking/api/v2/shipment-usage');
  if (list.kind !== 'answered' || usage.kind !== 'answered') return null;
  const listed = new Set(listedIn(list.body));
  const counted = new Set(countedIn(usage.body));
  return [...new Set([...listed, ...counted])].sort().map((number) => ({
    number,
    type: isContainerNumber(number) ? 'container' : 'bill',
    line: lineByOwner.get(number.slice(0, 4)) ?? '',
    listed: listed.has(number),
    counted: counted.has(number),
  }));
}

/** Numbers on the lists of all endpoints. */
function listedIn(body: unknown): readonly string[] {
  return fields(body).flatMap((endpoint) => {
    const shipments = isObject(endpoint) ? endpoint['shipments'] : undefined;
    if (!Array.isArray(shipments)) return [];
    return shipments.flatMap((one: unknown) =>
      isObject(one) && typeof one['number'] === 'string' ? one['number'] : [],
    );
  });
}

/** Numbers that a usage read names, whichever API or month they stand under. */
function countedIn(body: unknown): readonly string[] {
  const apis = isObject(body) ? fields(body['apis']) : [];
  return apis
    .flatMap((api) => (isObject(api) ? fields(api['periodicUsages']) : []))
    .flatMap((month) => (isObject(month) ? month['consumedShipmentList'] : []))
    .filter((number) => typeof number === 'string');
}

function fields(value: unknown): readonly unknown[] {
  return isObject(value) ? Object.values(value) : [];
}
