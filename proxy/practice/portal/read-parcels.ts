import { isObject, textOf } from '../json-value.ts';
import { call17track } from './call-17track.ts';

/** One registered parcel. */
export interface Parcel {
  readonly number: string;
  readonly carrier: number;
  /** "Stopped", or the package's status as 17TRACK writes it. */
  readonly status: string;
  /** The language it is translated into, or null. */
  readonly lang: string | null;
}

/** Reads all pages of 17TRACK's list: free. Null when it cannot be read. */
export async function readParcels(): Promise<readonly Parcel[] | null> {
  const parcels: Parcel[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const outcome = await call17track('gettracklist', { page_no: page });
    if (outcome.kind !== 'answered' || !isObject(outcome.body)) return null;
    const { data, page: place } = outcome.body;
    const rows = isObject(data) ? data['accepted'] : undefined;
    if (!Array.isArray(rows)) return null;
    parcels.push(...rows.flatMap(readRow));
    pages = isObject(place) ? Number(place['page_total']) : 1;
  }
  return parcels;
}

function readRow(row: unknown): readonly Parcel[] {
  if (!isObject(row) || typeof row['number'] !== 'string' || typeof row['carrier'] !== 'number') return [];
  const stopped = row['tracking_status'] === 'Stopped';
  return [
    {
      number: row['number'],
      carrier: row['carrier'],
      status: stopped ? 'Stopped' : String(row['package_status']),
      lang: textOf(row['lang']),
    },
  ];
}
